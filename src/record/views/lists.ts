// What every list is asked with and answers.
import { z } from "zod";

/** How a page of rows is asked for. `after` is the opaque cursor of the page before. */
export interface Page {
  readonly limit?: number;
  readonly after?: string;
}

export interface Rows<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly next?: string;
}

/** Days (both included) on which the documents that tell of it were published. */
export interface PublishedDays {
  readonly publishedFrom?: string;
  readonly publishedTo?: string;
  /** Only what these documents (by their ids) tell. */
  readonly documents?: readonly string[];
}

export const FacetCount = z.object({ id: z.string(), count: z.int() });
/** A value that occurs, with the number of incidents and statements it would leave as a filter. */
export type FacetCount = Readonly<z.infer<typeof FacetCount>>;
