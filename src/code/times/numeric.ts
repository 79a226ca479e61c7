// Dates all in numbers: 2021-03-02, 02.03.2021, 3/2/2021, 30/12/23. Which number is the day is settled here.
import { dayNumber, isCivilDay } from "../../text/index.ts";
import type { Dated } from "./calendar.ts";
import { dayValue } from "./calendar.ts";
import type { Line } from "./line.ts";
import type { State } from "./state.ts";

const SEPARATORS = new Set(["-", "/", "."]);

/** Which of two numbers is the day: one over 12 tells; dots and the language's custom come next; then the nearer date. */
function readNumbers(
  line: Line,
  state: State,
  [a, b, year]: readonly [number, number, number],
  sign: string,
): { month: number; day: number } {
  const swapped = { month: a, day: b };
  const straight = { month: b, day: a };
  if (a > 12) return straight;
  if (b > 12) return swapped;
  if (sign === "." || line.lexicon.dayFirst || state.published === undefined)
    return sign === "." || line.lexicon.dayFirst ? straight : swapped;
  const away = ({ month, day }: { month: number; day: number }): number =>
    Math.abs(dayNumber(year, month, day) - state.published!);
  return away(straight) < away(swapped) ? straight : swapped;
}

/** 2021-03-02, 2021/03/02, 02.03.2021, 3/2/2021, 30/12/23. */
export function numeric(
  line: Line,
  index: number,
  state: State,
): (Dated & { readonly end: number }) | undefined {
  const [a, sign, b, again, c] = [
    line.digits(index),
    line.norm(index + 1),
    line.digits(index + 2),
    line.norm(index + 3),
    line.digits(index + 4),
  ];
  if (a === undefined || b === undefined || c === undefined || !SEPARATORS.has(sign) || sign !== again)
    return undefined;
  for (let at = index + 1; at <= index + 4; at++) if (!line.touches(at)) return undefined;
  const end = index + 5;
  if (line.norm(end) === sign && line.touches(end) && line.isDigits(end + 1)) return undefined;
  if (line.norm(index).length === 4)
    return isCivilDay(a, b, c) ? { ...dayValue(dayNumber(a, b, c)), end } : undefined;
  const short = line.norm(index + 4).length === 2;
  if (!short && line.norm(index + 4).length !== 4) return undefined;
  const year = short ? 2000 + c : c;
  const { month, day } = readNumbers(line, state, [a, b, year], sign);
  return isCivilDay(year, month, day) ? { ...dayValue(dayNumber(year, month, day)), end } : undefined;
}
