// What a route of the API is: data, of which the server, the OpenAPI document, the rights and the tests are made. No route
// stands here; they stand in routes/.
import type { Context } from "hono";
import { z } from "zod";
import type { App } from "../app/index.ts";
import type { Deed, Right, Visitor } from "../record/index.ts";
import { readBody, readParams, readQuery } from "./asked.ts";
import { visitorOf } from "./visitor.ts";

/** An answer that is no JSON, or that comes piece by piece. */
export interface Media {
  readonly types: readonly string[];
  readonly says: string;
}

export interface Example {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What a route says of itself. */
export interface Described {
  /** Its name in the OpenAPI document and in the client. */
  readonly name: string;
  readonly method: "get" | "post" | "delete";
  /** Under /api/v1; `:id` stands for a parameter. */
  readonly path: string;
  /** What it answers, in a line. */
  readonly title: string;
  readonly about?: string;
  readonly right: Right;
  /** What is written to the log each time. */
  readonly noted?: Deed;
  readonly status?: 200 | 201;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Other bodies that are taken, as they are. */
  readonly otherBodies?: readonly string[];
  readonly answer: z.ZodType | Media;
  /** Nothing but the ledger is read for it: while that stays as it is, so does the answer. */
  readonly ofLedger?: true;
  /** What it asks in the documentation, over the sample. */
  readonly example: Example;
}

export interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly visitor: Visitor;
}

interface RouteOf<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> extends Described {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The answer as data, or a response of its own. */
  run(app: App, asked: Asked<z.output<P>, z.output<Q>, z.output<B>>, c: Context): Promise<unknown>;
}

export interface Route extends Described {
  /** Reads what is asked by the schemas and answers it. Throws CasusError for what does not fit. */
  respond(app: App, c: Context): Promise<Response>;
}

/** Closes over the types of a route's schemas, so that routes of all types stand in one list. */
export function defineRoute<
  P extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
  B extends z.ZodType = z.ZodUndefined,
>({ run, ...described }: RouteOf<P, Q, B>): Route {
  return {
    ...described,
    async respond(app, c) {
      const { params, query, body, otherBodies = [] } = described;
      const asked = {
        params: readParams(params, c.req.param()) as z.output<P>,
        query: readQuery(query, new URL(c.req.url).searchParams) as z.output<Q>,
        body: (await readBody(body, c.req, otherBodies)) as z.output<B>,
        visitor: visitorOf(c),
      };
      const answer = await run(app, asked, c);
      return answer instanceof Response ? answer : c.json(answer as object, described.status ?? 200);
    },
  };
}

export function isMedia(answer: Described["answer"]): answer is Media {
  return !(answer instanceof z.ZodType);
}
