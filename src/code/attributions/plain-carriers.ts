// Who carries whose words in languages without trees: "Reuters quoted from X that …", "in a speech that channel X showed".
import type { CodingContext } from "../context.ts";
import { wordsOf } from "../words.ts";
import type { Draft } from "./draft.ts";
import { isColon, spanOf, trimmed, type Line, type Stretch } from "./line.ts";
import { isOutlet } from "./outlets.ts";
import { phraseAt } from "./plain-phrases.ts";

/** How far from the verb of saying the outlet is named that showed or printed it. */
const REACH = 14;
const LONGEST_SOURCE = 6;

/** The draft, or the two that it is: the one that speaks and the one that carries. */
export function carriersOf(context: CodingContext, line: Line, draft: Draft): Draft[] {
  return quotedFrom(context, line, draft) ?? shownBy(context, line, draft) ?? [draft];
}

/** "Reuters quoted from two officials that": the subject carries, who stands behind "from" speaks. */
function quotedFrom(context: CodingContext, line: Line, draft: Draft): Draft[] | undefined {
  const { cue, subject } = draft;
  if (!cue || !subject || wordsOf(context.language, "quoting-verbs").at(line.sentence, cue.from).length === 0)
    return undefined;
  const marks = wordsOf(context.language, "quoted-marks");
  for (let i = subject.to; i < Math.min(line.tokens.length, subject.to + REACH); i++) {
    const [mark] = marks.at(line.sentence, i);
    if (!mark) continue;
    const source = phraseAt(context, line, mark.to, line.tokens.length) ?? upToContent(line, mark.to);
    if (!source) return undefined;
    const inner: Draft = {
      ...draft,
      subject: source,
      source: [spanOf(line, source)],
      via: draft,
      rule: "quoted-from",
    };
    return [inner, draft];
  }
  return undefined;
}

/** Without a mention: the few words before what is said. */
function upToContent(line: Line, from: number): Stretch | undefined {
  let to = from;
  while (
    to < line.tokens.length &&
    to - from <= LONGEST_SOURCE &&
    !line.is(to, "clause-openers") &&
    !isColon(line, to)
  )
    to++;
  return to - from <= LONGEST_SOURCE ? trimmed(line, { from, to }) : undefined;
}

/** "said in a speech that channel X showed", "told in a statement printed by agency X". */
function shownBy(context: CodingContext, line: Line, draft: Draft): Draft[] | undefined {
  if (!draft.cue) return undefined;
  const shown = wordsOf(context.language, "showing-verbs");
  for (let i = draft.cue.to; i < Math.min(line.tokens.length, draft.cue.to + REACH * 2); i++) {
    if (line.quoteOf[i] !== -1) return undefined;
    const [word] = shown.at(line.sentence, i);
    const outlet =
      word && (phraseAt(context, line, word.to, line.tokens.length) ?? upToContent(line, word.to));
    if (!word || !outlet || !isOutlet(context, line, spanOf(line, outlet))) continue;
    const carrier: Draft = {
      line: draft.line,
      source: [spanOf(line, outlet)],
      cueSpans: [{ start: word.start, end: word.end }],
      content: [...draft.content],
      quoted: draft.quoted,
      rule: "shown-by",
      carrier: true,
    };
    draft.via = carrier;
    return [draft, carrier];
  }
  return undefined;
}
