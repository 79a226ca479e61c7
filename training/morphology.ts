// Learns from the treebanks how forms become lemmas and how tags become features; the tables ship in the model file.
import { fold } from "../src/language/features.ts";
import { groupsOf } from "../src/language/compounds.ts";
import { headPart, mergeCompounds } from "./conllu.ts";
import type { Tree, Word } from "./conllu.ts";
import type { Tables } from "../src/language/model/file.ts";

type Counts = Map<string, Map<string, number>>;

function count(counts: Counts, key: string, value: string): void {
  const values = counts.get(key) ?? new Map<string, number>();
  counts.set(key, values.set(value, (values.get(value) ?? 0) + 1));
}

function most(values: ReadonlyMap<string, number>): [string, number] {
  return [...values].reduce((best, next) => (next[1] > best[1] ? next : best));
}

/** "cut:add": how many characters to drop from the end, and what to write instead. */
function edit(form: string, lemma: string): string {
  let same = 0;
  while (same < form.length && same < lemma.length && form[same] === lemma[same]) same++;
  return `${form.length - same}:${lemma.slice(same)}`;
}

export function learnTables(trees: readonly Tree[]): Tables {
  const words = trees.flatMap((t) => t.words).filter((w) => w.lemma !== "_" && w.xpos !== "GW");
  const lemmas = learnLemmas(words);
  const features = learnFeatures(trees.flatMap((t) => mergeCompounds(t.words)));
  return {
    ...lemmas,
    ...features,
    compounds: learnCompounds(trees),
  };
}

function learnLemmas(words: readonly Word[]): Pick<Tables, "lemmaRules" | "lemmas"> {
  const byEnding: Counts = new Map();
  const byForm: Counts = new Map();
  for (const w of words) {
    const form = fold(w.form);
    const lemma = fold(w.lemma);
    count(byForm, `${form}/${w.xpos}`, lemma);
    if (!/^\p{L}+$/u.test(form)) continue;
    for (let n = 0; n <= 4 && n < form.length; n++)
      count(byEnding, `${w.xpos}/${form.slice(form.length - n)}`, edit(form, lemma));
  }
  const lemmaRules: Record<string, Record<string, string>> = {};
  for (const [key, values] of [...byEnding].sort((a, b) => a[0].length - b[0].length)) {
    const [xpos, ending] = key.split("/") as [string, string];
    const [script, times] = most(values);
    const rules = (lemmaRules[xpos] ??= {});
    if (times >= 2 && applyRule(rules, ending) !== script) rules[ending] = script;
  }
  const lemmas: Record<string, string> = {};
  for (const [key, values] of byForm) {
    const at = key.lastIndexOf("/");
    const form = key.slice(0, at);
    const [lemma, times] = most(values);
    const [cut, add] = (applyRule(lemmaRules[key.slice(at + 1)] ?? {}, form) ?? "0:").split(":") as [
      string,
      string,
    ];
    const guess = /^\p{L}+$/u.test(form) ? form.slice(0, form.length - Number(cut)) + add : form;
    if (guess !== lemma && (times > 1 || /^(VB|NNS)/.test(key.slice(at + 1)))) lemmas[key] = lemma;
  }
  return { lemmaRules, lemmas };
}

/** The rule of the longest ending that has one. */
function applyRule(rules: Readonly<Record<string, string>>, form: string): string | undefined {
  for (let n = Math.min(4, form.length); n >= 0; n--) {
    const rule = rules[form.slice(form.length - n)];
    if (rule !== undefined) return rule;
  }
  return undefined;
}

/** Voice is left out: it depends on the tree, and the analyser sets it from there. */
const SKIPPED = /^(Voice|Typo|Abbr|ExtPos|Style)=/;

interface FeatureCounts {
  times: number;
  readonly features: Map<string, number>;
}

/** A tag's features are those that most of its words carry; words seen often enough have their own where they differ. */
function learnFeatures(words: readonly Word[]): Pick<Tables, "features" | "formFeatures"> {
  const counts = new Map<string, FeatureCounts>();
  for (const w of words) {
    const tag = `${w.upos}|${w.xpos}`;
    for (const key of [tag, `${fold(w.form)}/${tag}`]) {
      const of = counts.get(key) ?? { times: 0, features: new Map<string, number>() };
      counts.set(key, of);
      of.times++;
      for (const f of w.feats.split("|"))
        if (f !== "_" && !SKIPPED.test(f)) of.features.set(f, (of.features.get(f) ?? 0) + 1);
    }
  }
  const features: Record<string, string> = {};
  const formFeatures: Record<string, string> = {};
  for (const [key, { times, features: seen }] of counts) {
    const kept =
      [...seen]
        .filter(([, n]) => n > times / 2)
        .map(([f]) => f)
        .sort()
        .join("|") || "_";
    const slash = key.lastIndexOf("/");
    if (slash < 0) features[key] = kept;
    else if (times > 2 && kept !== features[key.slice(slash + 1)]) formFeatures[key] = kept;
  }
  return { features, formFeatures };
}

/** How compounds come apart: "tag tag tag;heads;relations", heads relative to the first part, "*" the part that carries it. */
function learnCompounds(trees: readonly Tree[]): Record<string, string> {
  const counts: Counts = new Map();
  for (const { words } of trees)
    for (const group of groupsOf(words)) {
      if (group[0] === group[1]) continue;
      const carrier = headPart(words, group);
      const parts = words.slice(group[0], group[1] + 1);
      const inside = parts.map((p) => p.head - 1 - group[0]);
      const heads = inside.map((h, i) =>
        i + group[0] === carrier ? "*" : h >= 0 && h < parts.length ? String(h) : String(carrier - group[0]),
      );
      const shape = [
        parts.map((p) => `${p.upos}|${p.xpos}`).join(" "),
        heads.join(" "),
        parts.map((p) => p.deprel).join(" "),
      ].join(";");
      const head = words[carrier]!;
      const tag = `${head.upos}|${head.xpos}`;
      for (const key of [
        parts.map((p) => `${p.upos}|${p.xpos}`).join(" "),
        `${parts.length}/${tag}/${fold(parts.at(-1)!.form)}`,
        `${parts.length}/${tag}/${fold(parts[0]!.form)}-`,
        `${parts.length}/${tag}`,
        String(parts.length),
      ])
        count(counts, key, shape);
    }
  const compounds: Record<string, string> = {};
  for (const [key, values] of counts) {
    const [shape, times] = most(values);
    if (times > 1 || !/\/.*\/| /.test(key)) compounds[key] = shape;
  }
  return compounds;
}
