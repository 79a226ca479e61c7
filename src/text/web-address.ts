// Which addresses that a source gives may become links.

/** A web address in its normal form; a path, a script or a data address is none. */
export function webAddress(url: string | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url).href : undefined;
}
