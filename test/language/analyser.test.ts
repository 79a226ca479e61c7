// Behaviour of the analyser: who did what to whom, offsets, trees that are trees, and any input survived in bounded time.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { describe, expect, test } from "vitest";
import {
  type Analyser,
  languageData,
  loadAnalyser,
  parseConllu,
  referencesOf,
} from "../../src/language/index.ts";
import type { Analysis, Sentence, Token } from "../../src/language/index.ts";
import { buildKernels } from "../../training/build-kernels.ts";

const analyser: Analyser = loadAnalyser();
const english = languageData(
  "en",
  parse(readFileSync(new URL("../../knowledge/languages/en/morphology.yaml", import.meta.url), "utf8")),
  [],
);
const analyse = (text: string): Analysis => analyser.analyse(text, english);
const tokens = (a: Analysis): Token[] => a.sentences.flatMap((s) => [...s.tokens]);

/** The words that hang on the verb with one of the relations. */
function argument(sentence: Sentence, verb: string, relations: readonly string[]): string | undefined {
  const at = sentence.tokens.findIndex((t) => t.text === verb);
  return sentence.tokens.find((t) => t.head === at && relations.includes(t.deprel ?? ""))?.text;
}

function isTree(sentence: Sentence): boolean {
  const heads = sentence.tokens.map((t) => t.head ?? -2);
  if (heads.filter((h) => h === -1).length !== 1) return false;
  return heads.every((_, i) => {
    let at = i;
    for (let steps = 0; at !== -1; steps++) {
      if (steps > heads.length || at < -1 || at >= heads.length) return false;
      at = heads[at]!;
    }
    return true;
  });
}

describe("who did what to whom", () => {
  test.each([
    ["Militants attacked a convoy near Mosul on Sunday.", "attacked", "Militants", "convoy"],
    ["Iran-backed militias fired rockets at the airport.", "fired", "militias", "rockets"],
    ["The United States struck two bases in eastern Syria.", "struck", "States", "bases"],
    ["American forces killed the commander, the Pentagon said.", "killed", "forces", "commander"],
    ["MILITANTS ATTACKED A CONVOY NEAR MOSUL ON SUNDAY.", "ATTACKED", "MILITANTS", "CONVOY"],
  ])("%s", (text, verb, subject, object) => {
    const sentence = analyse(text).sentences[0]!;
    expect(argument(sentence, verb, ["nsubj"])).toBe(subject);
    expect(argument(sentence, verb, ["obj"])).toBe(object);
  });

  test.each([
    ["Two soldiers were killed by a roadside bomb.", "killed", "soldiers", "bomb"],
    ["The base was attacked by armed drones on Friday.", "attacked", "base", "drones"],
  ])("passive: %s", (text, verb, patient, agent) => {
    const sentence = analyse(text).sentences[0]!;
    expect(argument(sentence, verb, ["nsubj:pass"])).toBe(patient);
    expect(argument(sentence, verb, ["obl:agent"])).toBe(agent);
    expect(sentence.tokens.find((t) => t.text === verb)?.feats?.["Voice"]).toBe("Pass");
  });

  test.each([
    ["The facilities used by militants were empty.", "used", "Pass"],
    ["The convoy had been stopped and looted by gunmen.", "looted", "Pass"],
    ["The army has retaken the town and burned the camp.", "burned", undefined],
  ])("voice: %s", (text, verb, voice) => {
    expect(tokens(analyse(text)).find((t) => t.text === verb)?.feats?.["Voice"]).toBe(voice);
  });

  test("an active verb is not passive", () => {
    const killed = analyse("A roadside bomb killed two soldiers.").sentences[0]!.tokens.find(
      (t) => t.text === "killed",
    )!;
    expect(killed.feats).toMatchObject({ Tense: "Past" });
    expect(killed.feats?.["Voice"]).toBeUndefined();
  });
});

