// Which value of an incident is shown where its reports disagree, by a rule that the reader chooses (Weidmann and Rød):
// the most conservative, the most informative or the most representative. What no rule decides is indeterminate.
import type { Range, Report, ShownField, ShownValue, ShowRule } from "../../record/index.ts";
import { edtfDayNumbers } from "../../text/index.ts";
import type { MergeKnowledge } from "../types.ts";
import { originsOf } from "./origins.ts";
import { closestPlaces } from "../score/places.ts";

interface Told {
  readonly value: string;
  /** How much it says: a count, or how closely it names day, place or mode. */
  readonly size: number;
  readonly report: Report;
}

type Read = (report: Report, knowledge: MergeKnowledge) => Omit<Told, "report"> | undefined;

const rangeText = ({ min, max }: Range): string =>
  max === undefined ? `${min}+` : max === min ? `${min}` : `${min}–${max}`;

const figure =
  (field: "killed" | "injured" | "count"): Read =>
  (report) => {
    const range = report[field];
    return range && { value: rangeText(range), size: range.min };
  };

const CLOSENESS: Readonly<Record<string, number>> = {
  point: 4,
  settlement: 3,
  admin: 2,
  country: 1,
  region: 0,
};

const FIELDS: Readonly<Record<ShownField, Read>> = {
  date: ({ date }) => {
    const days = date === undefined ? undefined : edtfDayNumbers(date);
    return date !== undefined && days ? { value: date, size: days.first - days.last } : undefined;
  },
  place: (report) => {
    const [place] = report.places.length > 0 ? closestPlaces(report) : [];
    return place && { value: place.name, size: CLOSENESS[place.precision ?? "admin"]! };
  },
  mode: ({ mode }, knowledge) =>
    mode === undefined ? undefined : { value: mode, size: knowledge.isGeneral(mode) ? 0 : 1 },
  killed: figure("killed"),
  injured: figure("injured"),
  count: figure("count"),
};

interface Value {
  readonly value: string;
  readonly size: number;
  readonly reports: readonly Report[];
}

const best = (values: readonly Value[], rank: (value: Value) => number): Value[] => {
  const highest = Math.max(...values.map(rank));
  return values.filter((value) => rank(value) === highest);
};

/** Independent origins, not reports: ten copies of one agency are one voice. */
const voices = ({ reports }: Value): number => originsOf(reports).size;

const RULES: Readonly<Record<ShowRule, (values: readonly Value[]) => Value[]>> = {
  "most-conservative": (values) => best(values, ({ size }) => -size),
  "most-informative": (values) => best(values, ({ size }) => size),
  "most-representative": (values) => best(values, voices),
};

const named = ({ value, reports }: Value) => ({ value, reports: reports.map((report) => report.id) });

function shown(values: readonly Value[], rule: ShowRule): ShownValue {
  const left = RULES[rule](values);
  // What a rule leaves open the number of voices may still decide.
  const [one, ...others] = left.length > 1 ? best(left, voices) : left;
  if (one && others.length === 0) return { ...named(one), indeterminate: false };
  return { indeterminate: true, among: [one!, ...others].map(named) };
}

/** For each field that any report gives, the value that the rule shows with the reports behind it. */
export function shownValues(
  reports: readonly Report[],
  rule: ShowRule,
  knowledge: MergeKnowledge,
): Partial<Record<ShownField, ShownValue>> {
  const ordered = [...reports].sort((a, b) => (a.id < b.id ? -1 : 1));
  const entries = (Object.entries(FIELDS) as [ShownField, Read][]).flatMap(([field, read]) => {
    const told = ordered.flatMap((report) => {
      const value = read(report, knowledge);
      return value ? [{ ...value, report }] : [];
    });
    const values = [...Map.groupBy(told, ({ value }) => value)].map(([value, list]) => ({
      value,
      size: list[0]!.size,
      reports: list.map((one) => one.report),
    }));
    return values.length === 0 ? [] : [[field, shown(values, rule)] as const];
  });
  return Object.fromEntries(entries);
}
