// CoNLL-U in, CoNLL-U out: the tokens are kept, tags, lemmas, features, heads and relations are the analyser's own.
import { type Analyser, type Parsed } from "./analyser.ts";
import { groupsOf } from "./compounds.ts";
import { fold } from "./features.ts";
import { featuresFor } from "./model/morphology.ts";
import { verbReadings } from "./model/verbs.ts";

interface Line {
  readonly columns: string[];
  readonly form: string;
  readonly spaceAfter: boolean;
}

/** One token's analysis; `head` counts from 1 inside the sentence, 0 is the root. */
interface Written {
  readonly tag: string;
  readonly head: number;
  readonly relation: string;
}

/** Sentences analysed together: enough to fill the network's batches, few enough to stream. */
const TOGETHER = 64;

/** Analyses a CoNLL-U text; comments, multiword ranges and empty nodes stay as they are. */
export function parseConllu(analyser: Analyser, input: string): string {
  const blocks = input
    .replace(/\r/g, "")
    .split(/\n\n+/)
    .filter((block) => block.trim().length > 0);
  const out: string[] = [];
  for (let at = 0; at < blocks.length; at += TOGETHER)
    out.push(...parseBlocks(analyser, blocks.slice(at, at + TOGETHER)));
  return out.map((block) => `${block}\n\n`).join("");
}

/** The same for a stream of chunks, for input larger than memory. */
export async function* parseConlluStream(
  analyser: Analyser,
  input: AsyncIterable<string>,
): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of input) {
    rest += chunk.replace(/\r/g, "");
    const end = rest.lastIndexOf("\n\n");
    if (end < 0) continue;
    yield parseConllu(analyser, rest.slice(0, end));
    rest = rest.slice(end + 2);
  }
  if (rest.trim().length > 0) yield parseConllu(analyser, rest);
}

function parseBlocks(analyser: Analyser, blocks: readonly string[]): string[] {
  const sentences = blocks.map((block) => wordLines(block));
  const groups = sentences.map(groupsOf);
  const parsed = analyser.parse(
    sentences.map((lines, s) =>
      groups[s]!.map(([from, to]) =>
        lines
          .slice(from, to + 1)
          .map((l) => l.form)
          .join(""),
      ),
    ),
  );
  const partTags = tagsOfParts(analyser, sentences, groups);
  return blocks.map((block, s) =>
    write(
      block,
      sentences[s]!,
      expand(analyser, sentences[s]!, groups[s]!, parsed[s]!, partTags[s]!),
      parsed[s]!,
      groups[s]!,
      analyser,
    ),
  );
}

/** Sentences with compounds are tagged once more with the compounds apart: what a part is by itself, the whole does not tell. */
function tagsOfParts(
  analyser: Analyser,
  sentences: readonly (readonly Line[])[],
  groups: readonly (readonly [number, number][])[],
): (readonly string[])[] {
  const apart = sentences.map((lines, s) =>
    groups[s]!.length < lines.length ? lines.map((l) => l.form) : [],
  );
  return analyser.parse(apart).map((p) => p.tags);
}

function wordLines(block: string): Line[] {
  const lines: Line[] = [];
  let rangeEnd = 0;
  let rangeSpace = true;
  for (const line of block.split("\n")) {
    const columns = line.split("\t");
    const spaced = !(columns[9] ?? "").includes("SpaceAfter=No");
    const range = /^\d+-(\d+)$/.exec(columns[0]!);
    if (range) [rangeEnd, rangeSpace] = [Number(range[1]), spaced];
    if (!/^\d+$/.test(columns[0]!)) continue;
    const n = Number(columns[0]);
    lines.push({
      columns,
      form: columns[1] ?? "_",
      spaceAfter: n < rangeEnd ? false : n === rangeEnd ? rangeSpace : spaced,
    });
  }
  return lines;
}

/** Gives the parts of each compound tags and heads: one subtree, as the treebanks most often draw it. */
function expand(
  analyser: Analyser,
  lines: readonly Line[],
  groups: readonly [number, number][],
  parsed: Parsed,
  partTags: readonly string[],
): Written[] {
  const shapes = groups.map(([from, to], g) =>
    from === to
      ? undefined
      : shapeOf(analyser, lines.slice(from, to + 1), parsed.tags[g]!, partTags.slice(from, to + 1)),
  );
  const carrier = groups.map(([from], g) => from + (shapes[g]?.heads.indexOf("*") ?? 0));
  const written: Written[] = [];
  groups.forEach(([from, to], g) => {
    const head = parsed.heads[g]! < 0 ? 0 : carrier[parsed.heads[g]!]! + 1;
    for (let i = from; i <= to; i++) {
      const shape = shapes[g];
      if (i === carrier[g]) written.push({ tag: parsed.tags[g]!, head, relation: parsed.relations[g]! });
      else
        written.push({
          tag: shape!.tags[i - from]!,
          head: from + Number(shape!.heads[i - from]) + 1,
          relation: shape!.relations[i - from]!,
        });
    }
  });
  return written;
}

interface Shape {
  readonly tags: readonly string[];
  readonly heads: readonly string[];
  readonly relations: readonly string[];
}

function shapeOf(analyser: Analyser, parts: readonly Line[], tag: string, tags: readonly string[]): Shape {
  const { compounds } = analyser.tables;
  const n = parts.length;
  const keys = [
    `${n}/${tag}/${fold(parts.at(-1)!.form)}`,
    `${n}/${tag}/${fold(parts[0]!.form)}-`,
    tags.join(" "),
    `${n}/${tag}`,
    String(n),
  ];
  const known = keys.map((key) => compounds[key]).find((shape) => shape !== undefined);
  if (known) {
    const [, heads, relations] = known.split(";").map((column) => column.split(" ")) as [
      string[],
      string[],
      string[],
    ];
    return { tags, heads, relations };
  }
  const last = String(n - 1);
  return {
    tags,
    heads: parts.map((_, i) => (i === n - 1 ? "*" : last)),
    relations: parts.map((_, i) => (i % 2 ? "punct" : "compound")),
  };
}

function write(
  block: string,
  lines: readonly Line[],
  written: readonly Written[],
  parsed: Parsed,
  groups: readonly [number, number][],
  analyser: Analyser,
): string {
  const readings = verbReadings(parsed);
  const groupAt = new Map(groups.flatMap(([from, to], g) => (from === to ? [[from, g] as const] : [])));
  let next = 0;
  return block
    .split("\n")
    .map((line) => {
      if (!/^\d+\t/.test(line)) return line;
      const { columns, form } = lines[next]!;
      const { tag, head, relation } = written[next]!;
      const bar = tag.indexOf("|");
      const xpos = tag.slice(bar + 1);
      const feats = featuresFor(form, tag, readings[groupAt.get(next) ?? -1], analyser.tables);
      next++;
      const lemma = tag.startsWith("PROPN") ? form : analyser.lemma(form, tag);
      return [
        columns[0],
        form,
        lemma,
        tag.slice(0, bar),
        xpos,
        feats,
        head,
        relation,
        "_",
        columns[9] ?? "_",
      ].join("\t");
    })
    .join("\n");
}
