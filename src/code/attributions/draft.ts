// An attribution while it is being put together: spans with the line, cue and rule they came from.
import type { Span } from "../../record/index.ts";
import type { WordEntry } from "../../knowledge/index.ts";
import type { Stretch } from "./line.ts";

export type CueForm = "finite" | "participle" | "passive" | "infinitive";

export interface Draft {
  /** Number of the line that holds the cue (or the source, where there is no cue). */
  readonly line: number;
  readonly cue?: Stretch;
  readonly entry?: WordEntry;
  readonly act?: WordEntry;
  readonly form?: CueForm;
  /** The subject's tokens in the same line. */
  readonly subject?: Stretch;
  source: Span[];
  cueSpans: Span[];
  content: Span[];
  addressee?: Span;
  quoted: boolean;
  readonly rule: string;
  /** The draft that carries this one ("Reuters quoted officials as saying"). */
  via?: Draft;
  /** Only carries another draft; has no act of its own. */
  readonly carrier?: boolean;
}

/** Whether something was said, rather than thought, wanted or shown. */
export function isSaying(draft: Draft): boolean {
  const kind = draft.entry?.attributes["kind"];
  return kind === undefined || kind === "say" || draft.act !== undefined;
}
