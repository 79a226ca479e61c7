// Reads rule files: every name in them is held against what is known, and a fault says file, line and the nearest name.
import { asList, asRecord, asText, asTexts, at, fault, unknownValue } from "../knowledge/index.ts";
import type { Kinds, LanguageKnowledge, Where, YamlFile } from "../knowledge/index.ts";
import { readExample } from "./examples.ts";
import type { Grammar } from "./grammar.ts";
import { readPaths, readSteps } from "./path.ts";
import { ROLES } from "./roles.ts";
import { RECORDS } from "./types.ts";
import type { Demand, Example, Makes, RoleRule, Rule, Use, Words } from "./types.ts";

const USES: readonly Use[] = ["verb", "noun", "word"];
const KEYS = [
  "rule",
  "means",
  "makes",
  ...USES,
  "with",
  "without",
  "roles",
  "only",
  "except",
  "gives",
  "examples",
];

/** What rules are held against. */
export interface RuleReading {
  readonly language: LanguageKnowledge;
  readonly kinds: Kinds;
  readonly grammar: Grammar;
}

export function readRuleFile(file: YamlFile, reading: RuleReading, faults: Where["faults"]): Rule[] {
  const root: Where = { file, path: [], faults };
  return asList(file.value, root).flatMap((item, index) => {
    const before = faults.length;
    const rule = readRule(item, reading, at(root, index));
    return faults.length === before ? [rule] : []; // a rule with a fault does not load
  });
}

function readRule(value: unknown, reading: RuleReading, where: Where): Rule {
  const entry = asRecord(value, where);
  for (const key of Object.keys(entry))
    if (!KEYS.includes(key)) fault(at(where, key), `key ${unknownValue(key, KEYS)}`);
  const id = asText(entry["rule"], at(where, "rule"));
  const makes = readMakes(asText(entry["makes"], at(where, "makes")), reading.kinds, at(where, "makes"));
  const roles = readRoles(entry["roles"], makes, reading.grammar, at(where, "roles"));
  return {
    id,
    by: `${reading.language.code}/${id}`,
    means: asText(entry["means"], at(where, "means")),
    makes,
    triggers: readTriggers(entry, reading, where),
    with: readDemands(entry["with"], reading, at(where, "with")),
    without: readDemands(entry["without"], reading, at(where, "without")),
    roles,
    only: readAspectNames(entry["only"], reading.grammar, at(where, "only")),
    except: readAspectNames(entry["except"], reading.grammar, at(where, "except")),
    gives: readGives(entry["gives"], reading.kinds, at(where, "gives")),
    examples: readExamples(entry["examples"], roles, at(where, "examples")),
    file: where.file,
    path: where.path,
  };
}

/** "statement denial", "event assault/airstrike", "event" where the word list says the type. */
function readMakes(text: string, kinds: Kinds, where: Where): Makes {
  const [name, what] = text.trim().split(/\s+/);
  const record = RECORDS.find((one) => one === name);
  if (record === undefined) {
    fault(where, unknownValue(name, RECORDS));
    return { record: "event" };
  }
  const [kind, mode] = what?.split("/") ?? [];
  const known = record === "statement" ? kinds.acts : kinds.events;
  if (kind !== undefined && !known.has(kind))
    fault(where, `${record === "statement" ? "act" : "type"} ${unknownValue(kind, known.keys())}`);
  if (mode !== undefined && !kinds.modes.has(mode))
    fault(where, `mode ${unknownValue(mode, kinds.modes.keys())}`);
  return { record, ...(kind === undefined ? {} : { kind }), ...(mode === undefined ? {} : { mode }) };
}

/** Further values are the coder's affair, but for those that name a kind. */
function readGives(value: unknown, kinds: Kinds, where: Where): Readonly<Record<string, unknown>> {
  const gives = asRecord(value ?? {}, where);
  const known = { mode: kinds.modes, act: kinds.acts, type: kinds.events };
  for (const [key, ids] of Object.entries(known)) {
    const id = gives[key];
    if (id !== undefined && !ids.has(String(id))) fault(at(where, key), unknownValue(id, ids.keys()));
  }
  return gives;
}

function readTriggers(
  entry: Readonly<Record<string, unknown>>,
  reading: RuleReading,
  where: Where,
): Rule["triggers"] {
  const triggers: Partial<Record<Use, readonly Words[]>> = {};
  for (const use of USES)
    if (entry[use] !== undefined) triggers[use] = readWords(entry[use], reading, at(where, use));
  if (Object.keys(triggers).length === 0)
    fault(where, `the rule has no trigger; give words under one of: ${USES.join(", ")}`);
  return triggers;
}

function readWords(value: unknown, { language }: RuleReading, where: Where): Words[] {
  return asTexts(value, where).flatMap((word): Words[] => {
    const name = /^<(.+)>$/.exec(word)?.[1];
    if (name === undefined) return [{ kind: "word", word }];
    const list = language.lists.get(name);
    if (list) return [{ kind: "list", list }];
    fault(where, `word list ${unknownValue(name, language.lists.keys())}`);
    return [];
  });
}

function readDemands(value: unknown, reading: RuleReading, where: Where): Demand[] {
  return Object.entries(asRecord(value ?? {}, where)).map(([path, words]) => ({
    path: readSteps(path, reading.grammar, at(where, path)),
    words: readWords(words, reading, at(where, path)),
  }));
}

function readRoles(value: unknown, makes: Makes, grammar: Grammar, where: Where): RoleRule[] {
  return Object.entries(asRecord(value ?? {}, where)).map(([key, path]) => {
    const here = at(where, key);
    const needed = key.endsWith("!");
    const name = needed ? key.slice(0, -1) : key;
    const known = ROLES[makes.record];
    if (!known.includes(name)) fault(here, `role ${unknownValue(name, known)}`);
    return { name, needed, paths: readPaths(asText(path, here), grammar, here) };
  });
}

function readAspectNames(value: unknown, grammar: Grammar, where: Where): string[] {
  return asTexts(value ?? [], where).map((name, index) => {
    if (!grammar.aspects.has(name)) fault(at(where, index), unknownValue(name, grammar.aspects.keys()));
    return name;
  });
}

function readExamples(value: unknown, roles: readonly RoleRule[], where: Where): Example[] {
  const names = roles.map((role) => role.name);
  const examples = asList(value, where).map((item, index) => {
    const here = at(where, index);
    const not = typeof item === "object" && item !== null;
    const written = asText(not ? asRecord(item, here)["not"] : item, here);
    const example = readExample(written, not);
    for (const { role } of example.marks)
      if (!names.includes(role)) fault(here, `the mark ${unknownValue(role, names)}`);
    return example;
  });
  if (!examples.some((one) => !one.not)) fault(where, "the rule has no example; write a sentence it is for");
  if (!examples.some((one) => one.not))
    fault(where, "the rule has no counter-example; write `- not: …` with a sentence it must leave alone");
  return examples;
}
