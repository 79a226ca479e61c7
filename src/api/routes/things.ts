// Single things by their ids, and the state of the ledger.
import { z } from "zod";
import { ChainView, DocumentView, IncidentView, LedgerStatus } from "../../record/index.ts";
import { SourcePage, Versions } from "../answers.ts";
import { found } from "../found.ts";
import { pageOf } from "../paging.ts";
import { id, PAGE } from "../parameters.ts";
import { defineRoute } from "../route.ts";

const INCIDENT = z.object({ id: id("an incident") });
const DOCUMENT = z.object({ id: id("a document") });

export const SourcesQuery = z.object(PAGE);

/** Of the form that ids have, for the documentation. */
export const SAMPLE = { incident: "i-1b4481454fd8", other: "i-cd348d51dc3c", document: "wire-005" };

export const things = [
  defineRoute({
    name: "incident",
    method: "get",
    path: "/incidents/:id",
    title:
      "One incident with its reports, their quotations, the state of attribution in words, the grade and the judgements",
    right: "read",
    params: INCIDENT,
    answer: IncidentView,
    ofLedger: true,
    example: { params: { id: SAMPLE.incident } },
    run: async (app, { params }) => found(await app.incident(params.id), "incident", params.id),
  }),
  defineRoute({
    name: "chain",
    method: "get",
    path: "/incidents/:id/chain",
    title: "What an incident answers, what answered it, and what only came soon after",
    about:
      "`basis` is `stated` where a source says so; `after` is time order and sides alone, never a cause.",
    right: "read",
    params: INCIDENT,
    answer: ChainView,
    ofLedger: true,
    example: { params: { id: SAMPLE.incident } },
    run: async (app, { params }) =>
      app.chain(found(await app.incident(params.id), "incident", params.id).incident),
  }),
  defineRoute({
    name: "document",
    method: "get",
    path: "/documents/:id",
    title: "One document as coded, its original's hash, and the incidents of its events",
    right: "read",
    params: DOCUMENT,
    answer: DocumentView,
    example: { params: { id: SAMPLE.document } },
    run: async (app, { params }) => found(await app.document(params.id), "document", params.id),
  }),
  defineRoute({
    name: "versions",
    method: "get",
    path: "/documents/:id/versions",
    title: "The kept copies of a document that read differently, oldest first, with what changed",
    right: "read",
    params: DOCUMENT,
    answer: Versions,
    example: { params: { id: SAMPLE.document } },
    run: async (app, { params }) => {
      found(await app.document(params.id), "document", params.id);
      return app.versions(params.id);
    },
  }),
  defineRoute({
    name: "status",
    method: "get",
    path: "/status",
    title: "How much the ledger holds, and what was dropped and why",
    right: "read",
    answer: LedgerStatus,
    ofLedger: true,
    example: {},
    run: (app) => app.status(),
  }),
  defineRoute({
    name: "sources",
    method: "get",
    path: "/sources",
    title:
      "Sources that are collected, and how each is: when it last answered, how much it brings, what fails",
    right: "read",
    query: SourcesQuery,
    answer: SourcePage,
    example: { query: { limit: "5" } },
    run: async (app, { query }) => pageOf(app.sources(), ({ id: key }) => key, query),
  }),
];
