// Short ways back to what the text has named: "the base" after "Ain al-Asad base", "the Committee" after its full name.
// A noun alone means the last named thing before it whose name ends in that noun; no such name, no meaning.
import type { LanguageKnowledge } from "../knowledge/index.ts";
import type { Mention } from "../record/index.ts";
import { foldPhrase } from "../text/index.ts";

const REFERRED: ReadonlySet<Mention["type"]> = new Set(["organization", "facility"]);

function lastWord(phrase: string): string {
  return foldPhrase(phrase).split(" ").at(-1) ?? "";
}

/** The mentions, those that are one noun with what the noun refers to. */
export function withShortNames(
  text: string,
  mentions: readonly Mention[],
  language: LanguageKnowledge | undefined,
): Mention[] {
  const opensNew = newThings(language);
  const named = new Map<string, Mention>();
  return mentions.map((mention) => {
    if (!REFERRED.has(mention.type)) return mention;
    const words = text.slice(mention.start, mention.end);
    const noun = foldPhrase(words);
    const isNoun = !noun.includes(" ") && mention.entity === undefined;
    const meant =
      isNoun && !opensNew(text.slice(Math.max(0, mention.start - OPENER_MAX), mention.start))
        ? named.get(`${mention.type} ${noun}`)
        : undefined;
    if (meant) return { ...mention, ...resolutionOf(meant) };
    if (mention.entity !== undefined) remember(mention, words, named);
    return mention;
  });
}

/** Longer words open no phrase. */
const OPENER_MAX = 12;

/** "A base", "another base": a new one, whatever was named before. The test gets the words before the noun. */
function newThings(language: LanguageKnowledge | undefined): (before: string) => boolean {
  const { indefinite } = (language?.files.get("references") ?? {}) as {
    readonly indefinite?: readonly string[];
  };
  const words = new Set(indefinite);
  return (before) => {
    const last = before.trimEnd().split(/\s+/).at(-1);
    return last !== undefined && words.has(last.toLowerCase());
  };
}

function remember(mention: Mention, words: string, named: Map<string, Mention>): void {
  for (const name of [words, mention.name ?? words]) {
    if (foldPhrase(name).includes(" ")) named.set(`${mention.type} ${lastWord(name)}`, mention);
  }
}

function resolutionOf({ entity, name, lat, lon, country, precision }: Mention): Partial<Mention> {
  return Object.fromEntries(
    Object.entries({ entity, name, lat, lon, country, precision }).filter(([, value]) => value !== undefined),
  );
}
