// Who is reported to have said what: every attribution of a document. The parts live in attributions/.
import type { Attribution, Span } from "../record/index.ts";
import type { CodingContext } from "./context.ts";
import { documentMemory } from "./memory.ts";
import { withCarriers } from "./attributions/carriers.ts";
import type { Draft } from "./attributions/draft.ts";
import { draftsOfLines } from "./attributions/drafts.ts";
import { linesOf, type Line } from "./attributions/line.ts";
import { findQuotes } from "./attributions/quotes.ts";
import { claimQuotes } from "./attributions/runs.ts";
import { carryShown } from "./attributions/shown.ts";
import { voiceFields, voicesOf, type Voice } from "./attributions/speakers.ts";

/** What the statement step needs beyond the records: the lines, and the draft behind each attribution. */
export interface Speech {
  readonly lines: readonly Line[];
  readonly drafts: ReadonlyMap<Attribution, Draft>;
  readonly byId: ReadonlyMap<string, Attribution>;
}

const speeches = documentMemory<CodingContext, Speech>();

/** The speech of a context, after `findAttributions` has run on it. */
export function speechOf(context: CodingContext): Speech | undefined {
  return speeches.get(context);
}

/** All attributions of the context, in text order; `speechOf` tells more about them once this has run. */
export function findAttributions(context: CodingContext): Attribution[] {
  const quotes = findQuotes(context.text, context.analysis.paragraphs);
  const lines = linesOf(context, quotes);
  const cued = draftsOfLines(context, lines);
  claimQuotes(cued, quotes, lines);
  const drafts = withCarriers(context, lines, cued);
  drafts.sort((a, b) => a.line - b.line || startOf(a) - startOf(b));
  const voices = voicesOf(context, lines, drafts);
  carryShown(context, lines, drafts, voices);
  const records = recordsOf(drafts, voices, context.language.code);
  const attributions = [...records.values()];
  speeches.set(context, {
    lines,
    drafts: new Map([...records].map(([draft, record]) => [record, draft])),
    byId: new Map(attributions.map((one) => [one.id, one])),
  });
  return attributions;
}

function startOf(draft: Draft): number {
  return draft.cueSpans[0]?.start ?? draft.content[0]?.start ?? 0;
}

function recordsOf(
  drafts: readonly Draft[],
  voices: ReadonlyMap<Draft, Voice>,
  language: string,
): Map<Draft, Attribution> {
  const ids = new Map(drafts.map((draft, index) => [draft, `a${index + 1}`]));
  const spans = (list: readonly Span[]) => list.map(({ start, end }) => ({ start, end }));
  return new Map(
    drafts.map((draft) => {
      const via = draft.via && ids.get(draft.via);
      const record: Attribution = {
        id: ids.get(draft)!,
        source: spans(draft.source),
        cue: spans(draft.cueSpans),
        content: spans(draft.content),
        ...voiceFields(voices.get(draft)),
        ...(via ? { via } : {}),
        quoted: draft.quoted,
        by: `${language}/${draft.rule}`,
      };
      return [draft, record];
    }),
  );
}
