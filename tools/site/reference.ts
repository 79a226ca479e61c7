// The reference of the API as a page of the site, made from the same OpenAPI document that a server draws its own from.
import type { OpenApi, Operation, Schema } from "../../src/api/index.ts";
import { typeInWords } from "./schema-words.ts";

/** A page in Markdown. */
export function referencePage({ info, paths, components }: OpenApi): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      entry(`${method.toUpperCase()} /api/v1${path}`, operation),
    ),
  );
  const shapes = Object.entries(components.schemas).map(([name, schema]) => shape(name, schema));
  return ["# API reference", String(info["description"]), ...operations, "## Shapes", ...shapes].join("\n\n");
}

function entry(
  address: string,
  { summary, description, parameters, requestBody, responses }: Operation,
): string {
  const asked = parameters.map(({ name, required, description: says, example }) => [
    `\`${name}\`${required ? " (needed)" : ""}`,
    says,
    example === undefined ? "" : `\`${String(example)}\``,
  ]);
  const answers = Object.entries(responses).map(([status, { description: says, content }]) => [
    status,
    [says, ...contents(content)].join(" "),
  ]);
  return [
    `## ${address}`,
    [`${summary}.`, description].filter(Boolean).join(" "),
    ...(asked.length > 0 ? [table(["Parameter", "What it says", "As"], asked)] : []),
    ...(requestBody ? [`Body: ${contents(requestBody.content).join(", ")}`] : []),
    table(["Status", "Answer"], answers),
  ].join("\n\n");
}

function contents(content: Operation["responses"][string]["content"] = {}): string[] {
  return Object.entries(content).map(([type, { schema }]) => `\`${type}\` ${typeInWords(schema)}`);
}

function shape(name: string, schema: Schema): string {
  const { properties, required = [], description } = schema;
  const fields = Object.entries(properties ?? {}).map(([field, of]) => [
    `\`${field}\`${required.includes(field) ? "" : " (may be absent)"}`,
    [typeInWords(of), of.description].filter(Boolean).join(". "),
  ]);
  const body = properties ? table(["Field", "Is"], fields) : typeInWords(schema);
  return [`### ${name}`, description, body].filter(Boolean).join("\n\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
