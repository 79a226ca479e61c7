// Lemmas and features from the tables that training learned; what only the tree tells is given in.
import { fold } from "../features.ts";
import type { Tables } from "./file.ts";
import type { VerbReading } from "./verbs.ts";

/** The dictionary form of a folded form with its XPOS tag; `isWord` settles between several rules. */
export function learnedLemma(
  form: string,
  xpos: string,
  tables: Tables,
  isWord: (form: string) => boolean,
): string {
  const listed = tables.lemmas[`${form}/${xpos}`];
  if (listed !== undefined) return listed;
  if (!/^\p{L}+$/u.test(form)) return form;
  const candidates = candidatesFor(form, tables.lemmaRules[xpos] ?? {});
  return candidates.find(isWord) ?? candidates[0] ?? form;
}

/** What the rules make of a form, that of the longest ending first. */
function candidatesFor(form: string, rules: Readonly<Record<string, string>>): string[] {
  const candidates: string[] = [];
  for (let n = Math.min(4, form.length); n >= 0; n--) {
    const rule = rules[form.slice(form.length - n)];
    if (rule === undefined) continue;
    const colon = rule.indexOf(":");
    const cut = Number(rule.slice(0, colon));
    if (cut <= form.length) candidates.push(form.slice(0, form.length - cut) + rule.slice(colon + 1));
  }
  return candidates;
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
