// Tellings of one threat in several documents: the same speaker and target, said within a day, on the same condition.
import type { Threat } from "../../record/index.ts";
import { daysBetween, fold } from "../../text/index.ts";

// News repeats a threat on the day and the day after; later it is said again, which is another threat.
const REPEATED_DAYS = 1;
// Half of the words of the shorter telling stand in the other.
const WORDS_SHARED = 0.5;

const wordsOf = (threat: Threat): Set<string> => new Set(fold(threat.words).match(/[\p{L}\p{N}]{2,}/gu));

function likeWords(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared >= WORDS_SHARED * Math.min(a.size, b.size);
}

const keyOf = (threat: Threat): string =>
  `${threat.actor ?? fold(threat.speaker.name)} ${threat.against ?? ""}`;

function sameDays(a: Threat, b: Threat): boolean {
  if (a.said === undefined || b.said === undefined) return a.said === b.said;
  return Math.abs(daysBetween(a.said, b.said) ?? Infinity) <= REPEATED_DAYS;
}

const earlier = (a: Threat, b: Threat): number => {
  const [x, y] = [`${a.said ?? "~"} ${a.id}`, `${b.said ?? "~"} ${b.id}`];
  return x < y ? -1 : x > y ? 1 : 0;
};

export interface ToldThreat {
  readonly threat: Threat;
  readonly alsoTold: readonly string[];
}

/** Each threat once, by its first telling. Tellings in different languages stay apart: their words share nothing. */
export function threatsOnce(threats: readonly Threat[]): ToldThreat[] {
  const once: ToldThreat[] = [];
  for (const [, group] of Map.groupBy([...threats].sort(earlier), keyOf)) {
    const told: { threat: Threat; words: Set<string>; alsoTold: string[] }[] = [];
    for (const threat of group) {
      const words = wordsOf(threat);
      const known = told.find((one) => sameDays(one.threat, threat) && likeWords(one.words, words));
      if (known) known.alsoTold.push(threat.id);
      else told.push({ threat, words, alsoTold: [] });
    }
    once.push(...told.map(({ threat, alsoTold }) => ({ threat, alsoTold })));
  }
  return once.sort((a, b) => earlier(a.threat, b.threat));
}
