// What a text says in its own first person: communiques, letters and channel posts, outside every reported speech.
import type { Attribution, Span } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { isSaying, type Draft } from "../attributions/draft.ts";
import type { Line } from "../attributions/line.ts";
import type { Issuer } from "./issuer.ts";
import { actOfContent, type ContentAct } from "./content.ts";

export interface OwnVoice {
  readonly found: ContentAct;
  /** The word by which the text names itself ("we", "our"). */
  readonly self: Span;
}

/** Acts of the lines in which the text speaks of itself. */
export function ownVoices(
  context: CodingContext,
  lines: readonly Line[],
  drafts: ReadonlyMap<Attribution, Draft>,
  issuer: Issuer | undefined,
): OwnVoice[] {
  const covered = coveredSpans(drafts);
  const voices: OwnVoice[] = [];
  for (const line of lines) {
    const self = selfIn(line, covered);
    const found = actOfContent(context.language, { line, from: 0, to: line.tokens.length }, true);
    if (!found) continue;
    const speaks =
      self ??
      spokenBy(selfSpeaking(found, covered), issuer) ??
      (issuer?.named && isFree(line, covered) ? issuer.role : undefined);
    if (speaks) voices.push({ found, self: speaks });
  }
  return voices;
}

/** "We struck" as one word stands for whoever signs the text. */
function spokenBy(self: Span | undefined, issuer: Issuer | undefined): Span | undefined {
  return self && (issuer?.role ?? self);
}

/** Neither quoted nor told by somebody. */
function isFree(line: Line, covered: readonly Span[]): boolean {
  return (
    !line.quoteOf.some((quote) => quote !== -1) &&
    !isCovered(covered, line.sentence.start) &&
    !isCovered(covered, line.sentence.end - 2)
  );
}

/** Forms that hold their own "we" ("we struck" as one word) speak for themselves. */
function selfSpeaking({ match, piece }: ContentAct, covered: readonly Span[]): Span | undefined {
  if (match.entry.attributes["self"] !== true || piece.line.quoteOf[match.from] !== -1) return undefined;
  return isCovered(covered, match.start) ? undefined : { start: match.start, end: match.end };
}

/** What somebody is reported to have said, as sorted spans. */
function coveredSpans(drafts: ReadonlyMap<Attribution, Draft>): Span[] {
  const spans: Span[] = [];
  for (const draft of drafts.values()) if (isSaying(draft)) spans.push(...draft.content);
  return spans.sort((a, b) => a.start - b.start);
}

function selfIn(line: Line, covered: readonly Span[]): Span | undefined {
  for (let i = 0; i < line.tokens.length; i++) {
    if (!line.is(i, "own-voice") || line.quoteOf[i] !== -1) continue;
    const { start, end } = line.tokens[i]!;
    return isCovered(covered, start) ? undefined : { start, end };
  }
  return undefined;
}

function isCovered(spans: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  for (let i = low - 1; i >= 0 && low - i < 8; i--) if (spans[i]!.end > offset) return true;
  return false;
}
