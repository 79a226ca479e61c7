// Writes docs/record-format.md from the schemas of src/record: `node tools/record-format.ts`. A test holds the two together.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import * as record from "../src/record/index.ts";

const SECTIONS: readonly (readonly [string, z.ZodType, string])[] = [
  [
    "Input document",
    record.InputDocument,
    "One line of what `casus code` and `casus add` take. One of `text`, `html`, `telegram` is needed.",
  ],
  [
    "Coded document",
    record.CodedDocument,
    "One line of what `casus code` prints, in input order. `error` stands where a line could not be coded.",
  ],
  [
    "Span",
    record.Span,
    "Offsets are UTF-16 code units into `text`, `end` exclusive: `text.slice(start, end)` is the evidence.",
  ],
  ["Range", record.Range, "`{min: 5}` is “at least five”, `{min: 5, max: 5}` is five."],
  [
    "Region",
    record.Region,
    "A marked stretch of the text. `noise: true` is kept out of coding, never deleted.",
  ],
  [
    "Mention",
    record.Mention,
    "A name or description of a thing. `entity` is a register id; absent when unresolved.",
  ],
  [
    "Role",
    record.Role,
    "The words that fill a role, with the mention and register entry behind them where known.",
  ],
  ["Time expression", record.TimeExpression, "TIMEX3 type and value, resolved against `published`."],
  [
    "Attribution",
    record.Attribution,
    "Who is reported to have said what. `via` is the attribution that carries this one.",
  ],
  ["Event", record.Event, "Something done. `count` counts repetitions; a sum over a period is a tally."],
  ["Statement", record.Statement, "A speech act. `condition` is the if-part of a conditional threat."],
  [
    "Tally",
    record.Tally,
    "A count over a period that somebody reports. `by` is who counted; `rule` what made the record.",
  ],
  [
    "Incident",
    record.Incident,
    "One occurrence in the world with every report of it and every disagreement between them.",
  ],
  [
    "Report",
    record.Report,
    "One document's telling of one event with its values resolved: what merging compares.",
  ],
  [
    "Judgement",
    record.Judgement,
    "A verdict whether two reports tell of one incident. Never rewritten, only withdrawn.",
  ],
  ["Actor", record.Actor, "An entry of the actor register."],
];

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export function recordFormat(): string {
  const parts = [
    "# The record format",
    "",
    "Generated from `src/record` by `node tools/record-format.ts`; do not edit by hand.",
    "Dates are EDTF level 0/1 (`2021-03-02`, `2021-03`, `2023-10-17/2023-11-03`, `2021-03-03T00:20`).",
    "Every record may carry `by` (the rule or model that made it) and `confidence` (0–1).",
  ];
  for (const [title, schema, text] of SECTIONS) parts.push("", `## ${title}`, "", text, "", ...table(schema));
  return `${parts.join("\n")}\n`;
}

function table(schema: z.ZodType): string[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: "input" }) as Schema;
  const rows = Object.entries(properties).map(
    ([name, field]) => `| \`${name}\` | ${required.includes(name) ? "yes" : ""} | ${typeOf(field)} |`,
  );
  return ["| field | needed | value |", "|---|---|---|", ...rows];
}

function typeOf(field: Schema): string {
  if (field.enum) return field.enum.map((value) => `\`${value}\``).join(" ");
  if (field.type === "array" && field.items) return `list of ${typeOf(field.items)}`;
  if (field.type !== "object" || !field.properties) return field.type ?? "any";
  return `{${Object.keys(field.properties)
    .map((key) => `${key}${field.required?.includes(key) ? "" : "?"}`)
    .join(", ")}}`;
}

if (import.meta.main)
  writeFileSync(join(import.meta.dirname, "..", "docs", "record-format.md"), recordFormat());
