// The parameters that routes share, each with the words that say what it may be: in the document, and where one is refused.
import { z } from "zod";
import { ACTS, EVENT_TYPES, THREAT_STATES } from "../record/index.ts";

/** Rows a page when nobody says, and at most: a page stays under a megabyte of JSON with room to spare. */
export const DEFAULT_LIMIT = 50;
export const MOST_ROWS = 200;
const ID_MAX = 2000;
const WORDS_MAX = 2000;
const NAME_MAX = 300;

/** A text without the one character that no store can hold. */
export function text(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine((value) => !value.includes("\0"), "holds a NUL character");
}

const day = (about: string) =>
  z
    .string()
    .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/)
    .optional()
    .meta({ description: `${about}: a day, a month or a year, as 2023-11-07, 2023-11 or 2023` });

export const DAYS = { from: day("the first day"), to: day("the last day") };

export const id = (of: string) => text(ID_MAX).meta({ description: `the id of ${of}` });

export const actor = text(NAME_MAX).optional().meta({
  description: "the id of an actor in the register, as kataib-hizballah",
});
export const speaker = text(NAME_MAX).optional().meta({
  description: "who says it: an id of the register, or the words for them in the text",
});
export const mode = text(NAME_MAX).optional().meta({
  description: "how it was done: an id of knowledge/kinds/modes.yaml, as drone-attack",
});
export const type = z
  .enum(EVENT_TYPES)
  .optional()
  .meta({ description: `the type of event: ${EVENT_TYPES.join(", ")}` });
export const act = z
  .enum(ACTS)
  .optional()
  .meta({ description: `what was done by saying it: ${ACTS.join(", ")}` });
export const state = z
  .enum(THREAT_STATES)
  .optional()
  .meta({ description: `what became of it: ${THREAT_STATES.join(", ")}` });
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .optional()
  .meta({ description: "the country of the place: two capital letters of ISO 3166, as IQ" });
export const place = text(WORDS_MAX)
  .optional()
  .meta({ description: "an entry of the register of places; of a place that is in none its name" });
export const asOf = day("the day as of which it holds; the last day of the ledger without it");
export const words = text(WORDS_MAX).meta({ description: "what to search for: words in any language" });

/** A page of a list: how many rows, and after which. */
export const PAGE = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_ROWS)
    .default(DEFAULT_LIMIT)
    .meta({ description: `rows a page, a number from 1 to ${MOST_ROWS}` }),
  after: text(ID_MAX).optional().meta({
    description: "`next` of the page before, for the rows that follow",
  }),
};

/** Rows are numbered with 32 bits. */
const MOST_CHANGES = 2 ** 31 - 1;

/** A place in the log of changes. */
export const seq = z.coerce.number().int().min(0).max(MOST_CHANGES).optional().meta({
  description: "`seq` of the last change that was seen, a whole number; 0 for all",
});

/** Given, with or without a value: `?bom`. */
export const flag = (about: string) =>
  z
    .enum(["", "1", "true"])
    .transform(() => true)
    .optional()
    .meta({ description: about });
