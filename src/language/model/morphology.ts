// Lemmas and features from the tables that training learned; what only the tree tells is given in.
import { fold } from "../features.ts";
import type { Tables } from "./file.ts";
import type { VerbReading } from "./verbs.ts";

/** Words found lately; texts repeat themselves. Emptied when full. */
const MOST_LEMMAS = 20_000;
const known = new WeakMap<Tables, Map<string, string>>();

/** The dictionary form, folded. */
export function lemmaFor(form: string, xpos: string, tables: Tables): string {
  let lemmas = known.get(tables);
  if (!lemmas) known.set(tables, (lemmas = new Map()));
  const key = `${form}\n${xpos}`;
  const before = lemmas.get(key);
  if (before !== undefined) return before;
  const lemma = learnedLemma(form, xpos, tables);
  if (lemmas.size >= MOST_LEMMAS) lemmas.clear();
  lemmas.set(key, lemma);
  return lemma;
}

function learnedLemma(form: string, xpos: string, tables: Tables): string {
  const folded = fold(form);
  const listed = tables.lemmas[`${folded}/${xpos}`];
  if (listed !== undefined) return listed;
  if (!/^\p{L}+$/u.test(folded)) return folded;
  const rules = tables.lemmaRules[xpos] ?? {};
  for (let n = Math.min(4, folded.length); n >= 0; n--) {
    const rule = rules[folded.slice(folded.length - n)];
    if (rule === undefined) continue;
    const colon = rule.indexOf(":");
    const cut = Number(rule.slice(0, colon));
    return cut <= folded.length ? folded.slice(0, folded.length - cut) + rule.slice(colon + 1) : folded;
  }
  return folded;
}

/** Features as CoNLL-U writes them ("Number=Plur"), "_" for none; `reading` is what the tree adds. */
export function featuresFor(
  form: string,
  tag: string,
  reading: VerbReading | undefined,
  tables: Tables,
): string {
  if (reading === "imperative") return "Mood=Imp|VerbForm=Fin";
  if (reading === "gerund") return "VerbForm=Ger";
  const feats = tables.formFeatures[`${fold(form)}/${tag}`] ?? tables.features[tag] ?? "_";
  return reading === "passive" && feats.includes("VerbForm=Part") ? `${feats}|Voice=Pass` : feats;
}

const cache = new Map<string, Readonly<Record<string, string>>>();
const NONE: Readonly<Record<string, string>> = Object.freeze({});

/** The same as a record; one object for each combination. */
export function featureRecord(feats: string): Readonly<Record<string, string>> {
  if (feats === "_") return NONE;
  let record = cache.get(feats);
  if (!record) {
    record = Object.freeze(Object.fromEntries(feats.split("|").map((f) => f.split("=") as [string, string])));
    cache.set(feats, record);
  }
  return record;
}