describe("tags, lemmas and names", () => {
  test.each([
    ["They struck the bases.", "struck", "VERB", "strike"],
    ["Rockets were fired.", "fired", "VERB", "fire"],
    ["Gunmen looted the depot.", "looted", "VERB", "loot"],
    ["The attacks went on.", "attacks", "NOUN", "attack"],
    ["It is attacking the city.", "is", "AUX", "be"],
    ["The plan to raid the camp failed.", "raid", "VERB", "raid"],
    ["A raid on the camp failed.", "raid", "NOUN", "raid"],
    ["They plan attacks on the port.", "plan", "VERB", "plan"],
    ["GUNMEN RAID CAMP.", "RAID", "VERB", "raid"],
  ])("%s: %s is %s, %s", (text, form, upos, lemma) => {
    expect(tokens(analyse(text)).find((t) => t.text === form)).toMatchObject({ upos, lemma });
  });

  test.each([
    ["Shakir al-Khayyat met officials in Baghdad.", "person", "Shakir al-Khayyat"],
    ["Shakir al-Khayyat met officials in Baghdad.", "location", "Baghdad"],
    ["The Iraqi army said it had shot down a drone.", "nationality", "Iraqi"],
    ["Two rockets landed near the US Embassy in Baghdad.", "weapon", "rockets"],
  ])("%s: %s %s", (text, type, name) => {
    const found = (analyse(text).names ?? [])
      .filter((n) => n.type === type)
      .map((n) => text.slice(n.start, n.end));
    expect(found.some((f) => f.endsWith(name))).toBe(true);
  });

  test("a sentence without names has none", () => {
    expect(analyse("It rained all day.").names).toEqual([]);
  });
});

describe("references", () => {
  const found = (text: string): string[] =>
    referencesOf(text, analyse(text), { groupNouns: new Set(["group"]) }).map(
      (r) => `${text.slice(r.start, r.end)} = ${text.slice(r.antecedent.start, r.antecedent.end)}`,
    );

  test.each([
    [
      "Shakir al-Khayyat met officials in Baghdad. Later Khayyat left for Ankara.",
      "Khayyat = Shakir al-Khayyat",
    ],
    [
      "The Islamic State of Iraq (ISI) said it had fired the rockets. ISI named no place.",
      "ISI = Islamic State of Iraq",
    ],
    ["Mahfuz Bashir was arrested on Monday. He denied the charge.", "He = Mahfuz Bashir"],
    [
      "Kataib Hezbollah fired rockets at the base. The group said more would follow.",
      "group = Kataib Hezbollah",
    ],
  ])("%s", (text, expected) => {
    expect(found(text)).toContain(expected);
  });

  test("nothing before it, nothing said", () => {
    expect(found("He said the group had left.")).toEqual([]);
  });
});

