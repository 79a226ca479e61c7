// Words of a stretch of text with their offsets, near the Universal Dependencies conventions: clitics apart,
// hyphen compounds and names with apostrophes whole. Which clitics there are is data of the language.
import type { LanguageData } from "./types.ts";

/** A token before its lemma is known. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

// Alternatives in order: address, e-mail, handle or tag, acronym with stops, number, host name, word, run of stops, any sign.
// Hebrew acronyms hold a mark before their last letters.
// No alternative can give back what it took in more than one way, so the cost is linear in the text.
const PIECE =
  /(?:https?:\/\/|www\.)[^\s"“”«»<>]+|[@#][\p{L}\p{N}_]+|(?:\p{L}\.){2,}|\p{N}+(?:[.,:٫٬]\p{N}+)*(?:\p{L}+)?(?:[-‐‑][\p{L}\p{N}\p{M}]+)*|[\u05d0-\u05ea]+["\u05f4][\u05d0-\u05ea]{1,3}(?![\u05d0-\u05ea])|[\p{L}\p{N}\p{M}_]+(?:[-‐‑'’ʼʻ‘`&\u200c][\p{L}\p{N}\p{M}_]+)*|[.…]{2,}|[!?؟]+|\p{Extended_Pictographic}(?:\ufe0f|\u200d|\p{Extended_Pictographic}|\p{Emoji_Modifier})*|\S/gu;
const HOST = /^\.\p{Ll}[\p{Ll}\p{N}-]*(?:\.[\p{Ll}\p{N}-]+)*/u;
const LATIN_LOWER = /[a-z0-9]$/;

/** Tokens of `text` between the offsets; spaces separate and are no token. */
export function tokenise(text: string, start: number, end: number, data: LanguageData): Piece[] {
  const pieces: Piece[] = [];
  const line = text.slice(start, end);
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(line); match; match = PIECE.exec(line)) {
    const form = whole(line, match.index, match[0], data);
    PIECE.lastIndex = match.index + form.length;
    push(pieces, start + match.index, form, data);
  }
  return pieces;
}

/** Adds to a match what belongs to it but not to its pattern: the stop of an abbreviation, the rest of a host name. */
function whole(line: string, at: number, form: string, data: LanguageData): string {
  const next = at + form.length;
  if (line[next] !== ".") return form;
  if (data.abbreviations.has(form.toLowerCase() + ".")) return form + ".";
  if (/^\p{Lu}$/u.test(form)) return form + ".";
  if (!LATIN_LOWER.test(form) || !/[a-z]/.test(line[next + 1] ?? "")) return form;
  const host = HOST.exec(line.slice(next, next + 80));
  return host ? form + host[0] : form;
}

function push(pieces: Piece[], start: number, whole: string, data: LanguageData): void {
  const front = elisionLength(whole, data);
  if (front > 0) pieces.push({ start, end: start + front, text: whole.slice(0, front) });
  const at = start + front;
  const form = whole.slice(front);
  const cut = form.length - cliticLength(form, data);
  pieces.push({ start: at, end: at + cut, text: form.slice(0, cut) });
  if (cut < form.length) pieces.push({ start: at + cut, end: at + form.length, text: form.slice(cut) });
}

/** "l'armée", "d'une": the short word before the apostrophe. */
function elisionLength(form: string, data: LanguageData): number {
  if (!data.elisions?.length || !/['’]/.test(form)) return 0;
  const folded = fold(form);
  return (
    data.elisions.find((opening) => folded.length > opening.length && folded.startsWith(opening))?.length ?? 0
  );
}

function cliticLength(form: string, data: LanguageData): number {
  if (!data.clitics?.length || !/['’]/.test(form)) return 0;
  const folded = fold(form);
  const clitic = data.clitics.find((ending) => folded.length > ending.length && folded.endsWith(ending));
  return clitic?.length ?? 0;
}

/** Lower case with quotes and dashes folded, Arabic vowel signs and letter variants dropped; never longer than the form. */
export function fold(form: string): string {
  if (/^[a-z0-9]+$/.test(form)) return form;
  const folded = form
    .toLowerCase()
    .replace(/[’‘ʼʻ`´]/g, "'")
    .replace(/[“”„«»\u05f4]/g, '"')
    .replace(/[‐‑–—]/g, "-");
  return /[\u0600-\u06ff]/.test(folded) ? foldArabicScript(folded) : folded;
}

// The letter variants that writers of Arabic script exchange freely.
function foldArabicScript(form: string): string {
  return form
    .replace(/[\u064b-\u065f\u0670\u0640]/g, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي");
}
