// Datelines: the place, day and agency before the first sentence of a report. Marked, not noise, no part of the sentence.
import type { Region } from "../../record/index.ts";
import type { Knowledge, PlaceRegister } from "../../knowledge/index.ts";
import type { Line } from "./lines.ts";
import { isOutlet } from "./outlets.ts";

// "CAMP TAJI, Anbar province, May 30 (Some Wire) -- " fits well within this.
const MAX_LENGTH = 90;
// A report opens near the top; teasers with datelines stand far below.
const FIRST_LINES = 6;
// Ends in a dash between blanks (or "--"), a colon after capitals, or a stop after an agency in brackets.
const DASHED = /^(.{2,90}?)(?:\s+[-–—]{1,2}\s+|\s?--\s?|\s?—\s?)(?=\S)/u;
const COLON = /^((?:\p{Lu}[\p{Lu}'’.-]+[ ,/]*){1,4}):\s+(?=\S)/u;
// "Some News / ", "Some News- ", "Some Wire: ": a blank must follow, so that "One/Two said" is none.
const OUTLET = /^(\p{L}[^/:()\n]{1,40}?)\s?(?:\/|[-–—]{1,2}|:)\s+(?=\S)/u;
// "(Some Wire) A boat …"; with a place and day before the brackets: "ADEN December 08. 2023 (Some Wire) - ".
const BRACKETS = /^([^()\n]{0,70}?)\(([^()\n]{2,40})\)(\s?[-–—:]{1,2})?\s+(?=[^\p{Ll}\s])/u;
// Behind the outlet a place may end in a stop: "Some News- Baghdad. ".
const STOP = /^(\p{L}[^.\n]{1,40})\.\s+(?=\S)/u;

function looksLikePlace(head: string): boolean {
  if (!/^\p{L}/u.test(head)) return false;
  // A stop before a number shortens a month: "BAGHDAD, Dec. 26".
  if (/[!?;]\s|\.\s(?!\p{N})|["“”«»]/u.test(head) || head.length > MAX_LENGTH) return false;
  const words = head
    .replace(/\([^)]*\)/g, " ")
    .split(/[\s,/]+/)
    .filter(Boolean);
  if (words.length === 0 || words.length > 8) return false;
  const bracketed = /\([^)]+\)\s*$/.test(head);
  const lower = words.filter((word) => /^\p{Ll}/u.test(word) && word.length > 3).length;
  if (lower > 0) return false;
  const upper = words.some((word) => /^\p{Lu}{2,}/u.test(word));
  const scriptWithoutCase = !/[\p{Lu}\p{Ll}]/u.test(head);
  return bracketed || upper || (scriptWithoutCase && words.length <= 5) || words.length <= 3;
}

/** "QUETTA:" and "KUWAIT CITY:" are datelines, "SPOKESMAN:" is none: before a colon it must be a known place. */
function isKnownPlace(head: string, places: PlaceRegister): boolean {
  return head.split("/").every((name) => places.candidates(name.trim()).length > 0);
}

function placePart(text: string, places: PlaceRegister): number {
  const colon = COLON.exec(text);
  const match = DASHED.exec(text) ?? (colon && isKnownPlace(colon[1]!, places) ? colon : null);
  return match && looksLikePlace(match[1]!) ? match[0].length : 0;
}

/** The length of an outlet's name with its sign, and of what stands before it where it stands in brackets. */
function outletPart(text: string, knowledge: Knowledge): number {
  const plain = OUTLET.exec(text);
  if (plain && isOutlet(plain[1]!, knowledge)) return plain[0].length;
  const match = BRACKETS.exec(text);
  if (!match || !isOutlet(match[2]!, knowledge)) return 0;
  const [whole, before = "", , sign] = match;
  const opens = before === "" || (sign ? isPlaceAndDay(before) : isKnownPlace(before, knowledge.places));
  return opens ? whole.length : 0;
}

/** Short, and no word in small letters but a month's or "in": with an agency and a dash behind it a dateline, stops or not. */
function isPlaceAndDay(before: string): boolean {
  const words = before.split(/[\s,./]+/).filter(Boolean);
  return words.length <= 8 && !words.some((word) => /^\p{Ll}/u.test(word) && word.length > 3);
}

function stoppedPlace(text: string, places: PlaceRegister): number {
  const match = STOP.exec(text);
  return match && isKnownPlace(match[1]!, places) ? match[0].length : 0;
}

function datelineEnd(line: Line, knowledge: Knowledge): number | undefined {
  const { places } = knowledge;
  const head = line.text.slice(0, 2 * MAX_LENGTH);
  const from = outletPart(head, knowledge);
  const rest = head.slice(from, from + MAX_LENGTH + 20);
  let at = from + (placePart(rest, places) || (from > 0 ? stoppedPlace(rest, places) : 0));
  if (from === 0) at += outletPart(head.slice(at), knowledge);
  // What follows must be a report, not the rest of a label ("STATEMENT - 6 November").
  return at > 0 && line.words > 8 && line.text.length > at + 20 ? line.start + at : undefined;
}

/** Only the first of the story's lines are looked at, and only one is marked. */
export function findDatelines(lines: readonly Line[], knowledge: Knowledge): Region[] {
  for (const line of lines.slice(0, FIRST_LINES)) {
    const end = datelineEnd(line, knowledge);
    if (end !== undefined)
      return [{ start: line.start, end, kind: "dateline", noise: false, by: "read/dateline" }];
    if (line.stops && line.words > 25) return [];
  }
  return [];
}
