// Parts of the day and times of the clock, joined with the day they belong to.
import { dayValue } from "./calendar.ts";
import { clockAt, two } from "./clock.ts";
import type { Clock } from "./clock.ts";
import type { Line } from "./line.ts";
import { isOfEvent } from "./relative.ts";
import type { Match, State } from "./state.ts";

const EDGE_PART: Readonly<Record<string, string>> = { START: "MO", END: "NI" };

/** "late on" and "early on" before a day name a part of it. */
function edgePart(line: Line, index: number): Clock | undefined {
  const edge = line.hit(index, "edge");
  if (!edge || edge.length < 2 || !line.endsBefore(index + edge.length, "at") || !EDGE_PART[edge.value])
    return undefined;
  return line.hit(index + edge.length, "weekday") || line.hit(index + edge.length, "deictic")
    ? { end: index + edge.length, time: EDGE_PART[edge.value]!, sure: false }
    : undefined;
}

/** With the doubling sign the Arabic word for dawn is the verb "blew up". */
function isOtherWord(line: Line, index: number): boolean {
  const word = line.words[index]!;
  return line.text.slice(word.start, word.end).includes("\u0651");
}

function partAt(line: Line, index: number): Clock | undefined {
  const plain = line.hit(line.skipKind(index, "article"), "part");
  const edge = plain ? undefined : line.hit(index, "edge");
  const at = line.skipKind(index + (edge?.length ?? 0), "article");
  const part = plain ?? line.hit(at, "part");
  if (part && !isOtherWord(line, at))
    return { end: at + part.length, time: part.value, sure: false, ...(edge && { mod: edge.value }) };
  return edgePart(line, index);
}

type DayAt = (line: Line, index: number, state: State) => Match | undefined;

const isDay = (match: Match | undefined): match is Match =>
  match !== undefined && /^[\dX]{4}-(?:[\dX]{2}-[\dX]{2}|WXX-\d)$/.test(match.value);

function join(day: Match | { value: string; day?: number }, clock: Clock, end: number): Match {
  const date = day.value;
  return {
    end,
    type: "time",
    value: `${date}T${clock.time}`,
    ...(clock.mod && { mod: clock.mod }),
    ...(day.day !== undefined && { day: day.day }),
  };
}

/** The day behind a time: "8 p.m. on Wednesday", "dawn of May 3", "the night of Tuesday". */
function dayBehind(line: Line, clock: Clock, state: State, dayAt: DayAt): Match | undefined {
  for (const at of [
    clock.end,
    line.skipKind(clock.end, "at"),
    line.skipKind(clock.end, "of"),
    line.skip(clock.end, ",", "("),
  ]) {
    const day = dayAt(line, at, state);
    if (isDay(day))
      return {
        ...day,
        end: line.norm(at - 1) === "(" ? line.skip(day.end, ")") : overTwoDays(line, day.end),
      };
  }
  return undefined;
}

/** "the night of Tuesday - Wednesday": the night belongs to the day on which it began. */
function overTwoDays(line: Line, end: number): number {
  const next = line.norm(end) === "-" ? line.hit(end + 1, "weekday") : undefined;
  return next ? end + 1 + next.length : end;
}

/** "this morning", "that night", "the same evening", "the previous afternoon". */
function relatedPart(line: Line, index: number, state: State): Match | undefined {
  const relation = line.hit(index, "relation");
  const edge = relation ? undefined : line.hit(index, "edge");
  const first = relation ?? (edge ? line.hit(index + edge.length, "relation") : undefined);
  if (!first) return undefined;
  const at = index + (edge?.length ?? 0) + first.length;
  const part = line.hit(at, "part");
  if (!part) return undefined;
  const near = first.value === "this" || first.value === "last" ? state.published : state.dayAnchor;
  const step =
    first.value === "last" || first.value === "before"
      ? -1
      : first.value === "next" || first.value === "after"
        ? 1
        : 0;
  const day = near === undefined ? { value: "XXXX-XX-XX" } : dayValue(near + step);
  return join(
    day,
    { end: at + part.length, time: part.value, sure: true, ...(edge && { mod: edge.value }) },
    at + part.length,
  );
}

