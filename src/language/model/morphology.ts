// Lemmas and features from the tables that training learned; what only the tree tells is given in.
import { fold } from "../features.ts";
import type { Tables } from "./file.ts";
import { type RankOf, regularVerb, withoutS } from "./regular.ts";
import type { VerbReading } from "./verbs.ts";

/** The dictionary form of a folded form with its XPOS tag; the model's word list settles between several. */
export function learnedLemma(form: string, xpos: string, tables: Tables, rankOf: RankOf): string {
  const listed = tables.lemmas[`${form}/${xpos}`];
  if (listed !== undefined) return listed;
  if (!/^\p{L}+$/u.test(form)) return form;
  const verb = VERB_ENDINGS.has(xpos) ? regularVerb(form, rankOf) : undefined;
  if (verb !== undefined) return verb;
  const candidates = candidatesFor(form, tables.lemmaRules[xpos] ?? {});
  const word = candidates.find((one) => rankOf(one) !== undefined);
  return word ?? (S_ENDINGS.has(xpos) ? withoutS(form) : (candidates[0] ?? form));
}

/** Past, participles; plural, third person. */
const VERB_ENDINGS: ReadonlySet<string> = new Set(["VBD", "VBN", "VBG"]);
const S_ENDINGS: ReadonlySet<string> = new Set(["NNS", "VBZ"]);

/** What the rules make of a form, that of the longest ending first. */
function candidatesFor(form: string, rules: Readonly<Record<string, string>>): string[] {
  const candidates: string[] = [];
  for (let n = Math.min(4, form.length); n >= 0; n--) {
    const rule = rules[form.slice(form.length - n)];
    if (rule === undefined) continue;
    const colon = rule.indexOf(":");
    const cut = Number(rule.slice(0, colon));
    // What stands for every form of a tag and adds letters is its commonest word ("was" of "be"), no rule for others.
    const isWhole = cut === form.length;
    if (isWhole || (cut < form.length && (n > 0 || colon === rule.length - 1)))
      candidates.push(form.slice(0, form.length - cut) + rule.slice(colon + 1));
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
