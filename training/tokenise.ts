// A plain tokeniser for the corpus texts, near the treebanks' conventions.

export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const ABBREVIATION =
  /^(?:[A-Z]\.|(?:[A-Za-z]\.){2,}|Mr\.|Mrs\.|Ms\.|Dr\.|Gen\.|Lt\.|Col\.|Maj\.|Capt\.|Sgt\.|Brig\.|Adm\.|Rev\.|Hon\.|Prof\.|St\.|Sen\.|Rep\.|Gov\.|Jr\.|Sr\.|vs\.|No\.|Jan\.|Feb\.|Aug\.|Sept\.|Sep\.|Oct\.|Nov\.|Dec\.)/;
const PIECE =
  /https?:\/\/\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#][\p{L}\p{N}_]+|\p{N}+(?:[.,:]\p{N}+)*(?:st|nd|rd|th)?(?:-\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*)?|[\p{L}\p{N}]+(?:[-‐‑'’`.][\p{L}\p{N}]+)*|\.{2,}|[^\s]/gu;

export function tokenise(text: string): Piece[] {
  const pieces: Piece[] = [];
  PIECE.lastIndex = 0;
  for (let m = PIECE.exec(text); m; m = PIECE.exec(text)) {
    const abbreviation = ABBREVIATION.exec(text.slice(m.index, m.index + 12));
    const form =
      abbreviation && abbreviation[0].length > m[0].length - 1 && !/\p{L}/u.test(text[m.index - 1] ?? " ")
        ? abbreviation[0]
        : m[0];
    PIECE.lastIndex = m.index + form.length;
    const clitic = /^(.+?)(n['’]t|['’](?:s|S|re|ve|ll|d|m))$/u.exec(form);
    const cut = clitic ? clitic[1]!.length : form.length;
    pieces.push({ start: m.index, end: m.index + cut, text: form.slice(0, cut) });
    if (clitic) pieces.push({ start: m.index + cut, end: m.index + form.length, text: form.slice(cut) });
  }
  return pieces;
}

/** Sentences: line breaks, and full stops before a capital. */
export function sentences(text: string): Piece[][] {
  const all: Piece[][] = [];
  let current: Piece[] = [];
  const pieces = tokenise(text);
  pieces.forEach((p, i) => {
    const next = pieces[i + 1];
    const gap = next ? text.slice(p.end, next.start) : "";
    if (gap.includes("\n") && current.length) {
      all.push([...current, p]);
      current = [];
      return;
    }
    current.push(p);
    const closes =
      /^([.!?]|\.{2,})$/.test(p.text) ||
      (/^["”’)]$/.test(p.text) && /^[.!?]$/.test(pieces[i - 1]?.text ?? ""));
    const opens = next && gap.length > 0 && /^["“‘(\p{Lu}\p{N}]/u.test(next.text);
    if (!next || gap.includes("\n") || (closes && opens)) {
      all.push(current);
      current = [];
    }
  });
  if (current.length) all.push(current);
  return all;
}
