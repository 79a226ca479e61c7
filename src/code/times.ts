// Time expressions of a document with TIMEX3 values, resolved against its day of publication and nothing else.
import type { Span, TimeExpression } from "../record/index.ts";
import { firstSpanAfter } from "../text/index.ts";
import type { CodingContext } from "./context.ts";
import { dayAfterRange } from "./times/ranges.ts";
import { matchAt } from "./times/find.ts";
import { timeLexicon } from "./times/lexicon.ts";
import { Line } from "./times/line.ts";
import { State } from "./times/state.ts";
import type { Match } from "./times/state.ts";

export { edtfOf } from "./times/edtf.ts";

/** Sentences, and datelines, which stand outside them. */
function stretches(ctx: CodingContext): Span[] {
  const datelines = ctx.document.regions.filter((region) => region.kind === "dateline");
  const { sentences } = ctx.analysis;
  const outside = datelines.filter(
    (region) => !sentences.some((sentence) => sentence.start <= region.start && region.start < sentence.end),
  );
  return [...outside, ...sentences].sort((a, b) => a.start - b.start);
}

/**
 * Every time expression, in text order. Without `published` nothing is guessed: values keep X for what is unknown
 * ("XXXX-XX-XX" for "yesterday").
 */
export function findTimes(ctx: CodingContext): TimeExpression[] {
  const lexicon = timeLexicon(ctx.language);
  if (!lexicon) return [];
  const state = new State(ctx.document.published);
  const times: TimeExpression[] = [];
  for (const { start, end } of stretches(ctx)) {
    state.nextSentence();
    for (const found of timesOf(new Line(ctx.text, start, end, lexicon), state)) {
      times.push({ id: `t${times.length + 1}`, ...found, by: `${ctx.language.code}/times` });
    }
  }
  return times;
}

type Found = Omit<TimeExpression, "id" | "by">;

function asFound(line: Line, index: number, match: Match): Found {
  const { type, value, mod, calendar } = match;
  const span = { start: line.words[index]!.start, end: line.words[match.end - 1]!.end };
  return { ...span, type, value, ...(mod && { mod }), ...(calendar && { calendar }) };
}

function timesOf(line: Line, state: State): Found[] {
  const found: Found[] = [];
  for (let index = 0; index < line.words.length;) {
    const match = matchAt(line, index, state);
    if (!match || match.end <= index) {
      index++;
      continue;
    }
    state.note(match, line.endsBefore(index, "windowBefore"));
    found.push(asFound(line, index, match));
    const tail = dayAfterRange(line, match.end, match);
    if (tail) found.push(asFound(line, tail.start, tail.match));
    index = tail?.match.end ?? match.end;
  }
  return found;
}

/** The document's times that lie inside a span. */
export function timesIn(ctx: Pick<CodingContext, "times">, span: Span): TimeExpression[] {
  const inside: TimeExpression[] = [];
  for (let index = firstSpanAfter(ctx.times, span.start); index < ctx.times.length; index++) {
    const time = ctx.times[index]!;
    if (time.start >= span.end) break;
    if (time.start >= span.start && time.end <= span.end) inside.push(time);
  }
  return inside;
}