describe("any input", () => {
  const emoji = "🚀💥".repeat(200);
  test.each([
    ["nothing", ""],
    ["blanks", " \n\t\u00a0 \n"],
    ["emoji", `Rockets ${emoji} fell ${emoji}.`],
    ["control characters", "The\u0000 base\u0007 was \u001b[31mhit\u202e again\u0085."],
    ["lone surrogates", "The \ud83d base \udca5 was hit \ud800."],
    ["prototype words", "constructor __proto__ toString hasOwnProperty said so."],
    ["ten thousand tokens without a stop", "rockets fell and ".repeat(3_334)],
    ["one word of 100,000 letters", "a".repeat(100_000)],
    ["brackets", "(".repeat(3_000) + ")".repeat(3_000)],
    [
      "a million characters in one line",
      "The militia fired 12 rockets at Erbil airport, officials said. ".repeat(16_000).slice(0, 1_000_000),
    ],
  ])("%s: offsets hold, trees are trees, names are inside", { timeout: 120_000 }, (_, text) => {
    const analysis = analyse(text);
    let at = 0;
    for (const sentence of analysis.sentences) {
      expect(isTree(sentence)).toBe(true);
      for (const token of sentence.tokens) {
        if (token.start < at || text.slice(token.start, token.end) !== token.text)
          throw new Error(`offsets of "${token.text}" at ${token.start}`);
        at = token.end;
      }
    }
    for (const name of analysis.names ?? [])
      expect(name.end > name.start && name.end <= text.length).toBe(true);
  });

  test("random characters, the same result twice", () => {
    let seed = 7;
    const next = (n: number): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) % n;
    for (let round = 0; round < 40; round++) {
      const text = Array.from({ length: next(300) }, () =>
        String.fromCharCode(next(4) ? 32 + next(95) : next(65_536)),
      ).join("");
      const first = analyse(text);
      expect(first.sentences.every(isTree)).toBe(true);
      expect(analyse(text)).toEqual(first);
    }
  });

  test("the same, to the last digit, whatever was read before", () => {
    const text = "Militants attacked a convoy near Mosul on Sunday, the governorate's spokesman said.";
    const other = loadAnalyser();
    other.analyse("Zwölf Grenzsoldaten überquerten gestern unbemerkt Charbasch 7749-kk!?", english);
    expect(other.analyse(text, english)).toEqual(analyse(text));
  });

  test("no sentences, and sentences without tokens", () => {
    expect(analyser.parse([])).toEqual([]);
    expect(analyser.parse([[], ["Rockets", "fell"], []]).map((p) => p.heads.length)).toEqual([0, 2, 0]);
  });

  test("a sentence is analysed alike alone and in company", () => {
    const text = "Militants attacked a convoy near Mosul on Sunday.";
    const alone = analyse(text).sentences[0]!.tokens.map((t) => [t.upos, t.head, t.deprel]);
    const company = analyse(`${"It rained all day. ".repeat(9)}${text}`)
      .sentences.at(-1)!
      .tokens.map((t) => [t.upos, t.head, t.deprel]);
    expect(company).toEqual(alone);
  });
});

describe("CoNLL-U", () => {
  const word = (id: string, form: string, misc = "_"): string =>
    [id, form, "_", "_", "_", "_", "_", "_", "_", misc].join("\t");

  test("tokens, comments and ranges stay; compounds are one subtree", () => {
    const lines = [
      "# text = Iran-backed groups don't stop.",
      word("1", "Iran", "SpaceAfter=No"),
      word("2", "-", "SpaceAfter=No"),
      word("3", "backed"),
      word("4", "groups"),
      word("5-6", "don't"),
      word("5", "do"),
      word("6", "n't"),
      word("7", "stop", "SpaceAfter=No"),
      word("8", "."),
    ];
    const out = parseConllu(analyser, `${lines.join("\n")}\n\n`)
      .trimEnd()
      .split("\n");
    expect(out.map((l) => l.split("\t").slice(0, 2))).toEqual(lines.map((l) => l.split("\t").slice(0, 2)));
    const columns = out.filter((l) => /^\d+\t/.test(l)).map((l) => l.split("\t"));
    expect(
      columns.filter((c) => Number(c[6]) < 1 || Number(c[6]) > 3).filter((c) => Number(c[0]) <= 3),
    ).toHaveLength(1);
    expect(columns.filter((c) => c[6] === "0")).toHaveLength(1);
    expect(columns.every((c) => c.length === 10 && c[3] !== "_")).toBe(true);
  });

  test("nothing in, nothing out", () => {
    expect(parseConllu(analyser, "\n\n")).toBe("");
  });
});

test("the committed kernels are what their source builds", async () => {
  const committed = readFileSync(new URL("../../src/language/kernels/kernels.wasm", import.meta.url));
  expect(Buffer.from(await buildKernels()).equals(committed)).toBe(true);
});

test("models.yaml tells the hash and size of the file beside it", () => {
  const folder = new URL("../../models/", import.meta.url);
  const { english: entry } = parse(readFileSync(new URL("models.yaml", folder), "utf8")) as {
    english: { file: string; sha256: string; bytes: number };
  };
  const bytes = readFileSync(new URL(entry.file, folder));
  expect({ bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") }).toEqual({
    bytes: entry.bytes,
    sha256: entry.sha256,
  });
});

test("a file that is no model is refused with a sentence", () => {
  expect(() => loadAnalyser(new URL("../../package.json", import.meta.url))).toThrow(/no analyser model/);
});
