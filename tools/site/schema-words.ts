// JSON Schema in a few words of Markdown, with links to shapes that have a name.

/** As much of JSON Schema as our documents hold. */
export interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

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
