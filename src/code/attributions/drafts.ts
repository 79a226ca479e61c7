// The drafts that the cues of each line make: verbs, prepositions, nouns, colons.
import type { Mention } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { mentionsIn } from "../mention-index.ts";
import { wordsOf, type Matcher } from "../words.ts";
import type { Draft } from "./draft.ts";
import { draftOfColon, type HeadlineHints } from "./headlines.ts";
import type { Line } from "./line.ts";
import { draftsOfNouns } from "./trees/nouns.ts";
import { draftsOfPrepositions } from "./trees/prepositions.ts";
import { draftsOfTree } from "./trees/drafts.ts";
import type { LineTree } from "./trees/tree.ts";
import { plainDrafts } from "./plain.ts";

const COLON_SPEAKERS: ReadonlySet<string> = new Set(["person", "organization", "role", "account"]);

/** "Iran: …" speaks; "Baghdad: …" and "QUETTA: …" say where. */
function speaksAtColon({ knowledge, text }: CodingContext, { type, start, end }: Mention): boolean {
  if (type === "location") return knowledge.actors.idsFor(text.slice(start, end)).length > 0;
  return COLON_SPEAKERS.has(type);
}

/** Drafts of all lines, in text order. */
export function draftsOfLines(context: CodingContext, lines: readonly Line[]): Draft[] {
  const words = (list: string) => wordsOf(context.language, list);
  const hints: HeadlineHints = {
    speakers: [words("speaking-roles"), words("speaking-things")],
    isSpeaker: (span) => mentionsIn(context, span).some((mention) => speaksAtColon(context, mention)),
  };
  const plain = plainDrafts(context);
  return lines.flatMap((line, index) => {
    const isFirst = lines[index - 1]?.sentence.paragraph !== line.sentence.paragraph;
    const colon = isFirst ? draftOfColon(line, paragraphEnd(lines, index), hints) : undefined;
    const drafts = line.tree ? draftsWithTree(line.tree, words, hints) : plain(line);
    return colon && !(line.tree === undefined && opensWithVerb(drafts, colon)) ? [colon, ...drafts] : drafts;
  });
}

/** "The minister said: …" has its verb before the colon. */
function opensWithVerb(drafts: readonly Draft[], colon: Draft): boolean {
  const end = colon.cueSpans[0]?.start ?? 0;
  return drafts.some((draft) => draft.cueSpans.some(({ start }) => start < end));
}

function draftsWithTree(tree: LineTree, words: (list: string) => Matcher, hints: HeadlineHints): Draft[] {
  const prepositions = words("sources-after");
  const cueWords = { reporting: words("reporting"), acts: words("act-verbs"), prepositions };
  return [
    ...draftsOfTree(tree, cueWords, (at) => hints.isSpeaker(tree.line.tokens[at]!)),
    ...draftsOfPrepositions(tree, prepositions),
    ...draftsOfNouns(tree, words("speech-nouns")),
  ];
}

/** Offset where the paragraph of line `index` ends. */
function paragraphEnd(lines: readonly Line[], index: number): number {
  let last = index;
  while (lines[last + 1]?.sentence.paragraph === lines[index]!.sentence.paragraph) last++;
  return lines[last]!.sentence.end;
}
