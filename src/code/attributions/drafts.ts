// The drafts that the cues of each line make: verbs, prepositions, nouns, colons.
import type { CodingContext } from "../context.ts";
import { mentionsIn } from "../mention-index.ts";
import { wordsOf } from "../words.ts";
import { findCues } from "./cues.ts";
import type { Draft } from "./draft.ts";
import { draftOfColon, type HeadlineHints } from "./headlines.ts";
import type { Line } from "./line.ts";
import { draftsOfNouns, draftsOfPrepositions } from "./sources.ts";
import { draftsVerbFirst, isVerbFirst } from "./verb-first.ts";
import { draftsOfVerbs } from "./verbs.ts";

const COLON_SPEAKERS: ReadonlySet<string> = new Set([
  "person",
  "organization",
  "role",
  "account",
  "location",
]);

/** Drafts of all lines, in text order. */
export function draftsOfLines(context: CodingContext, lines: readonly Line[]): Draft[] {
  const words = (list: string) => wordsOf(context.language, list);
  const hints: HeadlineHints = {
    speakers: [words("speaking-roles"), words("speaking-things")],
    isSpeaker: (span) => mentionsIn(context, span).some((mention) => COLON_SPEAKERS.has(mention.type)),
  };
  return lines.flatMap((line, index) => {
    const isFirst = lines[index - 1]?.sentence.paragraph !== line.sentence.paragraph;
    const colon = isFirst ? draftOfColon(line, paragraphEnd(lines, index), hints) : undefined;
    if (isVerbFirst(line)) {
      const drafts = draftsVerbFirst(context, line);
      return colon ? [colon, ...drafts] : drafts;
    }
    const cues = findCues(line, words("reporting"), words("act-verbs"), words("sources-after"));
    const drafts = [
      ...draftsOfVerbs(line, cues),
      ...draftsOfPrepositions(line, words("sources-after")),
      ...draftsOfNouns(line, words("speech-nouns")),
    ];
    return colon ? [colon, ...drafts] : drafts;
  });
}

/** Offset where the paragraph of line `index` ends. */
function paragraphEnd(lines: readonly Line[], index: number): number {
  let last = index;
  while (lines[last + 1]?.sentence.paragraph === lines[index]!.sentence.paragraph) last++;
  return lines[last]!.sentence.end;
}
