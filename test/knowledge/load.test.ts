// Loading and checking knowledge/: the real folder, and broken ones made for the test.
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { ACTS, CasusError, EVENT_TYPES } from "../../src/record/index.ts";
import { checkKnowledge, defaultKnowledgeDir, loadKnowledge } from "../../src/knowledge/index.ts";
import { parseSubset } from "../../src/knowledge/yaml-subset.ts";

const dir = defaultKnowledgeDir();
const made: string[] = [];

/** A copy of kinds/ with further files, as a knowledge folder. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "casus-knowledge-"));
  made.push(folder);
  cpSync(join(dir, "kinds"), join(folder, "kinds"), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

describe("the project's own knowledge", () => {
  it("has no faults, and every type and act of the record format", () => {
    expect(checkKnowledge().faults).toEqual([]);
    const { kinds } = loadKnowledge();
    for (const type of EVENT_TYPES) expect(kinds.events.get(type)?.label, type).toBeTruthy();
    for (const act of ACTS) expect(kinds.acts.get(act)?.label, act).toBeTruthy();
  });

  it("gives every mode an event type and compatible modes that exist", () => {
    const { kinds } = loadKnowledge();
    for (const mode of kinds.modes.values()) {
      expect(kinds.events.has(String(mode.attributes["type"])), mode.id).toBe(true);
      expect(mode.attributes["family"], mode.id).toBeTypeOf("string");
    }
  });

  it("has the same version for the same contents", () => {
    expect(loadKnowledge().version).toBe(loadKnowledge().version);
    expect(loadKnowledge().version).toMatch(/^[0-9a-f]{64}$/);
  });

  it("cannot be changed by who reads it", () => {
    const { actors, languages } = loadKnowledge();
    expect(Object.isFrozen(actors.actors.get("hezbollah"))).toBe(true);
    expect(Object.isFrozen(languages.get("en"))).toBe(true);
  });

  it("is read by the quick parser as the full parser reads it", () => {
    for (const file of globSync("**/*.yaml", { cwd: dir })) {
      const text = readFileSync(join(dir, file), "utf8");
      const quick = parseSubset(text);
      if (quick) expect(quick.value, file).toEqual(parse(text));
    }
  });
});

describe("what the quick parser leaves to the full one", () => {
  it.each([
    ["block scalars", "a: |\n  b\n"],
    ["anchors", "a: &x b\n"],
    ["aliases", "a: *x\n"],
    ["several documents", "---\na: b\n"],
    ["folded plain text", "a: b\n  c\n"],
    ["the same key twice", "a: b\na: c\n"],
    ["an unclosed list", "a: [b, c\n"],
  ])("%s", (_, text) => expect(parseSubset(text)).toBeUndefined());

  it.each([
    ["a: [b, 'it''s', \"c: d\", 1.5, true, ~]\n", { a: ["b", "it's", "c: d", 1.5, true, null] }],
    ["- {a: b, c: [d]} # note\n- e\n", [{ a: "b", c: ["d"] }, "e"]],
    ["a:\n- b\n- c: d\n  e: f\n", { a: ["b", { c: "d", e: "f" }] }],
    ["a: 2024-01-02\nb: http://x.example/y\n", { a: "2024-01-02", b: "http://x.example/y" }],
  ])("but not %j", (text, value) => expect(parseSubset(text)?.value).toEqual(value));
});

describe("a broken folder", () => {
  function errorOf(folder: string): CasusError {
    try {
      loadKnowledge(folder);
    } catch (error) {
      if (error instanceof CasusError) return error;
    }
    throw new Error("expected a CasusError");
  }

  it("names file, line and the nearest valid kind", () => {
    const actors =
      "# people\n- id: a\n  kind: person\n  names: {en: A}\n- id: b\n  kind: armed-grup\n  names: {en: B}\n";
    const error = errorOf(folderWith({ "actors/x.yaml": actors }));
    expect(error.code).toBe("bad-knowledge");
    expect(error.message).toContain("actors/x.yaml:6");
    expect(error.message).toContain('"armed-group"');
  });

  it("names the relation that points nowhere", () => {
    const actors = '- {id: a, kind: person, names: {en: A}, leads: [{actor: b, source: "x"}]}\n';
    expect(errorOf(folderWith({ "actors/x.yaml": actors })).message).toContain('"b" is not known');
  });

  it("says what a word list lacks", () => {
    const error = errorOf(folderWith({ "languages/xx/lexicon/x.yaml": "things:\n  means: nothing\n" }));
    expect(error.message).toContain("languages/xx/lexicon/x.yaml:2");
  });

  it.each([
    [
      "mode of an entry",
      "hits:\n  means: hits\n  entries:\n    - {words: [hit], mode: airstrke}\n",
      4,
      "airstrike",
    ],
    ["act of a list", "noes:\n  means: noes\n  words: [no]\n  act: denail\n", 4, "denial"],
  ])("names the nearest kind for the %s", (_, text, line, nearest) => {
    const { message } = errorOf(folderWith({ "languages/xx/lexicon/x.yaml": text }));
    expect(message).toContain(`languages/xx/lexicon/x.yaml:${line}`);
    expect(message).toContain(`did you mean "${nearest}"?`);
  });

  it("reports all faults when asked to check", () => {
    const actors = "- {id: a, kind: persn, names: {en: A}}\n- {id: a, kind: person, names: {en: B}}\n";
    expect(checkKnowledge(folderWith({ "actors/x.yaml": actors })).faults).toHaveLength(2);
  });

  it("that is not there is a clear error", () => {
    expect(errorOf(join(tmpdir(), "casus-nowhere")).message).toContain("is not there");
  });
});
