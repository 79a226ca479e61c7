// What is kept of a request over the network, so that a copy can say how it was had. No bytes here: those are originals.
import { z } from "zod";

export const HeaderLines = z.array(z.tuple([z.string(), z.string()]));
/** Header lines in the order of the wire; a name may come more than once. */
export type HeaderLines = z.infer<typeof HeaderLines>;

export const FetchRecord = z.object({
  /** The address that was asked for. */
  url: z.string(),
  /** ISO instant of the first request. */
  at: z.string(),
  elapsedMs: z.int(),
  request: HeaderLines,
  /** Every hop that led elsewhere, in order. */
  redirects: z.array(z.object({ url: z.string(), status: z.int(), location: z.string() })),
  /** The address that answered in the end; absent where nobody did. */
  finalUrl: z.string().optional(),
  status: z.int().optional(),
  headers: HeaderLines.optional(),
});
export type FetchRecord = z.infer<typeof FetchRecord>;

/** The last value of a header, by its name in any case. */
export function headerOf(headers: HeaderLines | undefined, name: string): string | undefined {
  return headers?.findLast(([key]) => key.toLowerCase() === name)?.[1];
}

/** What is known of an address from earlier fetches. */
export interface KnownAddress {
  /** Hash of the newest copy. */
  readonly sha256?: string;
  readonly firstKeptAt?: string;
  readonly lastFetchedAt: string;
  readonly etag?: string;
  readonly lastModified?: string;
  /** How often in a row it could not be had since the last answer. */
  readonly failures: number;
  /** Since when it is known to be gone, with the status that said so; absent while it is there. */
  readonly gone?: { readonly since: string; readonly status?: number };
}
