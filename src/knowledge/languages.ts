// Loads languages/<xx>/: language.yaml, the word lists of lexicon/, and every other YAML file as parsed.
import { join } from "node:path";
import {
  asList,
  asOneOf,
  asRecord,
  asText,
  asTexts,
  at,
  fault,
  unknownValue,
  type Fault,
  type Where,
} from "./faults.ts";
import type { Files } from "./files.ts";
import { freezeDeep } from "./freeze.ts";
import type { Kinds, LanguageKnowledge, WordEntry, WordList } from "./types.ts";

const COVERAGES = ["full", "first-level", "none"] as const;
const DIRECTIONS = ["ltr", "rtl"] as const;

function readEntry(value: unknown, kinds: Kinds, where: Where): WordEntry {
  const { words, ...attributes } = asRecord(value, where);
  checkKinds(attributes, kinds, where);
  return { words: lowerAll(asTexts(words, at(where, "words"))), attributes };
}

/** Attributes that name a kind must name one of kinds/: a slip would make records that nothing else knows. */
function checkKinds(attributes: WordEntry["attributes"], kinds: Kinds, where: Where): void {
  const known = { mode: kinds.modes, act: kinds.acts };
  for (const [key, ids] of Object.entries(known)) {
    const value = attributes[key];
    for (const id of value === undefined ? [] : [value].flat())
      if (typeof id !== "string" || !ids.has(id)) fault(at(where, key), unknownValue(id, ids.keys()));
  }
}

function lowerAll(words: readonly string[]): string[] {
  return words.map((word) => word.toLowerCase());
}

/** A list is `{means, words}`, `{means, entries}` or a plain array of words. */
function readList(name: string, value: unknown, kinds: Kinds, where: Where): WordList {
  if (Array.isArray(value)) return { name, means: "", entries: readItems(value, kinds, where) };
  const list = asRecord(value, where);
  const { means, words, entries, ...attributes } = list;
  if (words === undefined && entries === undefined) {
    fault(where, `the list "${name}" has neither "words" nor "entries"`);
  }
  checkKinds(attributes, kinds, where);
  const own =
    words === undefined ? [] : [{ words: lowerAll(asTexts(words, at(where, "words"))), attributes }];
  return {
    name,
    means: means === undefined ? "" : asText(means, at(where, "means")),
    entries: [...own, ...readItems(asList(entries, at(where, "entries")), kinds, at(where, "entries"))],
  };
}

function readItems(items: readonly unknown[], kinds: Kinds, where: Where): WordEntry[] {
  const plain = items.filter((item) => typeof item === "string");
  if (plain.length === items.length)
    return plain.length === 0 ? [] : [{ words: lowerAll(plain), attributes: {} }];
  return items.map((item, index) =>
    typeof item === "string"
      ? { words: [item.toLowerCase()], attributes: {} }
      : readEntry(item, kinds, at(where, index)),
  );
}

function readLists(files: Files, folder: string, kinds: Kinds, faults: Fault[]): Map<string, WordList> {
  const lists = new Map<string, WordList>();
  for (const file of files.yamlIn(join(folder, "lexicon"))) {
    const where: Where = { file, path: [], faults };
    for (const [name, value] of Object.entries(asRecord(file.value, where))) {
      const list = readList(name, value, kinds, at(where, name));
      const known = lists.get(name); // a list may be spread over files: its entries are joined
      lists.set(
        name,
        known
          ? { ...list, means: known.means || list.means, entries: [...known.entries, ...list.entries] }
          : list,
      );
    }
  }
  return lists;
}

function readLanguage(
  files: Files,
  folder: string,
  code: string,
  kinds: Kinds,
  faults: Fault[],
): LanguageKnowledge {
  const file = files.yaml(join(folder, "language.yaml"));
  const where: Where | undefined = file && { file, path: [], faults };
  const head = where ? asRecord(where.file.value, where) : {};
  const oneOf = <T extends string>(key: string, choices: readonly T[], otherwise: T): T =>
    where && head[key] !== undefined ? (asOneOf(head[key], choices, at(where, key)) ?? otherwise) : otherwise;
  const lists = readLists(files, folder, kinds, faults);
  return {
    code,
    name: typeof head["name"] === "string" ? head["name"] : code,
    direction: oneOf("direction", DIRECTIONS, "ltr"),
    coverage: oneOf("coverage", COVERAGES, lists.size > 0 ? "first-level" : "none"),
    lists,
    files: new Map(files.yamlIn(folder).map((other) => [other.name, other.value])),
    relations: files.yaml(join(folder, "relations.yaml")),
    ruleFiles: files
      .namesIn(join(folder, "rules"))
      .flatMap((records) => files.yamlIn(join(folder, "rules", records))),
  };
}

export function loadLanguages(
  files: Files,
  dir: string,
  kinds: Kinds,
  faults: Fault[],
): ReadonlyMap<string, LanguageKnowledge> {
  const languages = new Map<string, LanguageKnowledge>();
  for (const code of files.namesIn(join(dir, "languages"))) {
    if (/^[a-z]{2,3}$/.test(code)) {
      languages.set(code, freezeDeep(readLanguage(files, join(dir, "languages", code), code, kinds, faults)));
    }
  }
  return languages;
}
