// Spans: where in a text the words stand that say something. Offsets are UTF-16 code units, end exclusive.
import { z } from "zod";

export const Span = z.object({ start: z.int().min(0), end: z.int().min(0) });
/** A stretch of the source text; `text.slice(start, end)` is the evidence. */
export type Span = Readonly<z.infer<typeof Span>>;

export const Range = z.object({ min: z.number(), max: z.number().optional() });
/** A number as reported: `{min: 5}` is "at least five", `{min: 5, max: 5}` is five. */
export type Range = Readonly<z.infer<typeof Range>>;
