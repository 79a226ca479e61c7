// JSON Schema in a few words of Markdown, with links to shapes that have a name.
import type { Schema } from "../../src/api/index.ts";

const value = (one: unknown): string => `\`${JSON.stringify(one)}\``;

export function typeInWords(schema: Schema): string {
  const { $ref, items, prefixItems, properties, required = [], additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = $ref.split("/").at(-1)!;
    return `[${name}](#${name.toLowerCase()})`;
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map(typeInWords).join(" or ");
  if (schema.enum) return schema.enum.map(value).join(", ");
  if (schema.const !== undefined) return value(schema.const);
  if (prefixItems) return `[${prefixItems.map(typeInWords).join(", ")}]`;
  if (items) return `list of ${typeInWords(items)}`;
  if (properties) {
    const fields = Object.entries(properties);
    return `{${fields.map(([name, of]) => `${name}${required.includes(name) ? "" : "?"}: ${typeInWords(of)}`).join("; ")}}`;
  }
  if (typeof additionalProperties === "object") return `by name: ${typeInWords(additionalProperties)}`;
  return schema.type ?? "anything";
}
