// The command line as a user meets it: real processes, real folders.
import { spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const REPORT = {
  id: "r1",
  title: "Rockets hit air base",
  text: "BAGHDAD - Five rockets hit Ain al-Asad air base in Anbar on Monday, the Pentagon said. Kataib Hezbollah claimed responsibility for the attack on Telegram.",
  published: "2023-12-05",
  outlet: "The Daybreak Courier",
};

function casus(args: readonly string[], input?: string): { code: number | null; out: string; err: string } {
  const run = spawnSync(join(root, "bin", "casus"), args, {
    input,
    encoding: "utf8",
    cwd: tmpdir(),
    env: { ...process.env, CASUS_DATA: "" },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function lines(text: string): Record<string, unknown>[] {
  return text
    .trim()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("casus code", () => {
  it("answers every line, in order, good or bad, and nothing else on standard output", () => {
    const input = [
      JSON.stringify(REPORT),
      "not json",
      '{"id": "r2", "text": 5}',
      '{"id": "r3"}',
      "[1]",
      "",
      JSON.stringify({ id: 7, text: "All quiet." }),
    ].join("\n");
    const { code, out, err } = casus(["code"], input);
    expect(code).toBe(0);
    expect(err).toBe("");
    const coded = lines(out);
    expect(coded.map((line) => line.id)).toEqual(["r1", "2", "r2", "r3", "5", "7"]);
    expect(coded[0]).toMatchObject({ text: REPORT.text, language: "en", published: "2023-12-05" });
    expect((coded[0]!.events as unknown[]).length).toBeGreaterThan(0);
    expect(coded[1]!.error).toMatchObject({
      code: "bad-line",
      message: expect.stringMatching(/^Line 2 is not valid JSON/),
    });
    expect(coded[2]!.error).toMatchObject({
      code: "bad-document",
      message: expect.stringMatching(/^Line 3: the field "text" is not as it should be/),
    });
    expect(coded[3]!.error).toMatchObject({
      message: expect.stringMatching(/^Line 4 has neither "text" nor "html" nor "telegram"/),
    });
    expect(coded[4]!.error).toMatchObject({ message: expect.stringMatching(/^Line 5 is no JSON object/) });
    expect(coded[5]!.error).toBeUndefined();
  });

  it("survives odd texts", () => {
    const odd = [
      "",
      "\u0000\u0007",
      "\ud83d",
      "🚀".repeat(2000),
      "a".repeat(200_000),
      " \n\n\t ",
      "...".repeat(5000),
      "“".repeat(3000),
      "كتائب ".repeat(3000),
    ];
    const { code, out } = casus(
      ["code"],
      odd.map((text, index) => JSON.stringify({ id: `o${index}`, text })).join("\n"),
    );
    expect(code).toBe(0);
    expect(lines(out).map((line) => line.id)).toEqual(odd.map((_, index) => `o${index}`));
  });

  it("gives the same through merge: one incident from two tellings", () => {
    const second = {
      ...REPORT,
      id: "r2",
      text: "Five rockets struck the Ain al-Asad base on Monday. There were no casualties.",
      outlet: "Gulf Ledger",
    };
    const coded = casus(["code"], [REPORT, second].map((one) => JSON.stringify(one)).join("\n")).out;
    const incidents = lines(casus(["merge"], coded).out);
    const attack = incidents.filter((incident) => incident.type === "assault");
    expect(attack).toHaveLength(1);
    expect(attack[0]).toMatchObject({
      date: "2023-12-04",
      reports: [{ document: "r1" }, { document: "r2" }],
    });
  });
});

describe("casus on a ledger", () => {
  let dir: string;
  let data: string[];

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "casus-cli-"));
    data = ["--data", join(dir, "data")];
    mkdirSync(join(dir, "in"));
    writeFileSync(join(dir, "in", "reports.jsonl"), `${JSON.stringify(REPORT)}\nbroken\n`);
    writeFileSync(join(dir, "in", "page.txt"), "Two drones were shot down near Erbil airport on Tuesday.");
    writeFileSync(join(dir, "in", "page.meta.json"), '{"published": "2023-12-06", "outlet": "Zab Post"}');
  });

  it("add keeps what it can, tells what it cannot, and adds nothing twice", () => {
    const first = casus(["add", join(dir, "in"), ...data, "--json"]);
    expect(first.code).toBe(1);
    const outcomes = lines(first.out);
    expect(outcomes.filter((one) => one.kind === "added")).toHaveLength(2);
    expect(outcomes.find((one) => one.kind === "failed")).toMatchObject({
      code: "bad-line",
      message: expect.stringMatching(/reports\.jsonl: Line 2 is not valid JSON/),
    });
    expect(outcomes.find((one) => one.document === "r1")).toBeDefined();
    const second = casus(["add", join(dir, "in"), ...data, "--json"]);
    expect(lines(second.out).filter((one) => one.kind === "added")).toEqual([]);
    expect(lines(second.out).filter((one) => one.kind === "known")).toHaveLength(2);
  });

  it("status, verify, export and digest agree", () => {
    const status = JSON.parse(casus(["status", "--json", ...data]).out) as {
      documents: number;
      incidents: number;
    };
    expect(status.documents).toBe(2);
    expect(casus(["verify", ...data])).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /2 originals re-hashed, 2 log lines held against 0 tree heads \(0 stamps\), 2 documents checked: nothing differs/,
      ),
    });
    const incidents = lines(casus(["export", "incidents", ...data]).out);
    expect(incidents).toHaveLength(status.incidents);
    const coded = lines(casus(["export", "coded", ...data]).out);
    expect(coded.map((one) => one.id)).toContain("r1");
    expect(casus(["export", "--format", "csv", ...data]).out.split("\n")[0]).toMatch(/id,/);
    expect(JSON.parse(casus(["export", "--format", "geojson", ...data]).out)).toMatchObject({
      type: "FeatureCollection",
    });
    expect(casus(["digest", "--from", "2023-12-01", "--to", "2023-12-31", ...data]).out).toMatch(
      /Ain al-Asad/,
    );
  });

  it("verify names an original that was changed", () => {
    const page = lines(casus(["export", "coded", ...data]).out).find((one) => one.id !== "r1")!;
    const find = spawnSync("grep", ["-rl", "Two drones", join(dir, "data", "archive")], {
      encoding: "utf8",
    }).stdout.trim();
    spawnSync("chmod", ["u+w", find]);
    const before = readFileSync(find);
    writeFileSync(find, "changed");
    const { code, out } = casus(["verify", ...data]);
    writeFileSync(find, before);
    expect(code).toBe(3);
    expect(out).toMatch(/^fault: /);
    expect(page).toBeDefined();
  });
});

