// Acts told by nouns: "the IRGC released a warning", "its threats to strike American forces".
import type { CodingContext } from "../context.ts";
import { isComma, isWord, trimmed, type Line, type Stretch } from "../attributions/line.ts";
import { subjectStretch } from "../attributions/trees/source.ts";
import { wordsOf, type Match } from "../words.ts";

export interface NamedAct {
  readonly act: string;
  readonly speaker: Stretch;
  readonly content: Stretch;
  readonly noun: Match;
}

/** How far before its noun the verb of giving stands ("issued a new and stern warning"). */
const GIVING_REACH = 6;

/** Acts that the nouns of a line tell of, where the speaker stands with them. */
export function namedActs(context: CodingContext, line: Line): NamedAct[] {
  const acts: NamedAct[] = [];
  for (const noun of wordsOf(context.language, "act-nouns").matches(line.sentence)) {
    const act = noun.entry.attributes["act"];
    if (line.quoteOf[noun.from] !== -1 || typeof act !== "string") continue;
    const given = line.is(noun.from - 1, "definite") ? undefined : givenBy(context, line, noun);
    const owner = given ? undefined : ownerOf(line, noun);
    const speaker = given?.speaker ?? owner;
    const content = trimmed(line, { from: given?.from ?? noun.from, to: phraseEnd(line, noun.to) });
    if (!speaker || !content || (owner && content.to - noun.to < 2)) continue;
    acts.push({ act, speaker, content, noun });
  }
  return acts;
}

/** "X issued a warning": the verb's subject speaks. */
function givenBy(
  context: CodingContext,
  line: Line,
  noun: Match,
): { speaker: Stretch; from: number } | undefined {
  for (let i = noun.from - 1; i >= 0 && noun.from - i < GIVING_REACH; i--) {
    if (wordsOf(context.language, "giving-verbs").at(line.sentence, i).length === 0) continue;
    const speaker = line.tree && subjectStretch(line.tree, i);
    return speaker && { speaker, from: i };
  }
  return undefined;
}

/** "its threats to …", "Tehran's denial of …": the owner speaks, where the noun says more. */
function ownerOf(line: Line, noun: Match): Stretch | undefined {
  const said = ["infinitive-marks", "that-words", "prepositions"].some((name) => line.is(noun.to, name));
  if (!said) return undefined;
  for (let i = noun.from - 1; i >= 0 && noun.from - i < 4; i--) {
    if (line.is(i, "possessives")) return { from: i, to: i + 1 };
    if (line.is(i, "owner-marks")) return nameBefore(line, i);
    if (!isWord(line, i) || line.is(i, "determiners")) return undefined;
  }
  return undefined;
}

function nameBefore(line: Line, end: number): Stretch | undefined {
  let from = end;
  while (
    from > 0 &&
    end - from < 7 &&
    isWord(line, from - 1) &&
    !line.is(from - 1, "prepositions") &&
    !line.is(from - 1, "determiners")
  )
    from--;
  return from < end ? { from, to: end } : undefined;
}

function phraseEnd(line: Line, from: number): number {
  let end = from;
  while (end < line.tokens.length && !isComma(line, end) && !/^[.;:!?]+$/.test(line.tokens[end]!.text)) end++;
  return end;
}
