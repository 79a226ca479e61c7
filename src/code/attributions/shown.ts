// "MEMRI published a screenshot of the post": who shows a message carries what the message says, there and near by.
import type { CodingContext } from "../context.ts";
import { wordsOf } from "../words.ts";
import type { Draft } from "./draft.ts";
import { isPastForm, isWord, spanOf, trimmed, type Line } from "./line.ts";
import type { Voice } from "./speakers.ts";
import { subjectStretch } from "./trees/source.ts";

/** A message is shown and told of within a few sentences. */
const NEAR_LINES = 8;

/** Adds a draft for whoever shows a message, and points the reports by a medium near it at that draft. */
export function carryShown(
  context: CodingContext,
  lines: readonly Line[],
  drafts: Draft[],
  voices: Map<Draft, Voice>,
): void {
  for (const line of lines) {
    const carrier = shownIn(context, line);
    if (!carrier) continue;
    const carried = drafts.filter(
      (draft) => isNear(draft, carrier) && !draft.via && voices.get(draft)?.medium !== undefined,
    );
    if (carried.length === 0) continue;
    for (const draft of carried) draft.via = carrier;
    const at = drafts.findIndex((draft) => draft.line > carrier.line);
    drafts.splice(at < 0 ? drafts.length : at, 0, carrier);
  }
}

function isNear(draft: Draft, carrier: Draft): boolean {
  return Math.abs(draft.line - carrier.line) <= NEAR_LINES && !draft.carrier;
}

function shownIn(context: CodingContext, line: Line): Draft | undefined {
  for (const match of wordsOf(context.language, "showing").matches(line.sentence)) {
    if (
      line.quoteOf[match.from] !== -1 ||
      !(isPastForm(line, match.from) || line.is(match.from - 1, "have-forms"))
    )
      continue;
    const thing = thingBehind(context, line, match.to);
    const subject = thing === undefined || !line.tree ? undefined : subjectStretch(line.tree, match.from);
    const content = thing === undefined ? undefined : trimmed(line, { from: match.to, to: thing });
    if (!subject || !content) continue;
    const cue = { from: match.from, to: match.to };
    return {
      line: line.number,
      cue,
      subject,
      source: [spanOf(line, subject)],
      cueSpans: [spanOf(line, cue)],
      content: [spanOf(line, content)],
      quoted: false,
      rule: "shows",
      carrier: true,
    };
  }
  return undefined;
}

/** Token behind the words for what is shown, up to the end of their phrase. */
function thingBehind(context: CodingContext, line: Line, from: number): number | undefined {
  for (let i = from; i < Math.min(line.tokens.length, from + 4); i++) {
    const thing = wordsOf(context.language, "shown-things").at(line.sentence, i)[0];
    if (!thing) continue;
    let end = thing.to;
    while (end < line.tokens.length && isWord(line, end) && end - thing.to < 8) end++;
    return end;
  }
  return undefined;
}
