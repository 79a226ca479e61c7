// The source types and their options in words, from the registry itself.
import { z } from "zod";
import { SOURCE_TYPES } from "../collect/index.ts";

interface Described {
  readonly properties?: Readonly<Record<string, { description?: string; default?: unknown }>>;
  readonly required?: readonly string[];
}

function optionsOf(schema: z.ZodType): string[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
  }) as Described;
  return Object.entries(properties).map(([name, { description = "", default: usual }]) => {
    const note = usual === undefined ? "" : `; usually ${JSON.stringify(usual)}`;
    return `      ${name}${required.includes(name) ? "" : "?"}: ${description}${note}`;
  });
}

/** One line a type, and one an option. */
export function sourceTypeHelp(): string {
  return SOURCE_TYPES.map(({ type, title, options }) =>
    [`  ${type.padEnd(10)} ${title}`, ...optionsOf(options)].join("\n"),
  ).join("\n");
}
