// Name annotations of four data sets as sets of allowed labels per token: what a set does not annotate, it says nothing about.
import { DESCRIPTION_TYPES, NAME_TYPES, OUTSIDE, POSITION } from "../src/language/labels.ts";

/** Bits of the labels a token may have in each of the three layers. */
export type Allowed = [number, number, number];
export interface NameSpan {
  readonly from: number;
  readonly to: number;
  readonly types: readonly string[];
}

export const ANY = 2 ** 25 - 1;
const O = 1 << OUTSIDE;
const ofType = (t: number): number => 15 << (t * 4);

/** Nothing known. */
export const unknown = (n: number): Allowed[] => Array.from({ length: n }, () => [ANY, ANY, ANY]);

function write(into: Allowed[], layer: number, span: NameSpan, types: readonly string[]): void {
  for (let i = span.from; i <= span.to; i++) {
    const p =
      span.from === span.to
        ? POSITION.unit
        : i === span.from
          ? POSITION.begin
          : i === span.to
            ? POSITION.last
            : POSITION.inside;
    into[i]![layer] = span.types.reduce((bits, t) => bits | (1 << (types.indexOf(t) * 4 + p)), 0);
  }
}

export interface Signal {
  /** Tokens about which the set says nothing. */
  readonly silent?: (i: number) => boolean;
  /** Proper nouns: outside a name they are no facility either, which a common noun ("the base") may well be. */
  readonly proper?: (i: number) => boolean;
}

/** A set that marks every person, organization and place by name, flat, and nothing else. */
export function flatNames(n: number, spans: readonly NameSpan[], { silent, proper }: Signal = {}): Allowed[] {
  const common = ANY & ~ofType(0) & ~ofType(1) & ~ofType(2);
  const named = common & ~ofType(3);
  const allowed: Allowed[] = Array.from({ length: n }, (_, i) => [
    silent?.(i) ? ANY : proper?.(i) ? named : common,
    ANY,
    ANY,
  ]);
  for (const s of spans) write(allowed, 0, s, NAME_TYPES);
  return allowed;
}

/** A set that marks everything: outer names, names within them, and descriptions. */
export function fullNames(n: number, spans: readonly NameSpan[]): Allowed[] {
  const allowed: Allowed[] = Array.from({ length: n }, () => [O, O, O]);
  const isName = (s: NameSpan): boolean => (NAME_TYPES as readonly string[]).includes(s.types[0]!);
  const inLayer: NameSpan[][] = [[], [], []];
  const longest = [...spans].sort((a, b) => b.to - b.from - (a.to - a.from));
  const clash = (s: NameSpan, layer: number): boolean =>
    inLayer[layer]!.some((o) => o.from <= s.to && s.from <= o.to);
  for (const s of longest) {
    const layer = isName(s) ? (clash(s, 0) ? 2 : 0) : 1;
    if (clash(s, layer)) continue;
    inLayer[layer]!.push(s);
    write(allowed, layer, s, layer === 1 ? DESCRIPTION_TYPES : NAME_TYPES);
  }
  return allowed;
}

/** IOB columns (either flavour) as spans. */
export function spansOfIob(
  labels: readonly string[],
  typeOf: Readonly<Record<string, readonly string[]>>,
): NameSpan[] {
  const spans: NameSpan[] = [];
  for (let i = 0; i < labels.length; i++) {
    const kind = labels[i]!.slice(2);
    if (!typeOf[kind]) continue;
    let to = i;
    while (to + 1 < labels.length && labels[to + 1] === `I-${kind}`) to++;
    spans.push({ from: i, to, types: typeOf[kind] });
    i = to;
  }
  return spans;
}

export const IOB_TYPES = { PER: ["person"], ORG: ["organization"], LOC: ["location", "facility"] } as const;
const GUM_TYPES: Readonly<Record<string, readonly string[]>> = {
  person: ["person"],
  organization: ["organization"],
  place: ["location", "facility"],
};

interface GumWord {
  readonly form: string;
  readonly upos: string;
  readonly misc: string;
}

/** GUM marks every noun phrase; those headed by a proper noun are names, cut to the run of proper nouns. */
export function gumNames(words: readonly GumWord[]): Allowed[] {
  const open: { id: string; type: string; from: number; min: string }[] = [];
  const spans: NameSpan[] = [];
  const taken = new Set<number>();
  words.forEach((w, i) => {
    const entity = /(?:^|\|)Entity=([^|]*)/.exec(w.misc)?.[1] ?? "";
    for (const m of entity.matchAll(/\(([^()]+)(\)?)|([^()]+)\)/g)) {
      if (m[1]) {
        const f = m[1].split("-");
        open.push({ id: f[0]!, type: f[1] ?? "", from: i, min: f[4] ?? "" });
      }
      const closed = m[1] ? (m[2] ? m[1].split("-")[0] : undefined) : m[3]!.split("-")[0];
      const k = closed === undefined ? -1 : open.findLastIndex((o) => o.id === closed);
      if (k < 0) continue;
      const o = open.splice(k, 1)[0]!;
      const types = GUM_TYPES[o.type];
      if (types) cut(words, { from: o.from, to: i, types }, spans, taken);
    }
  });
  const flat = spans
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .filter((s, i, all) => !all.slice(0, i).some((o) => o.from <= s.to && s.from <= o.to));
  return flatNames(words.length, flat, {
    silent: (i) => words[i]!.upos === "PROPN" || words[i]!.upos === "X",
  });
}

function cut(words: readonly GumWord[], span: NameSpan, spans: NameSpan[], taken: Set<number>): void {
  const proper = (i: number): boolean => words[i]!.upos === "PROPN";
  let from = span.from;
  while (from <= span.to && !proper(from)) from++;
  if (from > span.to || from - span.from > 2) return;
  let to = from;
  for (let i = from; i <= span.to; i++) {
    if (proper(i)) to = i;
    else if (!/^(of|the|and|for|'s|-|&|in)$/i.test(words[i]!.form)) break;
  }
  if (taken.has(from * 1000 + to)) return;
  taken.add(from * 1000 + to);
  spans.push({ ...span, from, to });
}
