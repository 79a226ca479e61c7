// First-level coding of the languages without an analyser: sentences in, records out, with sentences that must stay empty.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { detectLanguage, read } from "../../src/read/index.ts";
import type { CodedDocument, Event, Role } from "../../src/record/index.ts";

const knowledge = loadKnowledge();
const published = "2023-11-23"; // a Thursday

function coded(language: string, text: string): CodedDocument {
  return code({ id: "d", text, language, published, regions: [] }, knowledge);
}

interface Sentence {
  readonly text: string;
  readonly events?: readonly Readonly<Record<string, unknown>>[];
  readonly statements?: readonly Readonly<Record<string, unknown>>[];
  readonly tallies?: readonly Readonly<Record<string, unknown>>[];
}

/** languages/<xx>/sentences.yaml: by language, what whoever wrote the folder says must be found. */
const SENTENCES = [...knowledge.languages].flatMap(([language, { files }]) => {
  const sentences = files.get("sentences") as readonly Sentence[] | undefined;
  return sentences ? [[language, sentences] as const] : [];
});

const ROLES = ["actors", "targets", "victims", "weapons"] as const;

/** An event in the words of such a file: roles by their words, figures by their least. */
function eventIn(text: string, event: Event): Record<string, unknown> {
  const words = (roles: readonly Role[]): string[] => roles.map((role) => text.slice(role.start, role.end));
  const roles = ROLES.flatMap((name) =>
    event[name].length > 0 ? [[name, words(event[name])] as const] : [],
  );
  return {
    mode: event.mode,
    ...(event.date !== undefined && { date: event.date }),
    ...Object.fromEntries(roles),
    ...(event.killed && { killed: event.killed.min }),
    ...(event.injured && { injured: event.injured.min }),
  };
}

describe.each(SENTENCES)("%s", (language, sentences) => {
  it.each(sentences.map((one) => [one.text, one] as const))(
    "%s",
    (text, { events = [], statements = [], tallies = [] }) => {
      const found = coded(language, text);
      expect(found.events.map((event) => eventIn(text, event))).toEqual(events);
      expect(
        found.statements.map(({ act, speaker }) => ({
          act,
          speaker: text.slice(speaker.start, speaker.end),
        })),
      ).toEqual(statements);
      expect(
        found.tallies.map(({ count, of, from, to }) => ({
          count: count.min,
          of: text.slice(of.start, of.end),
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
        })),
      ).toEqual(tallies);
    },
  );

  it("has sentences in which nothing may be found, and says who checked it", () => {
    const empty = sentences.filter(({ events, statements, tallies }) => !events && !statements && !tallies);
    expect(sentences.length).toBeGreaterThanOrEqual(20);
    expect(empty.length).toBeGreaterThanOrEqual(5);
    const readme = new URL(`../../knowledge/languages/${language}/README.md`, import.meta.url);
    expect(readFileSync(readme, "utf8")).toMatch(/checked by/i);
  });

  it("says that it is coded at a first level only", () => {
    expect(knowledge.languages.get(language)?.coverage).toBe("first-level");
  });
});

describe("which language a text is in", () => {
  it.each(
    SENTENCES.flatMap(([language, table]) => table.slice(0, 2).map(({ text }) => [language, text] as const)),
  )("%s: %s", (language, text) => expect(detectLanguage(text)).toBe(language));
});

describe("names of the registers in other languages lead to the same entries", () => {
  it.each([
    ["fr", "Gardiens de la révolution", "islamic-revolutionary-guard-corps"],
    ["tr", "Devrim Muhafızları", "islamic-revolutionary-guard-corps"],
    ["fa", "سپاه پاسداران", "islamic-revolutionary-guard-corps"],
    ["he", "משמרות המהפכה", "islamic-revolutionary-guard-corps"],
    ["he", 'צה"ל', "israel-defense-forces"],
    ["es", "hutíes", "houthis"],
    ["ckb", "حیزبوڵڵا", "hezbollah"],
    ["ku", "Yekîneyên Parastina Gel", "ypg"],
  ])("%s: %s", (_language, name, id) => expect(knowledge.actors.idsFor(name)).toContain(id));
});

describe("a text in two languages", () => {
  const text = [
    "المقاومة الإسلامية في العراق: استهدفنا، فجر الأحد، قاعدة عين الأسد بالطيران المسيّر.",
    "A US official told Reuters on Sunday that two rockets had struck the base near Hit.",
    "وأدانت الحكومة العراقية الهجوم.",
    "Video: https://example.org/x",
  ].join("\n");
  const document = code(read({ id: "d", text, published }, knowledge), knowledge);
  const words = (role: { start: number; end: number }): string => text.slice(role.start, role.end);

  it("is in the language of most of it, and each line is coded by its own", () => {
    expect(document.language).toBe("ar");
    expect(
      document.regions.filter(({ kind }) => kind === "language").map(({ language }) => language),
    ).toEqual(["en"]);
    expect(document.events.map(({ mode }) => mode).sort()).toEqual(["drone-attack", "rocket-attack"]);
    expect(document.statements.map(({ act }) => act)).toContain("condemnation");
  });

  it("has offsets into the untouched text, and ids that are one row", () => {
    expect(document.text).toBe(text);
    const rockets = document.events.find(({ mode }) => mode === "rocket-attack")!;
    expect(rockets.weapons.map(words)).toEqual(["rockets"]);
    for (const list of [document.mentions, document.events, document.statements, document.attributions])
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    const ids = new Set(document.mentions.map(({ id }) => id));
    const roles = document.events.flatMap(({ actors, targets, weapons, places }) => [
      ...actors,
      ...targets,
      ...weapons,
      ...places,
    ]);
    for (const { mention } of roles) if (mention !== undefined) expect(ids).toContain(mention);
  });

  it.each(["Erbil, Baghdad, Mosul.", "He said in Arabic: الله أكبر.", "Les Misérables"])(
    "a word or two of another is none: %s",
    (line) => {
      const one = read(
        { id: "d", text: `Two rockets struck a base in Erbil on Sunday, police said.\n${line}`, published },
        knowledge,
      );
      expect(one.regions.filter(({ kind }) => kind === "language")).toEqual([]);
    },
  );
});

describe("a language nobody wrote a folder for", () => {
  it("is kept with nothing found in it, and no error", () => {
    const text = "Ukrainan joukot ampuivat alas kaksi lennokkia Odessan yllä.";
    const document = coded("fi", text);
    expect(document.text).toBe(text);
    expect(document.error).toBeUndefined();
    expect([...document.events, ...document.mentions, ...document.statements]).toEqual([]);
  });
});
