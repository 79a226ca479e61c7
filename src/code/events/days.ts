// A telling without a day of its own, right behind one that has a day: "A drone struck the base on Monday. Another was shot
// down." Nothing is made up: the record points at the words that say the day. Further off a day is seldom right.
import type { Kinds } from "../../knowledge/index.ts";
import type { CodingContext } from "../context.ts";
import { timesInside, type When } from "./dates.ts";
import type { Candidate } from "./candidates.ts";
import { fullest, type Cluster } from "./cluster.ts";
import type { View } from "./view.ts";
import { isViolent } from "./violent.ts";

/** The news itself, not its history and not what is to come. */
function isNews(kinds: Kinds, { status, type, plural }: Candidate): boolean {
  return (status === "reported" || status === "alleged") && isViolent(kinds, type) && !plural;
}

/** A sentence that tells of an occurrence of a known day, in this sentence or another. */
interface Dated {
  readonly when: When;
  readonly view: View;
}

function isOwnDay({ when }: Candidate): boolean {
  return when !== undefined && !when.weak && isDay(when.date);
}

/** The clusters; where no telling has a day, the fullest gets that of the sentence before it in its paragraph. */
export function withDays(ctx: CodingContext, clusters: readonly Cluster[]): Cluster[] {
  const { kinds } = ctx.knowledge;
  const dated = new Map<number, Dated>();
  const backward = new Set<number>();
  for (const cluster of clusters) {
    const when = cluster.find((one) => isOwnDay(one))?.when;
    for (const one of cluster) {
      if (one.status === "past-background") backward.add(one.view.index);
      const own = isOwnDay(one) ? one.when : when;
      if (own && isNews(kinds, one)) dated.set(one.view.index, { when: own, view: one.view });
    }
  }
  return clusters.map((cluster) => {
    const main = fullest(cluster);
    if (cluster.some(({ when }) => when) || !isNews(kinds, main) || backward.has(main.view.index))
      return cluster;
    const before = dated.get(main.view.index - 1);
    if (!before || !isOneBreath(ctx, before, main)) return cluster;
    const { when } = before;
    const day = { ...when, date: when.date.slice(0, DAY_LENGTH), weak: true };
    return cluster.map((one) => (one === main ? { ...one, when: day } : one));
  });
}

const DAY_LENGTH = "2021-03-02".length;
const isDay = (date: string): boolean => /^\d{4}-\d\d-\d\d(?!.*\/)/.test(date);

/** The same paragraph, and no time in the second sentence that may say another day. */
function isOneBreath(ctx: CodingContext, before: Dated, main: Candidate): boolean {
  const between = ctx.text.slice(before.view.sentence.end, main.view.sentence.start);
  return !between.includes("\n") && timesInside(ctx, main.view).length === 0;
}
