// A telling without a day of its own, right behind one that has a day: "A drone struck the base on Monday. Another was shot
// down." Nothing is made up: the record points at the words that say the day. Further off a day is seldom right.
import type { Kinds } from "../../knowledge/index.ts";
import type { CodingContext } from "../context.ts";
import { timesInside } from "./dates.ts";
import type { Candidate } from "./candidates.ts";
import { fullest, type Cluster } from "./cluster.ts";
import { isViolent } from "./violent.ts";

/** The news itself, not its history and not what is to come. */
function isNews(kinds: Kinds, { status, type, plural }: Candidate): boolean {
  return (status === "reported" || status === "alleged") && isViolent(kinds, type) && !plural;
}

/** The clusters; where no telling has a day, the fullest gets that of the sentence before it in its paragraph. */
export function withDays(ctx: CodingContext, clusters: readonly Cluster[]): Cluster[] {
  const { kinds } = ctx.knowledge;
  const dated = new Map<number, Candidate>();
  const backward = new Set<number>();
  for (const one of clusters.flat()) {
    if (one.status === "past-background") backward.add(one.view.index);
    if (one.when && !one.when.weak && isDay(one.when.date) && isNews(kinds, one))
      dated.set(one.view.index, one);
  }
  return clusters.map((cluster) => {
    const main = fullest(cluster);
    if (cluster.some(({ when }) => when) || !isNews(kinds, main) || backward.has(main.view.index))
      return cluster;
    const before = dated.get(main.view.index - 1);
    if (!before?.when || !isOneBreath(ctx, before, main)) return cluster;
    const { when } = before;
    const day = { ...when, date: when.date.slice(0, DAY_LENGTH), weak: true };
    return cluster.map((one) => (one === main ? { ...one, when: day } : one));
  });
}

const DAY_LENGTH = "2021-03-02".length;
const isDay = (date: string): boolean => /^\d{4}-\d\d-\d\d(?!.*\/)/.test(date);

/** The same paragraph, and no time in the second sentence that may say another day. */
function isOneBreath(ctx: CodingContext, before: Candidate, main: Candidate): boolean {
  const between = ctx.text.slice(before.view.sentence.end, main.view.sentence.start);
  return !between.includes("\n") && timesInside(ctx, main.view).length === 0;
}
