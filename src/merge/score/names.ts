// Whether two documents, and the sentences of two events, speak of the same people, bodies and places: what tells stories of one day apart.
import type { Report } from "../../record/index.ts";
import { fold } from "../../text/index.ts";
import type { Reason } from "../types.ts";

// Below CHANCE two documents share no more than any two of their kind do; from SURE on they tell one story. Swept in
// steps of 0.05 on a stream of crime news (Gun Violence Archive), where names are nearly all there is.
const CHANCE = 0.1;
const SURE = 0.4;
const MOST = 5;
// What stands in the very sentences is nearer to the event than what stands anywhere in the document.
const LOCAL_CHANCE = 0.2;
const LOCAL_SURE = 0.7;
const LOCAL_MOST = 2;
// A document's names belong less to what it tells beside its main event (swept 0.3–0.9).
const OTHERS = 0.4;

export interface NameWeights {
  readonly list: readonly (readonly [string, number])[];
  readonly map: ReadonlyMap<string, number>;
}

export function nameWeights(names: Readonly<Record<string, number>> | undefined): NameWeights | undefined {
  if (!names) return undefined;
  const list = Object.entries(names);
  return { list, map: new Map(list) };
}

/** Both are vectors of length one, so the sum of products is the cosine. */
function cosine(a: NameWeights, b: NameWeights): { cosine: number; shared: string[] } {
  let sum = 0;
  const shared: string[] = [];
  for (const [name, weight] of a.list) {
    const other = b.map.get(name);
    if (other === undefined) continue;
    sum += weight * other;
    if (shared.length < 4) shared.push(name);
  }
  return { cosine: sum, shared };
}

/** How much of a document's names belongs to one of its reports: all if it is the only one, the main one most. */
function belonging(a: Report, b: Report): number {
  const reports = 1 + Math.max(a.siblings ?? 0, b.siblings ?? 0);
  return (a.primary && b.primary ? 1 : OTHERS) / Math.sqrt(reports);
}

const rounded = (score: number): number => Math.round(score * 100) / 100;

/** A report with its names ready for many comparisons. */
export interface Named {
  readonly report: Report;
  readonly names: NameWeights | undefined;
  readonly evidenceNames: NameWeights | undefined;
}

/** Likeness of two documents, as far as it belongs to the two reports. */
export function scoreNames(a: Named, b: Named): Reason[] {
  if (!a.names || !b.names) return [];
  const likeness = cosine(a.names, b.names);
  const share = Math.min(1, (likeness.cosine - CHANCE) / (SURE - CHANCE));
  const score = share > 0 ? share * MOST * belonging(a.report, b.report) : Math.max(-1, share * 3);
  const note = likeness.shared.length > 0 ? likeness.shared.join(", ") : "none shared";
  return [{ name: "names", score: rounded(score), note }];
}

/** Likeness of the sentences that tell the two events. */
export function scoreLocalNames(a: Named, b: Named): Reason[] {
  if (!a.evidenceNames || !b.evidenceNames) return [];
  const likeness = cosine(a.evidenceNames, b.evidenceNames);
  const share = Math.min(1, (likeness.cosine - LOCAL_CHANCE) / (LOCAL_SURE - LOCAL_CHANCE));
  if (share <= 0) return [{ name: "words", score: -0.5, note: "other names in the sentences" }];
  return [{ name: "words", score: rounded(share * LOCAL_MOST), note: likeness.shared.join(", ") }];
}

export function scoreWeapons(a: Report, b: Report): Reason[] {
  const right = new Set(b.weapons.map((weapon) => weapon.entity ?? fold(weapon.name)));
  const shared = a.weapons.find((weapon) => right.has(weapon.entity ?? fold(weapon.name)));
  return shared ? [{ name: "weapons", score: 0.5, note: shared.name }] : [];
}
