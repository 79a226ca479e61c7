// Dictionary forms by the language's own table of irregular forms and suffix rules; a guess, never a failure.
import type { LanguageData } from "./types.ts";

/** Lemma of a folded form. Known lemmas settle between several results of the suffix rules; else the first rule wins. */
export function lemmaOf(norm: string, data: LanguageData): string {
  const irregular = data.irregular.get(norm);
  if (irregular !== undefined) return irregular;
  if (norm.length > 40 || !/^\p{L}/u.test(norm)) return norm;
  // A list may hold "drones" or "armed" as such; the rules come first, and lists match on the form as well.
  const stem = withoutSuffix(norm, data);
  if (stem !== undefined && data.lemmas.has(stem)) return stem;
  if (data.lemmas.has(norm)) return norm;
  return stem ?? withoutProclitics(norm, data) ?? norm;
}

function withoutSuffix(norm: string, data: LanguageData): string | undefined {
  let first: string | undefined;
  // By index and without taking the rules apart: of hundreds of rules one or two fit, and every new word asks them all.
  const { suffixes } = data;
  for (let at = 0; at < suffixes.length; at++) {
    const rule = suffixes[at]!;
    const cut = norm.length - rule[0].length;
    if (cut < rule[2] || !norm.endsWith(rule[0])) continue;
    const candidate = norm.slice(0, cut) + rule[1];
    if (data.lemmas.has(candidate)) return candidate;
    first ??= candidate;
  }
  // A language with proclitics trusts its rules only where they reach a known word.
  return data.proclitics?.length ? undefined : first;
}

/** Particles written onto the word ("and", "by", "the"): dropped while that leads to a known word. */
function withoutProclitics(norm: string, data: LanguageData): string | undefined {
  for (const particle of data.proclitics ?? []) {
    if (!norm.startsWith(particle) || norm.length - particle.length < 2) continue;
    const rest = norm.slice(particle.length);
    const lemma = data.irregular.get(rest) ?? (data.lemmas.has(rest) ? rest : withoutSuffix(rest, data));
    if (lemma !== undefined) return lemma;
  }
  return undefined;
}
