// Datelines: the place, day and agency before the first sentence of a report. Marked, not noise, no part of the sentence.
import type { Region } from "../../record/index.ts";
import type { PlaceRegister } from "../../knowledge/index.ts";
import type { Line } from "./lines.ts";

// "CAMP TAJI, Anbar province, May 30 (Some Wire) -- " fits well within this.
const MAX_LENGTH = 90;
// A report opens near the top; teasers with datelines stand far below.
const FIRST_LINES = 6;
// Ends in a dash between blanks (or "--"), a colon after capitals, or a stop after an agency in brackets.
const DASHED = /^(.{2,90}?)(?:\s+[-–—]{1,2}\s+|\s?--\s?|\s?—\s?)(?=\S)/u;
const COLON = /^((?:\p{Lu}[\p{Lu}'’.-]+[ ,/]*){1,4}):\s+(?=\S)/u;

function looksLikePlace(head: string): boolean {
  if (!/^\p{L}/u.test(head)) return false;
  if (/[.!?"“”«»;]\s|["“”«»]/u.test(head) || head.length > MAX_LENGTH) return false;
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

function datelineEnd(line: Line, places: PlaceRegister): number | undefined {
  const head = line.text.slice(0, MAX_LENGTH + 20);
  const colon = COLON.exec(head);
  const match = DASHED.exec(head) ?? (colon && isKnownPlace(colon[1]!, places) ? colon : null);
  if (!match || !looksLikePlace(match[1]!)) return undefined;
  // What follows must be a report, not the rest of a label ("STATEMENT - 6 November").
  return line.words > 8 && line.text.length > match[0].length + 20 ? line.start + match[0].length : undefined;
}

/** Only the first of the story's lines are looked at, and only one is marked. */
export function findDatelines(lines: readonly Line[], places: PlaceRegister): Region[] {
  for (const line of lines.slice(0, FIRST_LINES)) {
    const end = datelineEnd(line, places);
    if (end !== undefined)
      return [{ start: line.start, end, kind: "dateline", noise: false, by: "read/dateline" }];
    if (line.stops && line.words > 25) return [];
  }
  return [];
}
