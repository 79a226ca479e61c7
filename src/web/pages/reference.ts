// The reference of the API, drawn from its OpenAPI document: every address with what it takes and answers, and every shape.
import { html } from "hono/html";
import type { Operation, OpenApi, Parameter, Schema } from "../../api/index.ts";
import type { Drawn, Html } from "../page.ts";
import { coded, shapeOf, typeOf } from "../parts/schema.ts";

const MOUNT = "/api/v1";

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export function referencePage(document: OpenApi): Drawn {
  return { title: "API", body: body(document) };
}

function entriesOf({ paths }: OpenApi): Entry[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

function body(document: OpenApi): Html {
  const entries = entriesOf(document);
  const schemas = Object.entries(document.components.schemas);
  return html`<h1>API</h1>
<p class="lede">${coded(String(document.info["description"]))}</p>
<p>The same as data: <a href="${MOUNT}/openapi.json">${MOUNT}/openapi.json</a> (OpenAPI 3.1). Without the version, <code>/api/…</code> answers as the newest does.</p>
<nav aria-label="Addresses">${document.tags.map(({ name }) => index(String(name), entries))}</nav>
${entries.map(drawEntry)}
<h2 id="shapes">Shapes</h2>
${schemas.map(([name, schema]) => drawSchema(name, schema))}`;
}

function index(tag: string, entries: readonly Entry[]): Html {
  const own = entries.filter(({ operation }) => operation.tags.includes(tag));
  return html`<h2>${tag}</h2><table class="rates"><tbody>${own.map(
    ({ method, path, operation }) =>
      html`<tr><th scope="row"><a href="#${operation.operationId}">${method} ${path}</a></th><td>${coded(operation.summary)}</td></tr>`,
  )}</tbody></table>`;
}

function drawEntry({ method, path, operation }: Entry): Html {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  return html`<section aria-labelledby="${operationId}">
<h3 id="${operationId}"><code>${method} ${MOUNT}${path}</code></h3>
<p>${coded(`${summary}.${description === undefined ? "" : ` ${description}`}`)} <span class="quiet">Right: ${operation["x-right"]}.</span></p>
${parameters.length > 0 ? drawParameters(parameters) : ""}
${requestBody ? html`<p>Body: ${contents(requestBody.content)}</p>` : ""}
<table class="rates"><thead><tr><th scope="col">Status</th><th scope="col">Answer</th></tr></thead>
<tbody>${Object.entries(responses).map(
    ([status, { description: says, content }]) =>
      html`<tr><th scope="row">${status}</th><td>${says} ${content ? contents(content) : ""}</td></tr>`,
  )}</tbody></table>
</section>`;
}

function drawParameters(parameters: readonly Parameter[]): Html {
  return html`<table class="rates"><thead><tr><th scope="col">Parameter</th><th scope="col">What it says</th><th scope="col">As</th></tr></thead>
<tbody>${parameters.map(
    ({ name, required, description, example }) =>
      html`<tr><th scope="row"><code>${name}</code>${required ? " (needed)" : ""}</th><td>${coded(description)}</td><td>${example === undefined ? "" : html`<code>${String(example)}</code>`}</td></tr>`,
  )}</tbody></table>`;
}

function contents(content: NonNullable<Operation["responses"][string]["content"]>): Html {
  return html`${Object.entries(content).map(
    ([type, { schema }], at) => html`${at > 0 ? ", " : ""}<code>${type}</code> ${typeOf(schema)}`,
  )}`;
}

function drawSchema(name: string, schema: Schema): Html {
  return html`<section aria-labelledby="${name}"><h3 id="${name}">${name}</h3>
${schema.description === undefined ? "" : html`<p>${coded(schema.description)}</p>`}
${shapeOf(schema)}</section>`;
}
