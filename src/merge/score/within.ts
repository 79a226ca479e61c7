// Whether two events of one document are one occurrence told twice: a drone shot down and the attack that it flew, a blast
// and the blow of the same minute. In doubt they are two: what a text tells apart is mostly apart.
import type { PlaceValue, Report } from "../../record/index.ts";
import type { MergeKnowledge } from "../types.ts";
import { scoreDates } from "./dates.ts";
import { type Prepared, prepare } from "./index.ts";
import { scoreAllParties } from "./parties.ts";
import { scorePlaces } from "./places.ts";

// From here on two places are one or lie in each other; below that they are too far to be meant by each other (places.ts).
const AT_ONE = 1.2;
const FAR = -1;
const NARROW: ReadonlySet<PlaceValue["precision"]> = new Set(["point", "settlement", "admin"]);
// What is told within so many characters (two or three sentences) may be told without its place.
const NEAR_CHARACTERS = 300;

const startOf = ({ evidence }: Report): number => Math.min(...evidence.map(({ start }) => start));
const endOf = ({ evidence }: Report): number => Math.max(...evidence.map(({ end }) => end));

function isNear(a: Report, b: Report): boolean {
  const [first, second] = startOf(a) <= startOf(b) ? [a, b] : [b, a];
  return startOf(second) - endOf(first) <= NEAR_CHARACTERS;
}

const isPlaced = ({ places }: Prepared): boolean => places.some(({ precision }) => NARROW.has(precision));

/** Told of one place, or nearly in one breath where one of the two gives no place of its own. */
function mayMeet(a: Prepared, b: Prepared): boolean {
  const { score } = scorePlaces(a.places, b.places);
  if (score >= AT_ONE) return true;
  return score > FAR && !(isPlaced(a) && isPlaced(b)) && isNear(a.report, b.report);
}

/** Both give the time of day, and it is one minute. */
const areOfOneMinute = ({ days: a }: Prepared, { days: b }: Prepared): boolean =>
  a?.minute !== undefined && a.minute === b?.minute && a.first === b.first;

const isClaimed = ({ claims }: Report): boolean => (claims ?? []).some(({ status }) => status === "claimed");

/** One turns away what the other does: both of the day that they say, or else who did it says so himself. */
function isTurnedAway(a: Prepared, b: Prepared): boolean {
  if (a.report.role !== b.report.role || scoreDates(a.days, b.days).score <= 0) return false;
  const told = a.days?.told === true && b.days?.told === true;
  return told || isClaimed(a.report) || isClaimed(b.report);
}

function areOpposed({ mode: a }: Report, { mode: b }: Report, knowledge: MergeKnowledge): boolean {
  return a !== undefined && b !== undefined && knowledge.fends(a, b);
}

/** True if two events of one document are one occurrence told twice. */
export function areTwice(x: Report, y: Report, knowledge: MergeKnowledge): boolean {
  if (x.type !== y.type) return false;
  const opposed = areOpposed(x, y, knowledge);
  // Most pairs end here, before anything is made ready.
  if (!opposed && (x.date === undefined || x.date !== y.date)) return false;
  const [a, b] = [prepare(x), prepare(y)];
  if (!areOfOneMinute(a, b) && !(opposed && isTurnedAway(a, b))) return false;
  return mayMeet(a, b) && !scoreAllParties(x, y, knowledge).some(({ score }) => score < 0);
}
