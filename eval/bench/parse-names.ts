// Scores of names: exact spans on UNER's three types, and overlap on re3d for six.
import { groupsOf } from "../../src/language/index.ts";
import type { Analyser, LanguageData } from "../../src/language/index.ts";

const UNER: Readonly<Record<string, string>> = {
  person: "PER",
  organization: "ORG",
  location: "LOC",
  facility: "LOC",
};
/** The contract's types as re3d's classes; a role may be a person or an organisation there. */
const RE3D: Readonly<Record<string, readonly string[]>> = {
  person: ["Person"],
  organization: ["Organisation"],
  role: ["Organisation", "Person"],
  location: ["Location"],
  facility: ["Location"],
  weapon: ["Weapon"],
  platform: ["Platform"],
  nationality: ["Nationality"],
};

interface Word {
  readonly form: string;
  readonly tight: boolean;
}

const wordsOf = (block: string): Word[] =>
  block
    .split("\n")
    .filter((l) => /^\d+\t/.test(l))
    .map((l) => ({ form: l.split("\t")[1]!, tight: l.includes("SpaceAfter=No") }));

/** UNER marks names; a description ("the army") counts only where a proper noun stands in it. */
export function namesInTreebank(
  analyser: Analyser,
  uner: string,
  treebank: string,
): { f1: number; precision: number; recall: number } {
  const trees = new Map(
    treebank.split(/\n\n+/).map((block) => [/^# sent_id = (.*)$/m.exec(block)?.[1] ?? "", wordsOf(block)]),
  );
  let [gold, found, right] = [0, 0, 0];
  for (const block of uner.split(/\n\n+/)) {
    const labels = block
      .split("\n")
      .filter((l) => /^\d+\t/.test(l))
      .map((l) => l.split("\t")[2]!);
    const words = trees.get(/^# sent_id = (.*)$/m.exec(block)?.[1] ?? "");
    if (!words || words.length !== labels.length) continue;
    const marked = markedSpans(labels);
    const own = ownSpans(analyser, words);
    gold += marked.size;
    found += own.size;
    for (const span of own) if (marked.has(span)) right++;
  }
  const percent = (a: number, b: number): number => Math.round((b ? a / b : 0) * 1000) / 10;
  return {
    f1: percent(2 * right, gold + found),
    precision: percent(right, found),
    recall: percent(right, gold),
  };
}

function markedSpans(labels: readonly string[]): Set<string> {
  const spans = new Set<string>();
  labels.forEach((label, i) => {
    const kind = label.slice(2);
    if (!label.startsWith("B-") || kind === "OTH") return;
    let to = i;
    while (labels[to + 1] === `I-${kind}`) to++;
    spans.add(`${i} ${to} ${kind}`);
  });
  return spans;
}

function ownSpans(analyser: Analyser, words: readonly Word[]): Set<string> {
  const groups = groupsOf(words.map((w) => ({ form: w.form, spaceAfter: !w.tight })));
  const parsed = analyser.parse([
    groups.map(([from, to]) =>
      words
        .slice(from, to + 1)
        .map((w) => w.form)
        .join(""),
    ),
  ])[0]!;
  const spans = new Set<string>();
  for (const name of parsed.names) {
    const kind = name.layer === 0 ? UNER[name.type] : undefined;
    const proper = parsed.tags.slice(name.from, name.to + 1).some((tag) => tag.startsWith("PROPN"));
    if (kind && proper) spans.add(`${groups[name.from]![0]} ${groups[name.to]![1]} ${kind}`);
  }
  return spans;
}

export interface Found {
  readonly start: number;
  readonly end: number;
  readonly classes: readonly string[];
}

export function foundNames(analyser: Analyser, documents: string, data: LanguageData): Map<string, Found[]> {
  const found = new Map<string, Found[]>();
  for (const line of documents.trim().split("\n")) {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    const names = analyser.analyse(text, data).names ?? [];
    found.set(
      id,
      names.flatMap((n): Found[] =>
        RE3D[n.type] ? [{ start: n.start, end: n.end, classes: RE3D[n.type]! }] : [],
      ),
    );
  }
  return found;
}

interface Entity {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/** One-to-one overlap, the pairs that share most first; F1 over Person, Organisation, Location, Weapon, Platform, Nationality. */
export function namesInReports(gold: string, found: ReadonlyMap<string, readonly Found[]>): string {
  const classOf = (type: string): string => (/^(MilitaryPlatform|Vehicle)$/.test(type) ? "Platform" : type);
  const scored = new Set(Object.values(RE3D).flat());
  let [inGold, inFound, right] = [0, 0, 0];
  for (const line of gold.trim().split("\n")) {
    const document = JSON.parse(line) as { id: string; entities: readonly Entity[] };
    const entities = document.entities.filter((e) => scored.has(classOf(e.type)));
    const own = found.get(document.id) ?? [];
    inGold += entities.length;
    inFound += own.length;
    const pairs = entities.flatMap((e, g) =>
      own.map((f, o) => ({
        g,
        o,
        shared: Math.min(e.end, f.end) - Math.max(e.start, f.start),
        fits: f.classes.includes(classOf(e.type)),
      })),
    );
    const usedGold = new Set<number>();
    const usedOwn = new Set<number>();
    for (const p of pairs.filter((x) => x.shared > 0 && x.fits).sort((a, b) => b.shared - a.shared)) {
      if (usedGold.has(p.g) || usedOwn.has(p.o)) continue;
      usedGold.add(p.g);
      usedOwn.add(p.o);
      right++;
    }
  }
  return (inGold + inFound ? (2 * right) / (inGold + inFound) : 0).toFixed(3);
}
