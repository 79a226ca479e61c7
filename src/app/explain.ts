// What the coder sees in a sentence, and which list or rule made each record, as text for a person.
import type { CodedDocument, Role, Span } from "../record/index.ts";
import { rulesOf } from "../rules/index.ts";
import { createCoder } from "./coder.ts";
import { parseText } from "./parse.ts";
import { triedRules } from "./rule-examples.ts";

export interface ExplainOptions {
  readonly published?: string;
  readonly json?: boolean;
}

/**
 * Codes one text and lays out everything found in it, each line with the words and with what found it; then the tree,
 * and the rules that were tried, each with what it found or the first step that failed.
 */
export function explain(sentence: string, options: ExplainOptions = {}): string {
  const coder = createCoder();
  const coded = coder.code({ id: "sentence", text: sentence, published: options.published });
  if (options.json) return `${JSON.stringify(coded, undefined, 2)}\n`;
  const tree = coded.language === "en" ? [...parseText(sentence)].join("").trimEnd().split("\n") : [];
  const lines = [`language ${coded.language}${options.published ? `, published ${options.published}` : ""}`];
  for (const [name, rows] of Object.entries(sections(coded))) {
    if (rows.length === 0) continue;
    lines.push("", name, ...rows.map((row) => `  ${row}`));
  }
  if (lines.length === 1)
    lines.push("", "Nothing was found: no name, time, report, event, statement or tally.");
  if (tree.length > 0) lines.push("", "tree", ...tree.map((row) => `  ${row}`));
  const language = coder.knowledge.languages.get(coded.language);
  const rules = language && rulesOf(language, coder.knowledge.kinds);
  if (rules)
    lines.push("", "rules tried", ...triedRules({ rules, language, coder }, coded).map((row) => `  ${row}`));
  return `${lines.join("\n")}\n`;
}

function sections(coded: CodedDocument): Record<string, string[]> {
  const at = (span: Span): string => `“${coded.text.slice(span.start, span.end)}”`;
  const all = (spans: readonly Span[]): string => spans.map(at).join(" … ") || "—";
  const role = (name: string, value: Role | undefined): string =>
    value ? ` ${name} ${at(value)}${value.name ? ` = ${value.name}` : ""}` : "";
  const roles = (name: string, values: readonly Role[]): string =>
    values.map((value) => role(name, value)).join("");
  const by = (rule: string | undefined): string => (rule ? `   [${rule}]` : "");
  return {
    mentions: coded.mentions.map(
      (one) => `${one.id} ${one.type} ${at(one)}${one.name ? ` = ${one.name}` : ""}${by(one.by)}`,
    ),
    times: coded.times.map((one) => `${one.id} ${one.type} ${at(one)} = ${one.value}${by(one.by)}`),
    attributions: coded.attributions.map(
      (one) =>
        `${one.id} ${all(one.source)} ${all(one.cue)}: ${all(one.content)}${one.via ? ` via ${one.via}` : ""}${by(one.by)}`,
    ),
    events: coded.events.map(
      (one) =>
        `${one.id} ${one.type}${one.mode ? `/${one.mode}` : ""} ${one.status} ${one.date ?? "no date"} trigger ${at(one.trigger)}` +
        `${roles("actor", one.actors)}${roles("target", one.targets)}${roles("victim", one.victims)}` +
        `${roles("weapon", one.weapons)}${roles("place", one.places)}${by(one.by)}`,
    ),
    statements: coded.statements.map(
      (one) =>
        `${one.id} ${one.act} ${all(one.content)}${role("speaker", one.speaker)}${role("target", one.target)}` +
        `${one.condition ? ` if ${at(one.condition)}` : ""}${by(one.by)}`,
    ),
    tallies: coded.tallies.map(
      (one) =>
        `${one.id} ${one.count.min}${one.count.max === one.count.min ? "" : `–${one.count.max ?? ""}`} ${at(one.of)}` +
        `${role("place", one.place)} ${one.from ?? ""}/${one.to ?? ""}${role("by", one.by)}${by(one.rule)}`,
    ),
  };
}
