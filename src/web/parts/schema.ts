// JSON Schema as a reader wants it: the type of a value in a few words, with links to shapes that have a name.
import { html } from "hono/html";
import type { Schema } from "../../api/index.ts";
import type { Html } from "../page.ts";

/** Words with code in backticks, as descriptions have it. */
export function coded(text: string): Html {
  return html`${text.split("`").map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

export function typeOf(schema: Schema): Html {
  const { $ref, items, prefixItems, properties, additionalProperties } = schema;
  if ($ref !== undefined) {
    const name = $ref.split("/").at(-1)!;
    return html`<a href="#${name}">${name}</a>`;
  }
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return listed(choices.map(typeOf), " or ");
  if (schema.enum) return listed(schema.enum.map(value), ", ");
  if (schema.const !== undefined) return value(schema.const);
  if (prefixItems) return html`[${listed(prefixItems.map(typeOf), ", ")}]`;
  if (items) return html`list of ${typeOf(items)}`;
  if (properties) return html`{${listed(fieldsOf(schema).map(inline), "; ")}}`;
  if (typeof additionalProperties === "object") return html`by name: ${typeOf(additionalProperties)}`;
  return schema.type ?? "anything";
}

const value = (one: unknown): Html => html`<code>${JSON.stringify(one)}</code>`;

function listed(parts: readonly Html[], between: string): Html {
  return html`${parts.map((part, at) => html`${at > 0 ? between : ""}${part}`)}`;
}

interface Field {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

function fieldsOf({ properties = {}, required = [] }: Schema): Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    required: required.includes(name),
  }));
}

const inline = ({ name, schema, required }: Field): Html =>
  html`${name}${required ? "" : "?"}: ${typeOf(schema)}`;

/** The fields of an object as a table; anything else in a line. */
export function shapeOf(schema: Schema): Html {
  if (!schema.properties) return html`<p>${typeOf(schema)}</p>`;
  return html`<table class="rates"><thead><tr><th scope="col">Field</th><th scope="col">Is</th></tr></thead>
<tbody>${fieldsOf(schema).map(
    ({ name, schema: field, required }) =>
      html`<tr><th scope="row"><code>${name}</code>${required ? "" : html` <span class="quiet">may be absent</span>`}</th><td>${typeOf(field)}${field.description === undefined ? "" : html`. ${coded(field.description)}`}</td></tr>`,
  )}</tbody></table>`;
}
