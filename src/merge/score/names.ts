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

type Weights = Readonly<Record<string, number>>;

/** The document's names that stand in the sentences of the event, as a vector of length one. */
export function localNames(report: Report): Weights | undefined {
  if (!report.names) return undefined;
  const words = new Set(fold(report.quote).match(/[\p{L}\p{N}]+/gu));
  const local = Object.entries(report.names).filter(([name]) => words.has(name));
  const length = Math.hypot(...local.map(([, weight]) => weight));
  return length === 0
    ? undefined
    : Object.fromEntries(local.map(([name, weight]) => [name, weight / length]));
}

function cosine(a: Weights, b: Weights): { cosine: number; shared: string[] } {
  let sum = 0;
  const shared: string[] = [];
  for (const [name, weight] of Object.entries(a)) {
    const other = b[name];
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

/** Likeness of two documents, as far as it belongs to the two reports. */
export function scoreNames(a: Report, b: Report): Reason[] {
  if (!a.names || !b.names) return [];
  const likeness = cosine(a.names, b.names);
  const share = Math.min(1, (likeness.cosine - CHANCE) / (SURE - CHANCE));
  const score = share > 0 ? share * MOST * belonging(a, b) : Math.max(-1, share * 3);
  const note = likeness.shared.length > 0 ? likeness.shared.join(", ") : "none shared";
  return [{ name: "names", score: rounded(score), note }];
}

/** Likeness of the sentences that tell the two events. */
export function scoreLocalNames(a: Weights | undefined, b: Weights | undefined): Reason[] {
  if (!a || !b) return [];
  const likeness = cosine(a, b);
  const share = Math.min(1, (likeness.cosine - LOCAL_CHANCE) / (LOCAL_SURE - LOCAL_CHANCE));
  if (share <= 0) return [{ name: "words", score: -0.5, note: "other names in the sentences" }];
  return [{ name: "words", score: rounded(share * LOCAL_MOST), note: likeness.shared.join(", ") }];
}

export function scoreWeapons(a: Report, b: Report): Reason[] {
  const right = new Set(b.weapons.map((weapon) => weapon.entity ?? fold(weapon.name)));
  const shared = a.weapons.find((weapon) => right.has(weapon.entity ?? fold(weapon.name)));
  return shared ? [{ name: "weapons", score: 0.5, note: shared.name }] : [];
}
