// The OpenAPI 3.1 document, made from the table of routes and the schemas of the records. Nothing in it is written by hand
// but the words around.
import { z } from "zod";
import * as record from "../record/index.ts";
import * as answers from "./answers.ts";
import * as bodies from "./bodies.ts";
import type { Json, OpenApi, Operation, Parameter, Schema } from "./openapi-shape.ts";
import { type Described, isMedia } from "./route.ts";
import { ROUTES } from "./routes.ts";

/** Of the form of addresses and answers: a new field is no new version, one that goes or means another thing is. */
const VERSION = "1.0.0";
const TAGS = ["Read", "Judge", "Hand in"] as const;
const TAG_OF: Readonly<Record<string, (typeof TAGS)[number]>> = {
  read: "Read",
  judge: "Judge",
  inbox: "Hand in",
};
const INFO = {
  title: "Casus",
  version: VERSION,
  summary: "A sourced ledger of publicly reported threats, claims and incidents.",
  description:
    "Every record points at the words that say it: spans are offsets in UTF-16 code units into the document's text, the end exclusive. What is absent was not reported. Lists come in pages: ask again with `after` set to `next`. A claim is not a finding.",
  license: { name: "Apache-2.0", identifier: "Apache-2.0" },
};
const COMPONENTS = "#/components/schemas/";

let made: OpenApi | undefined;

/** Made when it is first asked for: the schemas are many. */
export function openApi(): OpenApi {
  made ??= make();
  return made;
}

function make(): OpenApi {
  const named = namedSchemas();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of ROUTES) {
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method]: operationOf(route, named.reference) };
  }
  return {
    openapi: "3.1.1",
    info: INFO,
    servers: [{ url: "/api/v1" }],
    tags: TAGS.map((name) => ({ name })),
    paths,
    components: {
      schemas: named.schemas,
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "A token of `casus tokens add`. Where there are no accounts, none is needed.",
        },
      },
    },
  };
}

type Reference = (schema: z.ZodType) => Schema;

/** Every schema that records and answers name is a component, and stands as a reference wherever it is used. */
function namedSchemas(): { schemas: Record<string, Schema>; reference: Reference } {
  const ids = z.registry<{ id: string }>();
  for (const [id, value] of Object.entries({ ...record, ...answers, ...bodies }))
    if (value instanceof z.ZodType) ids.add(value, { id });
  const { schemas } = z.toJSONSchema(ids, { ...CONVERSION, uri: (id) => COMPONENTS + id });
  return {
    schemas: Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)])),
    reference: (schema) => ({ $ref: COMPONENTS + ids.get(schema)!.id }),
  };
}

const CONVERSION = {
  // What is given to a parser: objects may grow, defaults may be left out.
  io: "input" as const,
  // Arrays that our code does not change are no read-only properties of the API.
  override: ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) => void delete jsonSchema.readOnly,
};

/** Without the names by which a schema is known outside a document. */
function plain({ $id: _id, $schema: _schema, ...schema }: z.core.JSONSchema.BaseSchema): Schema {
  return schema as Schema;
}

function operationOf(route: Described, reference: Reference): Operation {
  const { name, title, about, right, body, otherBodies = [], example } = route;
  return {
    operationId: name,
    summary: title,
    ...(about !== undefined && { description: about }),
    tags: [TAGS.find((tag) => tag === TAG_OF[right])!],
    security: right === "inbox" ? [{ token: [] }] : [{ token: [] }, {}],
    "x-right": right,
    parameters: [...parametersOf(route, "path"), ...parametersOf(route, "query")],
    ...(body && {
      requestBody: {
        required: true,
        content: {
          "application/json": { schema: reference(body), example: example.body as Json },
          ...Object.fromEntries(otherBodies.map((type) => [type, { schema: { type: "string" } }])),
        },
      },
    }),
    responses: { ...answersOf(route, reference), ...problemsOf(route, reference) },
  };
}

function parametersOf({ params, query, example }: Described, place: "path" | "query"): Parameter[] {
  const shape = (place === "path" ? params : query)?.shape ?? {};
  const examples = place === "path" ? example.params : example.query;
  return Object.entries(shape as Record<string, z.ZodType>).map(([name, field]) => {
    const { description = "", ...schema } = plain(z.toJSONSchema(field, CONVERSION));
    const shown = examples?.[name];
    return {
      name,
      in: place,
      required: !field.safeParse(undefined).success,
      description: String(description),
      schema,
      ...(shown !== undefined && { example: schema.type === "integer" ? Number(shown) : shown }),
    };
  });
}

function answersOf({ answer, status = 200 }: Described, reference: Reference): Operation["responses"] {
  if (!isMedia(answer))
    return {
      [status]: {
        description: "The answer.",
        content: { "application/json": { schema: reference(answer) } },
      },
    };
  const content = Object.fromEntries(
    answer.types.map((type) => [type, { schema: { type: "string" as const } }]),
  );
  return { [status]: { description: answer.says, content } };
}

/** What may go wrong, beside what the routes say themselves. */
function problemsOf(route: Described, reference: Reference): Operation["responses"] {
  const all: readonly (readonly [number, string, boolean])[] = [
    [
      304,
      "It is as it was: the ETag is the one that was sent.",
      route.method === "get" && !isMedia(route.answer),
    ],
    [400, "What is asked does not fit.", true],
    [401, "Asked without a token or a session, where one is needed.", true],
    [403, "Who asks may not.", true],
    [404, "There is no such thing.", route.params !== undefined],
    [413, "The body is too long.", route.body !== undefined],
    [422, "Nothing could be read; the outcomes say why.", route.right === "inbox"],
    [429, "Too many requests; Retry-After says in how many seconds the next is answered.", true],
  ];
  const content = { "application/problem+json": { schema: reference(answers.Problem) } };
  const outcomes = { "application/json": { schema: reference(answers.Outcomes) } };
  return Object.fromEntries(
    all
      .filter(([, , applies]) => applies)
      .map(([status, description]) => [
        status,
        status === 304 ? { description } : { description, content: status === 422 ? outcomes : content },
      ]),
  );
}
