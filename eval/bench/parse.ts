// The analyser measured: `npm run bench -- parse`, or `node eval/bench/parse.ts [--gold FILE.conllu[.gz]] [--model FILE]`.
// Needs the data folder beside the project (../shared); what is missing is skipped with a word.
import { existsSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { parse } from "yaml";
import { languageData, loadAnalyser, parseConllu } from "../../src/language/index.ts";
import type { Analyser, LanguageData } from "../../src/language/index.ts";
import { foundNames, namesInReports, namesInTreebank } from "./parse-names.ts";
import { columnsOf, scoreRelations, scoreTrees, upperCased } from "./parse-score.ts";

const shared = (path: string): string => fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
const read = (file: string): string =>
  file.endsWith(".gz") ? gunzipSync(readFileSync(file)).toString("utf8") : readFileSync(file, "utf8");
/** What the analyser may see of a gold file: tokens and spacing. */
const blank = (gold: string): string =>
  gold.replace(/^(\d+)\t([^\t]*)\t.*\t([^\t\n]*)$/gm, (_, n: string, form: string, misc: string) =>
    [n, form, ..."_______", misc.includes("SpaceAfter=No") ? "SpaceAfter=No" : "_"].join("\t"),
  );

/** The tokeniser's data alone, so that a fault elsewhere in the knowledge stops no measurement. */
const english = (): LanguageData =>
  languageData(
    "en",
    parse(read(fileURLToPath(new URL("../../knowledge/languages/en/morphology.yaml", import.meta.url)))),
    [],
  );

type Row = Record<string, string | number>;
const RELATIONS = ["nsubj", "obj", "nsubj:pass", "obl:agent"];
const rows: Row[] = [];
const say = (what: string, figure: string | number, floor = "", aim = ""): void =>
  void rows.push({ what, figure, floor, aim });

function trees(
  analyser: Analyser,
  name: string,
  file: string,
  floors: readonly [string, string, string, string],
): void {
  if (!existsSync(file)) return say(`${name}: no data at ${file}`, "skipped");
  const gold = read(file);
  const g = columnsOf(gold);
  const scored = scoreTrees(g, columnsOf(parseConllu(analyser, blank(gold))));
  say(`${name} LAS`, scored.las, floors[0], floors[1]);
  say(`${name} LAS with subtypes`, scored.lasStrict);
  say(`${name} UPOS`, scored.upos, floors[2], floors[3]);
  const caps = upperCased(gold);
  say(
    `${name} LAS in capitals`,
    scoreTrees(columnsOf(caps), columnsOf(parseConllu(analyser, blank(caps)))).las,
    `${(scored.las - 4).toFixed(2)}`,
  );
  const relations = scoreRelations(g, columnsOf(parseConllu(analyser, blank(gold))), RELATIONS);
  for (const [relation, f1] of relations) say(`${name} ${relation} F1`, f1, "88", "91");
}

function speed(analyser: Analyser): void {
  const file = shared("data/corpus/corpus.jsonl");
  if (!existsSync(file)) return say("speed: no corpus", "skipped");
  const data = english();
  const texts = read(file)
    .trim()
    .split("\n")
    .map((l) => JSON.parse(l) as { language: string; text: string })
    .filter((d) => d.language === "en");
  const pass = (): number =>
    texts.reduce(
      (sum, d) => sum + analyser.analyse(d.text, data).sentences.reduce((n, s) => n + s.tokens.length, 0),
      0,
    );
  pass();
  const start = performance.now();
  const tokens = pass();
  say(
    "raw text to trees and names, tokens a second",
    Math.round((tokens / (performance.now() - start)) * 1000),
    "12000",
    "40000",
  );
  const words = texts.flatMap((d) => d.text.split(/\s+/));
  for (const length of [5, 10, 20, 40, 80, 160]) {
    const sentences = Array.from({ length: Math.floor(20_000 / length) }, (_, i) =>
      words.slice(i * length, (i + 1) * length),
    );
    const from = performance.now();
    analyser.parse(sentences);
    say(
      `parsing sentences of ${length} tokens, tokens a second`,
      Math.round(((sentences.length * length) / (performance.now() - from)) * 1000),
    );
  }
}

/** Prints the table of the analyser's task. */
export function benchParse(argv: readonly string[] = []): void {
  const { values } = parseArgs({
    args: [...argv],
    options: { gold: { type: "string" }, model: { type: "string" } },
    strict: false,
  });
  const model =
    typeof values.model === "string"
      ? values.model
      : fileURLToPath(new URL("../../models/english.bin", import.meta.url));
  const before = process.memoryUsage().rss;
  const start = performance.now();
  const analyser = loadAnalyser(model);
  const loadMs = performance.now() - start;
  analyser.parse([["Iran-backed", "militias", "fired", "rockets", "."]]);
  const grown = (process.memoryUsage().rss - before) / 2 ** 20;
  if (typeof values.gold === "string") trees(analyser, values.gold, values.gold, ["", "", "", ""]);
  else {
    trees(analyser, "EWT dev", shared("bench/parse/ewt-dev.conllu.gz"), ["85.5", "88", "96.3", "97.2"]);
    trees(analyser, "GUM dev", shared("bench/parse/gum-dev.conllu.gz"), ["86.0", "88.5", "97.3", "98"]);
    names(analyser, loadAnalyser(model, { convention: "uner" }));
  }
  speed(analyser);
  say("load time, ms", Math.round(loadMs), "200", "80");
  say("memory taken by the analyser at load, MB", Math.round(grown), "250", "150");
  say("memory of the process at the end, MB", Math.round(process.memoryUsage().rss / 2 ** 20));
  say("model file, MB", (statSync(model).size / 1e6).toFixed(2));
  console.table(rows);
}

/** UNER is scored with the conventions learned from UNER, and once with those of the house, which all else uses. */
function names(analyser: Analyser, asUner: Analyser): void {
  const uner = shared("data/ner/uner-ewt.dev.iob2.gz");
  const treebank = shared("data/ud-ewt/dev.conllu.gz");
  if (!existsSync(uner) || !existsSync(treebank)) say("names on UNER EWT dev: no data", "skipped");
  else {
    say(
      "names on UNER EWT dev, F1, conventions of UNER",
      namesInTreebank(asUner, read(uner), read(treebank)).f1,
      "72",
      "80",
    );
    say(
      "names on UNER EWT dev, F1, conventions of the house",
      namesInTreebank(analyser, read(uner), read(treebank)).f1,
    );
  }
  const reports = shared("bench/re3d/dev.jsonl");
  if (!existsSync(reports)) return say("names in re3d: no data", "skipped");
  const data = english();
  const found = foundNames(analyser, read(reports), data);
  say(
    "names in re3d dev, overlap F1 of six types, without registers",
    namesInReports(read(shared("bench/re3d/gold.dev.jsonl")), found),
    "0.60",
    "0.75",
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) benchParse(process.argv.slice(2));
