// The tools of an expert who writes rules: casus explain and casus check-knowledge, as real processes.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");

function casus(...args: string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(join(root, "bin", "casus"), args, { encoding: "utf8", cwd: tmpdir() });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

describe("casus explain", () => {
  it(
    "prints the tree, what a rule found, and the first step at which another failed",
    { timeout: 30_000 },
    () => {
      const { code, out, err } = casus(
        "explain",
        "Kataib Hezbollah claimed responsibility for the attack on Monday. No group claimed responsibility for it.",
      );
      expect(err).toBe("");
      expect(code).toBe(0);
      expect(out).toMatch(/^tree$/m);
      expect(out).toMatch(/responsibility +NOUN +obj +← claimed/);
      const tried = out.slice(out.indexOf("\nrules tried"));
      expect(tried).toMatch(
        /en\/claims-responsibility at “claimed”: statement claim-of-responsibility .*speaker “Kataib Hezbollah”/,
      );
      expect(tried).toMatch(/en\/claims-responsibility at “claimed”: no, except negated: it is/);
    },
  );

  it("says so where no word triggers a rule", { timeout: 30_000 }, () => {
    expect(casus("explain", "The museum was full of people for most of the day.").out).toMatch(
      /rules tried\n {2}none: no word here triggers one/,
    );
  });
});

describe("casus check-knowledge", () => {
  const folder = mkdtempSync(join(tmpdir(), "casus-knowledge-"));
  const rules = join(folder, "languages/en/rules/statements");

  beforeAll(() => {
    for (const part of ["kinds", "languages/en"])
      cpSync(join(root, "knowledge", part), join(folder, part), { recursive: true });
    rmSync(join(folder, "languages/en/rules"), { recursive: true });
    mkdirSync(rules, { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const RULE = `- rule: hits
  means: X hits Y
  makes: event assault
  verb: [hit]
  roles:
    actor: doer
    target!: done-to
  except: [negated]
  examples:
    - "{actor:Gunmen} hit {target:the base}."
    - not: "Gunmen did not hit the base."
`;
  const check = (rule: string): { code: number | null; out: string; err: string } => {
    writeFileSync(join(rules, "hits.yaml"), rule);
    return casus("check-knowledge", folder);
  };

  it("is content with rules that do what their examples say", { timeout: 30_000 }, () => {
    const { code, out, err } = check(RULE);
    expect(err).toBe("");
    expect(out).toMatch(/1 rules, 2 examples: nothing is wrong\.\n$/);
    expect(code).toBe(0);
  });

  it.each([
    [
      "an unknown relation",
      "actor: doer",
      "actor: dooer",
      'languages/en/rules/statements/hits.yaml:6: relation "dooer" is not known here; did you mean "doer"?\n',
    ],
    [
      "a rule without counter-example",
      '    - not: "Gunmen did not hit the base."\n',
      "",
      "languages/en/rules/statements/hits.yaml:10: the rule has no counter-example; write `- not: …` with a sentence it must leave alone\n",
    ],
    [
      "an example that does not match",
      "{actor:Gunmen} hit",
      "{actor:Gunmen} saw",
      "hits.yaml:1: rule hits fails its example “Gunmen saw the base.”: does not match: none of its trigger words is there\n",
    ],
    [
      "a counter-example that matches",
      "Gunmen did not hit",
      "Gunmen hit",
      "hits.yaml:1: rule hits fails its example “Gunmen hit the base.”: matches, but must not, at “hit”\n",
    ],
    [
      "a counter-example that tempts nobody",
      "Gunmen did not hit the base.",
      "The sun rose over the hills.",
      "hits.yaml:1: rule hits fails its example “The sun rose over the hills.”: shows nothing: no word of a trigger is in it\n",
    ],
    [
      "a mark that is not met",
      "{actor:Gunmen} hit {target:the base}",
      "Gunmen hit {actor:the base}",
      "hits.yaml:1: rule hits fails its example “Gunmen hit the base.”: actor should be “the base” but is “Gunmen”\n",
    ],
  ])("names file, line and what would be right: %s", { timeout: 30_000 }, (_, right, wrong, message) => {
    const { code, out } = check(RULE.replace(right, wrong));
    expect(out).toContain(message);
    expect(out).toMatch(/1 to mend\.\n$/);
    expect(code).toBe(3);
  });

  it("names the line at which a file is no YAML", { timeout: 30_000 }, () => {
    const { code, err } = check("- rule: [");
    expect(err).toMatch(/hits\.yaml: this is not valid YAML/);
    expect(code).toBe(1);
  });

  it("finds a slip outside the rules as well", { timeout: 30_000 }, () => {
    const path = join(folder, "kinds/modes.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(
      path,
      text.replace("parent: attack", "parent: atack").replace("compatible: [attack", "compatible: [atack"),
    );
    expect(check(RULE)).toMatchObject({ code: 3, out: expect.stringContaining('did you mean "attack"?') });
    writeFileSync(path, text);
  });
});
