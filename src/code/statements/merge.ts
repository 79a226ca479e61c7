// One record per speech act and occasion: the same act quoted and told in other words becomes one statement.
import type { Role, Span } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import type { Said } from "./record.ts";

/** How many statements back the same occasion may be. */
const BACK = 6;

/** In text order; an act told twice by the same words counts once, quotation and paraphrase are joined. */
export function joined(context: CodingContext, said: readonly Said[]): Said[] {
  const ordered = [...said].sort(
    (a, b) => a.content[0]!.start - b.content[0]!.start || b.content[0]!.end - a.content[0]!.end,
  );
  const kept: Said[] = [];
  for (const one of ordered) {
    const near = kept.slice(-BACK);
    const told = near.find((other) => repeats(one, other));
    if (told) {
      kept[kept.indexOf(told, Math.max(0, kept.length - BACK))] = { ...told, ...aboutBoth(told, one) };
      continue;
    }
    const same = near.findLast((other) => isSameOccasion(context, one, other));
    if (same) kept[kept.indexOf(same, Math.max(0, kept.length - BACK))] = together(same, one);
    else kept.push(one);
  }
  return kept;
}

function repeats(one: Said, other: Said): boolean {
  const inside = (span: Span) =>
    other.content.some((wider) => wider.start <= span.start && span.end <= wider.end);
  return one.act === other.act && one.content.every(inside);
}

/** Quoted here and told there, by one speaker in one paragraph, without two different conditions. */
function isSameOccasion(context: CodingContext, one: Said, other: Said): boolean {
  if (one.act !== other.act || one.quoted === other.quoted || (one.condition && other.condition))
    return false;
  return (
    isSameSpeaker(context, one.speaker, other.speaker) &&
    paragraphOf(context, one) === paragraphOf(context, other)
  );
}

function isSameSpeaker(context: CodingContext, a: Role, b: Role): boolean {
  if (a.mention !== undefined && a.mention === b.mention) return true;
  return nameOf(context, a) === nameOf(context, b);
}

function nameOf(context: CodingContext, role: Role): string {
  return (role.name ?? context.text.slice(role.start, role.end)).toLowerCase();
}

function paragraphOf(context: CodingContext, said: Said): number {
  const { paragraphs } = context.analysis;
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle]!.start <= said.content[0]!.start) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function together(first: Said, second: Said): Said {
  const { condition, target, addressee, date, medium } = second;
  const missing = { condition, target, addressee, date, medium };
  const filled = Object.fromEntries(Object.entries(missing).filter(([, value]) => value !== undefined));
  const content = [...first.content, ...second.content];
  return { ...filled, ...first, content, quoted: true, ...aboutBoth(first, second) };
}

function aboutBoth(first: Said, second: Said): { about?: string[] } {
  const about = [...new Set([...(first.about ?? []), ...(second.about ?? [])])];
  return about.length > 0 ? { about } : {};
}
