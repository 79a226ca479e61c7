// Numbers in digits and words, as they stand before units and in dates.
import type { Line } from "./line.ts";

/** `count` absent = nobody says how many ("several"). */
export interface Count {
  readonly end: number;
  readonly count?: number;
}

/** Digits with thousands marks, fractions ("1 1/2") and decimals. */
function digitCount(line: Line, index: number): Count | undefined {
  let count = line.digits(index);
  if (count === undefined) return undefined;
  let end = index + 1;
  while (
    line.norm(end) === "," &&
    line.touches(end) &&
    line.touches(end + 1) &&
    line.norm(end + 1).length === 3 &&
    line.isDigits(end + 1)
  ) {
    count = count * 1000 + line.digits(end + 1)!;
    end += 2;
  }
  if (line.norm(end) === "." && line.touches(end) && line.touches(end + 1) && line.isDigits(end + 1)) {
    return { count: Number(`${count}.${line.norm(end + 1)}`), end: end + 2 };
  }
  const [top, slash, bottom] = [line.digits(end), line.norm(end + 1), line.digits(end + 2)];
  if (top !== undefined && slash === "/" && bottom) return { count: count + top / bottom, end: end + 3 };
  if (line.norm(end) === "½") return { count: count + 0.5, end: end + 1 };
  return { count, end };
}

function wordCount(line: Line, index: number): Count | undefined {
  const first = line.hit(index, "number");
  const one = line.hit(index, "one");
  if (!first && !(one && line.has(index + one.length, "scale"))) return undefined;
  let total = 0;
  let part = first ? Number(first.value) : 1;
  let end = index + (first ?? one)!.length;
  for (;;) {
    const next = line.norm(end) === "-" ? end + 1 : end;
    const scale = line.hit(next, "scale");
    const number = line.hit(next, "number");
    if (scale) {
      part *= Number(scale.value);
      end = next + scale.length;
      if (part >= 1000) [total, part] = [total + part, 0];
    } else if (number && Number(number.value) < (part % 100 === 0 ? 100 : part % 10 === 0 ? 10 : 0)) {
      part += Number(number.value);
      end = next + number.length;
    } else if (line.has(end, "and") && part >= 100 && line.has(end + 1, "number")) end++;
    else return { count: total + part, end };
  }
}

/** A number before a unit: digits, words, "a", "half a", "several". */
export function countAt(line: Line, index: number): Count | undefined {
  const half = line.hit(index, "half");
  if (half) return { count: 0.5, end: index + half.length };
  const some = line.hit(index, "some");
  if (some) return { end: index + some.length };
  const counted = digitCount(line, index) ?? wordCount(line, index);
  if (counted) return counted;
  const one = line.hit(index, "one");
  return one ? { count: 1, end: index + one.length } : undefined;
}

/** A number in digits or words, nothing vague. */
export function exactCountAt(line: Line, index: number): Count | undefined {
  return digitCount(line, index) ?? wordCount(line, index);
}

/** "3rd", "third", "twenty-first". */
export function ordinalAt(line: Line, index: number): { end: number; ordinal: number } | undefined {
  const digits = line.digits(index);
  if (digits !== undefined && line.touches(index + 1) && line.has(index + 1, "ordinalMark"))
    return { ordinal: digits, end: index + 2 };
  const word = line.hit(index, "ordinal");
  if (word) return { ordinal: Number(word.value), end: index + word.length };
  const ten = line.hit(index, "number");
  if (ten && Number(ten.value) >= 20 && line.norm(index + 1) === "-" && line.has(index + 2, "ordinal")) {
    const rest = line.hit(index + 2, "ordinal")!;
    return { ordinal: Number(ten.value) + Number(rest.value), end: index + 2 + rest.length };
  }
  return undefined;
}

/** "nineteen ninety-six", "two thousand (and) three". */
export function spelledYearAt(line: Line, index: number): { end: number; year: number } | undefined {
  const head = line.hit(index, "number");
  if (!head) return undefined;
  const century = Number(head.value);
  if (century >= 11 && century <= 20) {
    const rest = wordCount(line, index + head.length);
    if (rest?.count !== undefined && rest.count >= 10 && rest.count < 100)
      return { year: century * 100 + rest.count, end: rest.end };
  }
  const whole = wordCount(line, index);
  return whole?.count !== undefined && whole.count >= 2000 && whole.count < 2100 && century === 2
    ? { year: whole.count, end: whole.end }
    : undefined;
}
