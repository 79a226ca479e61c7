// Tallies of one counter over one scope, in a row: totals only grow, so a later one below an earlier one is flagged.
import type { SeriesFlag, TallyCount, TallySeries } from "../../record/index.ts";

const asOf = (tally: TallyCount): string => tally.asOf!;

function byDay(tallies: readonly TallyCount[]): TallyCount[] {
  return [...tallies].sort((a, b) => (asOf(a) < asOf(b) ? -1 : asOf(a) > asOf(b) ? 1 : a.id < b.id ? -1 : 1));
}

/** "At least 60" on a day does not contradict 66. */
const isBelow = (later: TallyCount, earlier: TallyCount): boolean =>
  later.count.max !== undefined && later.count.max < earlier.count.min;

function flagsOf(points: readonly TallyCount[]): SeriesFlag[] {
  const flags: SeriesFlag[] = [];
  let highest: TallyCount | undefined;
  for (const point of points) {
    if (highest && isBelow(point, highest)) {
      const kind = asOf(point) === asOf(highest) ? "same-day-differs" : "later-lower";
      flags.push({ kind, tallies: [highest.id, point.id] });
    } else if (highest && asOf(point) === asOf(highest) && isBelow(highest, point)) {
      flags.push({ kind: "same-day-differs", tallies: [highest.id, point.id] });
    }
    if (!highest || point.count.min > highest.count.min) highest = point;
  }
  return flags;
}

/** Parts and the whole as of one day by one counter: 32 in Iraq and 34 in Syria are 66 in both. */
function partFlags(whole: TallyCount, parts: readonly TallyCount[]): SeriesFlag[] {
  const one = (country: string): TallyCount | undefined =>
    parts.find(
      (part) => part.countries.length === 1 && part.countries[0] === country && asOf(part) === asOf(whole),
    );
  const found = whole.countries.map(one);
  if (whole.countries.length < 2 || found.includes(undefined)) return [];
  const each = found.flatMap((part) => part ?? []);
  const least = each.reduce((all, part) => all + part.count.min, 0);
  const most = each.reduce((all, part) => all + (part.count.max ?? Infinity), 0);
  if (whole.count.min <= most && (whole.count.max ?? Infinity) >= least) return [];
  return [{ kind: "parts-differ", tallies: [whole.id, ...each.map((part) => part.id)] }];
}

interface Scope {
  readonly counter: string;
  readonly counts: TallyCount["counts"];
  readonly countries: readonly string[];
}

const scopeKey = ({ counter, counts, countries }: Scope): string => [counter, counts, ...countries].join(" ");

/** Totals since different days are different series; one that names no first day belongs to the only series there is. */
function sinceWhen(tallies: readonly TallyCount[]): Map<string, TallyCount[]> {
  const groups = Map.groupBy(tallies, (tally) => tally.from ?? "");
  const unsaid = groups.get("");
  if (!unsaid || groups.size !== 2) return groups;
  groups.delete("");
  const [from, dated] = [...groups][0]!;
  return new Map([[from, [...dated, ...unsaid]]]);
}

/** Series of two and more, by counter; what names no counter or no day is in none. */
export function tallySeries(tallies: readonly TallyCount[]): TallySeries[] {
  const usable = tallies.filter((tally) => tally.counter !== undefined && tally.asOf !== undefined);
  const scopes = Map.groupBy(usable, (tally) => scopeKey({ ...tally, counter: tally.counter! }));
  const series: TallySeries[] = [];
  for (const [, group] of [...scopes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const [from, list] of [...sinceWhen(group)].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const points = byDay(list);
      const { counter, counts, countries } = points[0]!;
      const kin = usable.filter((other) => other.counter === counter && other.counts === counts);
      const flags = [...flagsOf(points), ...points.flatMap((point) => partFlags(point, kin))];
      if (points.length < 2 && flags.length === 0) continue;
      series.push({ counter: counter!, counts, countries, ...(from !== "" && { from }), points, flags });
    }
  }
  return series;
}
