// Whether two documents speak of the same people, bodies and places: what tells stories of one day apart.
import type { Report } from "../../record/index.ts";
import { fold } from "../../text/index.ts";
import type { Reason } from "../types.ts";

// Fewer names than this say nothing by being different.
const ENOUGH = 4;

/** Shared share of the smaller list, so that a short flash can match a long story. */
export function scoreNames(a: Report, b: Report): Reason[] {
  const left = a.names ?? [];
  const right = new Set(b.names);
  const smaller = Math.min(left.length, right.size);
  if (smaller === 0) return [];
  const shared = left.filter((name) => right.has(name));
  const share = shared.length / smaller;
  if (shared.length === 0) {
    return smaller >= ENOUGH ? [{ name: "names", score: -0.5, note: "no name in common" }] : [];
  }
  const score = Math.min(3, share * Math.min(shared.length, 4));
  return [{ name: "names", score, note: shared.slice(0, 3).join(", ") }];
}

export function scoreWeapons(a: Report, b: Report): Reason[] {
  const right = new Set(b.weapons.map((weapon) => weapon.entity ?? fold(weapon.name)));
  const shared = a.weapons.find((weapon) => right.has(weapon.entity ?? fold(weapon.name)));
  return shared ? [{ name: "weapons", score: 0.5, note: shared.name }] : [];
}
