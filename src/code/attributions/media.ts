// By which channel something was said: words near the cue ("in a post on X", "tweeted", "told reporters at a briefing").
import { MEDIUM_KINDS, type Medium } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { mentionsIn } from "../mention-index.ts";
import { wordsOf, type Match } from "../words.ts";
import type { Draft } from "./draft.ts";
import type { Line } from "./line.ts";

/** How far from the cue the medium is named ("wrote on Tuesday in a long post on X"). */
const NEAR = 12;

/** The medium that the words around the cue name, inside the subject or between the cue and what was said. */
export function mediumIn(context: CodingContext, line: Line, draft: Draft): Medium | undefined {
  const from =
    draft.subject && draft.cue ? Math.min(draft.subject.from, draft.cue.from) : (draft.cue?.from ?? 0);
  const near = (match: Match) =>
    match.from >= from - 1 && match.from <= (draft.cue?.to ?? 0) + NEAR && !insideContent(draft, match);
  const found = wordsOf(context.language, "media")
    .matches(line.sentence)
    .filter((match) => near(match) && line.quoteOf[match.from] === -1);
  for (const match of found) {
    const kind = MEDIUM_KINDS.find((one) => one === match.entry.attributes["kind"]);
    if (kind) return { kind, ...nameOf(context, draft, match) };
  }
  return undefined;
}

/** The channel or account that a line names, whoever speaks there: what "the post" in the next lines goes back to. */
export function channelIn(context: CodingContext, line: Line): Medium | undefined {
  const named = wordsOf(context.language, "media")
    .matches(line.sentence)
    .findLast((match) => match.entry.attributes["channel"] === true);
  const kind = MEDIUM_KINDS.find((one) => one === named?.entry.attributes["kind"]);
  return kind && { kind };
}

/** A medium named inside what was said is another's; prepositional phrases at its very beginning or end still count. */
function insideContent(draft: Draft, match: Match): boolean {
  return draft.content.some(
    (span) => match.start > span.start + 40 && match.end <= span.end - 1 && match.end < span.end,
  );
}

/** A channel that is itself the subject gives the medium its name. */
function nameOf(context: CodingContext, draft: Draft, match: Match): { name?: string } {
  const [source] = draft.source;
  if (!source || match.entry.attributes["named"] !== true) return {};
  const mention = mentionsIn(context, source).find(
    (one) => one.type === "account" || one.type === "organization",
  );
  return mention ? { name: context.text.slice(mention.start, mention.end) } : {};
}
