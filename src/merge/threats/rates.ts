// How often an actor's threats are followed by an incident: a count, a rate, and how sure that rate is.
import type { BoardThreat, ThreatRate } from "../../record/index.ts";
import { addDays } from "../../text/index.ts";

// 97.5 % of a normal distribution lie below: the interval holds 95 %.
const Z = 1.959963984540054;

/** Wilson's interval (1927): honest for few cases, and never beyond 0 and 1. No case says nothing: 0 to 1. */
export function wilson(hits: number, cases: number): { low: number; high: number } {
  if (cases === 0) return { low: 0, high: 1 };
  const rate = hits / cases;
  const z2 = (Z * Z) / cases;
  const middle = rate + z2 / 2;
  const half = Z * Math.sqrt((rate * (1 - rate)) / cases + z2 / (4 * cases));
  return { low: Math.max(0, (middle - half) / (1 + z2)), high: Math.min(1, (middle + half) / (1 + z2)) };
}

/** Only threats with a known actor and target whose days have run out by `asOf` count: the others may yet be followed. */
export function threatRates(
  board: readonly BoardThreat[],
  options: { asOf: string; days: number },
): ThreatRate[] {
  const counted = board.filter(
    ({ threat: { actor, against, said } }) =>
      actor !== undefined &&
      against !== undefined &&
      said !== undefined &&
      addDays(said, options.days)! <= options.asOf,
  );
  const rates = [...Map.groupBy(counted, ({ threat }) => threat.actor!)].map(([actor, list]): ThreatRate => {
    const followed = list.filter((one) => one.followed.some(({ days }) => days <= options.days)).length;
    return {
      actor,
      threats: list.length,
      followed,
      rate: followed / list.length,
      ...wilson(followed, list.length),
      days: options.days,
    };
  });
  return rates.sort((a, b) => b.threats - a.threats || (a.actor < b.actor ? -1 : 1));
}
