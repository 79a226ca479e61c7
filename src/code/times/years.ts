// Years, decades and centuries as written: 2019, '82, the 1990s, the 19th century, 490 BC, nineteen ninety-six.
import { yearValue } from "./calendar.ts";
import type { Line } from "./line.ts";
import { ordinalAt, spelledYearAt } from "./numbers.ts";
import type { Match } from "./state.ts";

const ERA_YEAR_MAX = 4;

/** "490 BC". */
function eraYear(line: Line, index: number): Match | undefined {
  const year = line.digits(index);
  const era = line.hit(index + 1, "era");
  if (year === undefined || !era || line.norm(index).length > ERA_YEAR_MAX) return undefined;
  return { end: index + 1 + era.length, type: "date", value: `BC${String(year).padStart(4, "0")}` };
}

/** "the 1990s", "the '90s", "the nineties". */
function decade(line: Line, index: number): Match | undefined {
  const start = line.skip(line.skipKind(index, "article"), "'");
  const named = line.hit(start, "decade");
  if (named && line.has(index, "article"))
    return { end: start + named.length, type: "date", value: `19${named.value}` };
  const marked =
    line.touches(start + 1) && line.has(start + 1, "decadeMark")
      ? start + 2
      : line.norm(start + 1) === "'" && line.has(start + 2, "decadeMark")
        ? start + 3
        : undefined;
  if (marked === undefined || !line.isDigits(start) || !line.norm(start).endsWith("0")) return undefined;
  const norm = line.norm(start);
  if (norm.length === 4) return { end: marked, type: "date", value: norm.slice(0, 3) };
  return norm.length === 2 && start > index
    ? { end: marked, type: "date", value: `19${norm[0]}` }
    : undefined;
}

/** Four digits are a year if what stands around them says so; "2000 troops" and "1500 people" are none. */
function bareYear(line: Line, index: number): Match | undefined {
  const year = line.digits(index);
  if (year === undefined || line.norm(index).length !== 4 || year < 1000 || year > 2199) return undefined;
  if (isPartOfNumber(line, index)) return undefined;
  const cued =
    line.endsBefore(index, "yearBefore") ||
    line.endsBefore(index, "edge") ||
    line.endsBefore(index, "of") ||
    (line.norm(index - 1) === "-" && line.touches(index));
  const closed =
    !/^\p{L}/u.test(line.norm(index + 1)) ||
    line.has(index + 1, "yearBefore") ||
    line.has(index + 1, "yearBeforeWeak");
  const plausible = year >= 1900 && year < 2100;
  if (!(plausible ? cued || closed : cued && closed && year >= 1200)) return undefined;
  return { end: line.skipKind(index + 1, "yearMark"), type: "date", ownYear: true, ...yearValue(year) };
}

function isPartOfNumber(line: Line, index: number): boolean {
  const before = line.norm(index - 1);
  if (
    index > 0 &&
    line.touches(index) &&
    /^[$€£#@+:.,/_=\p{L}]$|^\p{L}+$/u.test(before) &&
    !/^[-–(]$/.test(before)
  )
    return true;
  if (/^[$€£#]$/.test(before)) return true;
  const after = line.norm(index + 1);
  // "In 2023: 17 raids" goes on behind its colon; "2023:17" is no year.
  if (after === ":" && !line.touches(index + 2)) return false;
  if (line.touches(index + 1) && (/^[%:_=@°\p{L}]/u.test(after) || after === "/"))
    return after !== "s" && !(after === "/" && !line.isDigits(index + 2));
  return (
    /^[.,]$/.test(after) && line.touches(index + 1) && line.touches(index + 2) && line.isDigits(index + 2)
  );
}

/** "'82" after a word that stands before years. */
function shortYear(line: Line, index: number): Match | undefined {
  if (
    line.norm(index) !== "'" ||
    line.norm(index + 1).length !== 2 ||
    !line.isDigits(index + 1) ||
    !line.touches(index + 1)
  )
    return undefined;
  const year = line.digits(index + 1)!;
  return line.touches(index)
    ? undefined
    : { end: index + 2, type: "date", ...yearValue(year > 30 ? 1900 + year : 2000 + year) };
}

/** "the 19th century" is TIMEX3 18. */
function century(line: Line, index: number): Match | undefined {
  const start = line.skipKind(index, "article");
  const ordinal = ordinalAt(line, start);
  if (!ordinal || ordinal.ordinal > 21) return undefined;
  const unit = line.hit(line.skip(ordinal.end, "-"), "unit");
  return unit?.value === "CE"
    ? {
        end: line.skip(ordinal.end, "-") + unit.length,
        type: "date",
        value: String(ordinal.ordinal - 1).padStart(2, "0"),
      }
    : undefined;
}

/** "the year two thousand", "nineteen ninety-seven". */
function spelledYear(line: Line, index: number): Match | undefined {
  const found = spelledYearAt(line, index);
  return found && { end: found.end, type: "date", ...yearValue(found.year) };
}

export function yearLike(line: Line, index: number): Match | undefined {
  return (
    eraYear(line, index) ??
    decade(line, index) ??
    century(line, index) ??
    bareYear(line, index) ??
    shortYear(line, index) ??
    spelledYear(line, index)
  );
}
