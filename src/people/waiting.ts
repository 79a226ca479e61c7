// How long somebody waits after failed sign-ins: a few are free, then each doubles the wait. No clock here.

export interface Limit {
  /** Failures that cost nothing: people mistype. */
  readonly free: number;
  readonly longestMs: number;
}

const MINUTE_MS = 60_000;
/** For one account, from wherever: a guesser gets some 100 tries a day, and its owner waits no longer than this. */
export const NAME_LIMIT: Limit = { free: 5, longestMs: 15 * MINUTE_MS };
/** For one address, whatever the accounts: a whole office may stand behind it. */
export const ADDRESS_LIMIT: Limit = { free: 30, longestMs: 15 * MINUTE_MS };

const FIRST_WAIT_MS = 1000;
/** Beyond 2^30 seconds nothing changes. */
const MOST_DOUBLINGS = 30;

/** How long after the last of so many failures the next try is let in. */
export function waitMs(failures: number, { free, longestMs }: Limit): number {
  if (failures < free) return 0;
  return Math.min(longestMs, FIRST_WAIT_MS * 2 ** Math.min(failures - free, MOST_DOUBLINGS));
}
