// How far each language can be coded, said plainly.
import { loadKnowledge } from "../knowledge/index.ts";

const SENTENCES = {
  full: "coded",
  "first-level": "coded at a first level: names, times, claims and attacks in plain sentences",
  none: "kept and searchable, not coded",
} as const;

export function coverage(language: string): string {
  return SENTENCES[loadKnowledge().languages.get(language)?.coverage ?? "none"];
}
