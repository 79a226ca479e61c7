// Times of the clock as written: 8:30 p.m., 1500 GMT, 15h30, noon, five o'clock.
import type { Line } from "./line.ts";
import { exactCountAt } from "./numbers.ts";

export interface Clock {
  readonly end: number;
  /** "08:30", or "TNI" parts without the T: "NI". */
  readonly time: string;
  readonly mod?: string;
  /** Says for itself that it is a time of day; "10:30" alone may be a score. */
  readonly sure: boolean;
}

export const two = (value: number): string => String(value).padStart(2, "0");

/** a.m. or p.m. behind the numbers. */
function half(line: Line, index: number): { end: number; pm: boolean } | undefined {
  const am = line.hit(index, "am");
  const pm = line.hit(index, "pm");
  const hit = am ?? pm;
  return hit && { end: index + hit.length, pm: !am };
}

function zoneEnd(line: Line, index: number): number {
  const at = line.skip(index, "(");
  const zone = line.hit(at, "zone");
  if (!zone) return index;
  const end = at + zone.length;
  return at > index ? line.skip(end, ")") : end;
}

function minuteAfter(line: Line, index: number): { end: number; minute: number } | undefined {
  const sign = line.norm(index);
  const norm = line.norm(index + 1);
  if (!/^[:.h٫]$/.test(sign) || !line.touches(index) || !line.touches(index + 1) || !/^[0-5]\d$/.test(norm))
    return undefined;
  return { end: index + 2, minute: Number(norm) };
}

/** 8:30, 8.30 p.m., 15h30, 1500 GMT, 8 p.m., 12 o'clock. */
function digital(line: Line, index: number): Clock | undefined {
  let hour = line.digits(index);
  // "[01:58]" at the head of a line of a transcript counts from its beginning.
  if (line.norm(index - 1) === "[" && line.norm(index + 3) === "]") return undefined;
  if (hour === undefined || (/^[.,:/$€£-]$/.test(line.norm(index - 1)) && line.touches(index)))
    return undefined;
  if (line.norm(index).length === 4) return military(line, index);
  if (hour > 24 || line.norm(index).length > 2) return undefined;
  const minute = minuteAfter(line, index + 1);
  let end = minute?.end ?? index + 1;
  if (minute && line.norm(end) === ":" && line.touches(end) && line.isDigits(end + 1)) end += 2;
  const side = half(line, end);
  const word = side ? undefined : line.hit(end, "clockWord");
  const plain = side ? side.end : end;
  const zone = zoneEnd(line, plain);
  const colon = minute !== undefined && line.norm(index + 1) !== ".";
  const cued =
    side !== undefined ||
    zone > plain ||
    colon ||
    (word !== undefined && (minute !== undefined || line.endsBefore(index, "at")));
  if (!cued && !line.endsBefore(index, "clockBefore")) return undefined;
  if (side && hour > 12 && !minute) return undefined;
  if (side) hour = (hour % 12) + (side.pm ? 12 : 0);
  const last = zone > plain ? zone : side ? plain : end + (word?.length ?? 0);
  return {
    end: last,
    time: `${two(hour)}:${two(minute?.minute ?? 0)}`,
    sure: side !== undefined || zone > end || line.norm(index).length === 2,
  };
}

/** "1500 GMT", "0215 hrs". */
function military(line: Line, index: number): Clock | undefined {
  const norm = line.norm(index);
  if (!/^(?:[01]\d|2[0-4])[0-5]\d$/.test(norm)) return undefined;
  const end = zoneEnd(line, index + 1);
  const word = line.hit(index + 1, "clockWord");
  if (end === index + 1 && !(word && norm.startsWith("0"))) return undefined;
  return {
    end: end > index + 1 ? end : index + 1 + word!.length,
    time: `${norm.slice(0, 2)}:${norm.slice(2)}`,
    sure: true,
  };
}

function named(line: Line, index: number): Clock | undefined {
  const hit = line.hit(index, "clock");
  if (hit) return { end: index + hit.length, time: hit.value, sure: true };
  const spelled = exactCountAt(line, index);
  if (spelled?.count === undefined || spelled.count > 12 || line.isDigits(index)) return undefined;
  const word = line.hit(spelled.end, "clockWord");
  return word && line.norm(spelled.end + 1) === "'"
    ? { end: spelled.end + word.length, time: `${two(spelled.count)}:00`, sure: true }
    : undefined;
}

/** "at four", "the hour four": only behind the word for the hour, in languages that have one. */
function hourNamed(line: Line, index: number): Clock | undefined {
  if (!line.endsBefore(index, "clockBefore")) return undefined;
  const ordinal = line.hit(index, "ordinal");
  const hour = Number(ordinal?.value ?? Number.NaN);
  return hour >= 1 && hour <= 12
    ? { end: index + ordinal!.length, time: `${two(hour)}:00`, sure: true }
    : undefined;
}

export function clockAt(line: Line, index: number): Clock | undefined {
  const near = line.hit(index, "near");
  const at = line.skipKind(index + (near?.length ?? 0), "clockBefore");
  const found = digital(line, at) ?? named(line, at) ?? hourNamed(line, at);
  return found && { ...found, ...(near && { mod: near.value }) };
}
