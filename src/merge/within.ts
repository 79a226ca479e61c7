// What one document tells twice becomes one report: an event that score/within.ts finds to be told already adds what it
// says to the fuller telling. Whatever else stands in one document is told apart.
import type { Report, ReportClaim } from "../record/index.ts";
import { fullness } from "./primary.ts";
import { differ, prepare } from "./score/index.ts";
import { closestPlaces, isExact } from "./score/places.ts";
import { areTwice } from "./score/within.ts";
import type { MergeKnowledge } from "./types.ts";

type Pair = readonly [Report, Report];

// A text of hundreds of events is a list; one event is told again within the next few.
const NEIGHBOURS = 12;

const startOf = ({ evidence }: Report): number => Math.min(...evidence.map(({ start }) => start));

function pairsIn(reports: readonly Report[], knowledge: MergeKnowledge): Pair[] {
  return reports.flatMap((a, at) =>
    reports
      .slice(at + 1, at + 1 + NEIGHBOURS)
      .filter((b) => areTwice(a, b, knowledge))
      .map((b) => [a, b] as const),
  );
}

/** If what an event may be is told apart among itself, nothing says which of it it is. */
function isClear(pairs: readonly Pair[], report: Report, knowledge: MergeKnowledge): boolean {
  const others = pairs.flatMap(([a, b]) => (a === report ? [b] : b === report ? [a] : [])).map(prepare);
  return others.every((x, at) => others.slice(at + 1).every((y) => !differ(x, y, knowledge)));
}

const isSited = (report: Report): boolean => closestPlaces(report).some(isExact);

/** The telling that gives a site or town, else the fuller one, else the first. */
function isFuller(a: Report, b: Report): boolean {
  const [here, there] = [isSited(a), isSited(b)];
  return here === there ? fullness(a) > fullness(b) : here;
}

function claimsOf(a: Report, b: Report): ReportClaim[] {
  const known = new Set((a.claims ?? []).map((claim) => JSON.stringify(claim)));
  return [...(a.claims ?? []), ...(b.claims ?? []).filter((claim) => !known.has(JSON.stringify(claim)))];
}

/** The fuller telling with what the other says beside it. Who turned it away stays its doer: the other's is in its claims. */
function asOne(full: Report, other: Report): Report {
  const { date, killed, injured } = other;
  const claims = claimsOf(full, other);
  const [claim] = claims;
  return {
    ...(date !== undefined && { date }),
    ...(killed !== undefined && { killed }),
    ...(injured !== undefined && { injured }),
    ...full,
    places: full.places.length > 0 ? full.places : other.places,
    evidence: [...full.evidence, ...other.evidence].toSorted((a, b) => a.start - b.start),
    ...(claims.length > 0 && { claims }),
    ...(claim && { attribution: { status: claim.status, actor: claim.actor, by: claim.by } }),
  };
}

/** The reports of one document, each of another occurrence; what was said to answer one that went answers what it is now. */
export function withoutRetellings(reports: readonly Report[], knowledge: MergeKnowledge): Report[] {
  const sorted = reports.toSorted((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
  const pairs = pairsIn(sorted, knowledge);
  if (pairs.length === 0) return [...reports];
  const became = new Map<string, Report>(reports.map((report) => [report.id, report]));
  const gone = new Map<string, string>();
  const now = (id: string): string => (gone.has(id) ? now(gone.get(id)!) : id);
  for (const [a, b] of pairs) {
    if (!isClear(pairs, a, knowledge) || !isClear(pairs, b, knowledge)) continue;
    const [x, y] = [became.get(now(a.id))!, became.get(now(b.id))!];
    if (x === y) continue;
    const [full, other] = isFuller(y, x) ? [y, x] : [x, y];
    became.set(full.id, asOne(full, other));
    gone.set(other.id, full.id);
  }
  const left = reports.filter(({ id }) => !gone.has(id)).map(({ id }) => became.get(id)!);
  return left.map((report) =>
    report.responseTo ? { ...report, responseTo: [...new Set(report.responseTo.map(now))] } : report,
  );
}
