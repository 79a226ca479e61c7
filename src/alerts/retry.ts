// When a message that did not arrive is tried again: later and later, never all at the same moment, and not for ever.

const FIRST_MS = 60_000;
const LONGEST_MS = 6 * 3_600_000;

/** With the pauses below about two days: after that a person has to look (`casus alerts log`). */
export const MOST_ATTEMPTS = 15;

/**
 * The instant of the next attempt after the n-th. The pause doubles from a minute to six hours, and is drawn from its upper
 * half, so that messages that failed together do not come back together. A receiver that says when it wants to be asked
 * again is waited for.
 */
export function retryAt(
  now: string,
  attempts: number,
  { random, firstMs = FIRST_MS, askedMs = 0 }: { random: () => number; firstMs?: number; askedMs?: number },
): string {
  const full = Math.min(firstMs * 2 ** (attempts - 1), LONGEST_MS);
  const pause = Math.max(full * (0.5 + 0.5 * random()), Math.min(askedMs, LONGEST_MS));
  return new Date(Date.parse(now) + pause).toISOString();
}
