// `casus/client`: the API of a running Casus for other programs. It needs nothing but fetch; its types are those of the API.
import { Asking, type ClientOptions, type Query } from "./asking.ts";
import { events } from "./events.ts";
import type { CasusClient } from "./interface.ts";
import { type Listing, listingOf } from "./listing.ts";

export type { ClientOptions } from "./asking.ts";
export type { EventsOptions } from "./events.ts";
export type { CasusClient } from "./interface.ts";
export type { Listing } from "./listing.ts";
export { CasusProblem, type ProblemCode } from "./problem.ts";

const part = encodeURIComponent;

/** @example const casus = createClient({ address: "http://127.0.0.1:4173" }); */
export function createClient(options: ClientOptions): CasusClient {
  const asking = new Asking(options);
  const get = <T>(path: string, query?: Query): Promise<T> =>
    asking.json<T>({ path, ...(query && { query }) });
  const post = <T>(path: string, body?: unknown): Promise<T> =>
    asking.json<T>({ method: "POST", path, body });
  const remove = <T>(path: string): Promise<T> => asking.json<T>({ method: "DELETE", path });
  const list = <Row, Page extends { next?: string | undefined }>(
    path: string,
    { after, ...query }: Query = {},
  ): Listing<Row, Page> =>
    listingOf<Row, Page>(
      (next) => get<Page>(path, { ...query, after: next }),
      after === undefined ? undefined : String(after),
    );
  return {
    timeline: (query) => list("timeline", query),
    days: (query) => get("days", query),
    facets: (query) => get("facets", query),
    incidents: (query) => list("incidents", query),
    incident: (id) => get(`incidents/${part(id)}`),
    chain: (id) => get(`incidents/${part(id)}/chain`),
    statements: (query) => list("statements", query),
    threats: (query) => list("threats", query),
    tallies: (query) => list("tallies", query),
    reconciliations: (query) => list("reconciliations", query),
    points: (query) => get("points", query),
    documents: (query) => list("documents", query),
    document: (id) => get(`documents/${part(id)}`),
    versions: (id) => get(`documents/${part(id)}/versions`),
    search: (words, query) => list("search", { ...query, q: words }),
    status: () => get("status"),
    sources: (query) => list("sources", query),
    actors: (query) => list("actors", query),
    actor: (id) => get(`actors/${part(id)}`),
    names: (query) => list("names", query),
    changes: (query) => list("changes", query),
    events: (eventsOptions) => events(asking, eventsOptions),
    exports: () => get("export"),
    export: (what, format, { bom } = {}) =>
      asking.response({ path: `export/${what}/${part(format)}`, query: { bom: bom ? 1 : undefined } }),
    judge: (judgement) => post("judgements", judgement),
    withdraw: (id) => remove(`judgements/${part(id)}`),
    recordJudgements: (id) => get(`documents/${part(id)}/judgements`),
    judgeRecord: (judgement) => post("record-judgements", judgement),
    withdrawRecord: (id) => remove(`record-judgements/${part(id)}`),
    views: (query) => list("views", query),
    saveView: (view) => post("views", view),
    forgetView: (id) => remove(`views/${part(id)}`),
    alertOnView: (id, alert) => post(`views/${part(id)}/alert`, alert),
    alerts: () => get("alerts"),
    addAlert: (rule) => post("alerts", rule),
    removeAlert: (name) => remove(`alerts/${part(name)}`),
    testAlert: (name) => post(`alerts/${part(name)}/test`),
    messages: (query) => list("alerts/messages", query),
    handIn: (pushed) => post("inbox", pushed),
    openApi: () => get("openapi.json"),
  };
}