describe("casus for a person", () => {
  it("helps, with examples", () => {
    const { code, out } = casus(["--help"]);
    expect(code).toBe(0);
    for (const command of [
      "start",
      "add",
      "code",
      "serve",
      "digest",
      "export",
      "verify",
      "status",
      "explain",
      "merge",
      "parse",
    ]) {
      expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, "m"));
    }
  });

  it.each([
    [["flurb"], 2, /unknown command 'flurb'/],
    [["export", "--format", "xls"], 2, /Allowed choices are jsonl, csv, acled/],
    [["digest", "--day", "2023-12-26", "--week"], 2, /exclude each other/],
    [["digest", "--day", "yesterday"], 2, /"yesterday" is no day; write it as 2023-12-26/],
    [["add"], 2, /missing required argument/],
  ])("%j exits with %i and says why", (args, expected, message) => {
    const { code, err } = casus([...args]);
    expect(code).toBe(expected);
    expect(err).toMatch(message);
  });

  it("explains a sentence", () => {
    const { code, out } = casus([
      "explain",
      "Saraya Awliya al-Dam claimed responsibility for the rocket attack on Monday.",
      "--published",
      "2021-02-17",
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/statements\n {2}s1 claim-of-responsibility/);
    expect(out).toMatch(/= 2021-02-15/);
    expect(out).toMatch(/claimed +VERB +root/);
  });
});