/** "the night before", "the morning after": of the day beside the one named last. */
function partBeside(line: Line, index: number, state: State): Match | undefined {
  const article = line.hit(index, "article");
  const part = article && line.hit(index + article.length, "part");
  const at = index + (article?.length ?? 0) + (part?.length ?? 0);
  const direction = part && line.hit(at, "direction");
  if (!part || !direction || !(direction.value === "before" || direction.value === "after")) return undefined;
  const end = at + direction.length;
  if (isOfEvent(line, direction.value, end)) return undefined;
  const step = direction.value === "before" ? -1 : 1;
  const day = state.dayAnchor === undefined ? { value: "XXXX-XX-XX" } : dayValue(state.dayAnchor + step);
  return join(day, { end, time: part.value, sure: true }, end);
}

function dayPart(line: Line, index: number, state: State): Match | undefined {
  const hit = line.hit(index, "dayPart");
  if (!hit) return undefined;
  const [days, part] = hit.value.split(" ");
  const end = index + hit.length;
  return join(state.fromPublished(Number(days)), { end, time: part!, sure: true }, end);
}

/** A time of day with its day before it, behind it, or understood. `dayAt` finds a day at a word. */
export function timeOfDay(line: Line, index: number, state: State, dayAt: DayAt): Match | undefined {
  const fixed =
    dayPart(line, index, state) ?? relatedPart(line, index, state) ?? partBeside(line, index, state);
  if (fixed) return fixed;
  const clock = clockAt(line, index) ?? partAt(line, index);
  if (clock) {
    const part = /\d/.test(clock.time) ? partAt(line, line.skipKind(clock.end, "of")) : undefined;
    const whole = part ? { ...clock, end: part.end, time: inPart(clock.time, part.time) } : clock;
    const day = dayBehind(line, whole, state, dayAt);
    if (day) return join(day, whole, day.end);
    if (part || clock.sure || /\d/.test(clock.time))
      return join(
        state.clockDay === undefined ? { value: "XXXX-XX-XX" } : dayValue(state.clockDay),
        whole,
        whole.end,
      );
    return loosePart(line, index, whole, state);
  }
  return dayThenTime(line, index, state, dayAt);
}

/** "eight in the evening" is 20:00. */
function inPart(time: string, part: string): string {
  const [hour, minute] = time.split(":");
  const late = (part === "EV" || part === "AF" || (part === "NI" && Number(hour) > 5)) && Number(hour) < 12;
  return late ? `${two(Number(hour) + 12)}:${minute}` : time;
}

/** "at dawn", "in the evening": a part of the day named last; only behind a word that stands before times. */
function loosePart(line: Line, index: number, clock: Clock, state: State): Match | undefined {
  const cued = line.has(index, "article")
    ? line.endsBefore(index, "yearBefore")
    : line.endsBefore(index, "partBefore") || line.has(index, "partAlone");
  if (!cued) return undefined;
  return join(
    state.clockDay === undefined ? { value: "XXXX-XX-XX" } : dayValue(state.clockDay),
    clock,
    clock.end,
  );
}

/** "Wednesday night", "Tuesday at 8:30", "May 30, 2021, 17:00". */
function dayThenTime(line: Line, index: number, state: State, dayAt: DayAt): Match | undefined {
  const day = dayAt(line, index, state);
  if (!isDay(day)) return undefined;
  const part = partAt(line, day.end);
  // "On Wednesday | and Thursday morning": the part joined by "and" is another day's.
  const isOwn = !line.has(day.end, "article") && !line.isPrefixed(day.end);
  if (part && isOwn && !part.mod) return join(day, part, part.end);
  const clock =
    clockAt(line, line.skipKind(line.skip(day.end, ",", "-", "|"), "at")) ?? clockAt(line, day.end);
  return clock && /\d/.test(clock.time) ? join(day, clock, clock.end) : undefined;
}
