// Texts in several languages: each language's lines are coded by its own words, and the records put together under ids of one row.
import type { CodedDocument, Document, Region } from "../record/index.ts";
import { compareSpans } from "../text/index.ts";

/** What coding finds. */
export type Records = Pick<
  CodedDocument,
  "mentions" | "times" | "attributions" | "events" | "statements" | "tallies"
>;
const LISTS = ["mentions", "times", "attributions", "events", "statements", "tallies"] as const;
/** Fields of records whose value is the id of another record, or a list of ids. */
const REFERENCES: ReadonlySet<string> = new Set([
  "id",
  "mention",
  "speaker",
  "via",
  "attribution",
  "statement",
  "about",
  "responseTo",
]);

/** The document once for each language in it, with the lines of the others left out; its own language first. */
export function byLanguage(document: Document): Document[] {
  const foreign = document.regions.filter(({ kind }) => kind === "language");
  const languages = [...new Set(foreign.map(({ language }) => language))].filter((one) => one !== undefined);
  if (languages.length === 0) return [document];
  const others = gaps(foreign, document.text.length);
  return [
    {
      ...document,
      regions: document.regions.map((region) => (region.kind === "language" ? left(region) : region)),
    },
    ...languages.map((language) => ({
      ...document,
      language,
      regions: [...foreign.filter((region) => region.language !== language).map(left), ...others].sort(
        compareSpans,
      ),
    })),
  ];
}

function left(region: Region): Region {
  return { ...region, noise: true };
}

/** What stands between the regions. */
function gaps(regions: readonly Region[], length: number): Region[] {
  const found: Region[] = [];
  let at = 0;
  for (const { start, end } of regions) {
    if (start > at) found.push({ start: at, end: start, kind: "language", noise: true });
    at = Math.max(at, end);
  }
  if (at < length) found.push({ start: at, end: length, kind: "language", noise: true });
  return found;
}

/** The records of all languages in one; ids go on where those of the language before end. */
export function joined(all: readonly Records[]): Records {
  const sum: Records = { mentions: [], times: [], attributions: [], events: [], statements: [], tallies: [] };
  for (const records of all) {
    const shift = new Map(LISTS.map((list) => [records[list][0]?.id?.charAt(0), sum[list].length]));
    for (const list of LISTS) (sum[list] as unknown[]).push(...(shifted(records[list], shift) as unknown[]));
  }
  return sum;
}

/** A copy with every id of a record moved on by as many as its letter says. */
function shifted(value: unknown, shift: ReadonlyMap<string | undefined, number>, field?: string): unknown {
  if (Array.isArray(value)) return value.map((one) => shifted(one, shift, field));
  if (typeof value === "string")
    return field !== undefined && REFERENCES.has(field) ? moved(value, shift) : value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shifted(inner, shift, key)]));
}

function moved(id: string, shift: ReadonlyMap<string | undefined, number>): string {
  const match = /^([a-z])(\d+)$/.exec(id);
  const by = shift.get(match?.[1]);
  return match && by !== undefined ? `${match[1]}${Number(match[2]) + by}` : id;
}
