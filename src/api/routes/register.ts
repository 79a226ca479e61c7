// Who acts: the entries of the register with what this ledger has of them, and the names that it does not know.
import { z } from "zod";
import type { App } from "../../app/index.ts";
import { ActorView } from "../../record/index.ts";
import { ActorPage, NamePage } from "../answers.ts";
import { found } from "../found.ts";
import { pageOf } from "../paging.ts";
import { id, PAGE, words } from "../parameters.ts";
import { defineRoute } from "../route.ts";

/** Entries of one name: more than anybody goes through. */
const MOST_NAMED = 1000;

export const ActorsQuery = z.object({
  q: words.optional().meta({ description: "a name or a part of one, in any spelling or script" }),
  ...PAGE,
});
export const NamesQuery = z.object(PAGE);

export const register = [
  defineRoute({
    name: "actors",
    method: "get",
    path: "/actors",
    title: "Actors of the register whom the ledger names, most named first; with `q` those of a name",
    about: "`count` is in how many incidents and statements of this ledger an actor is named.",
    right: "read",
    query: ActorsQuery,
    answer: ActorPage,
    ofLedger: true,
    example: { query: { q: "hizballah", limit: "5" } },
    run: async (app, { query: { q, ...page } }) =>
      pageOf(await actorRows(app, q), ({ id: key }) => key, page),
  }),
  defineRoute({
    name: "actor",
    method: "get",
    path: "/actors/:id",
    title: "One actor with its names and everybody it is related to, both ways",
    about:
      "Each relation is dated and sourced as the register has it; kinds of relations are never folded into one.",
    right: "read",
    params: z.object({ id: id("an actor") }),
    answer: ActorView,
    example: { params: { id: "kataib-hizballah" } },
    run: async (app, { params }) => found(app.actor(params.id), "actor", params.id),
  }),
  defineRoute({
    name: "names",
    method: "get",
    path: "/names",
    title: "Names seen more than once that no register knows, most seen first",
    about: "`entry` is the line that would make the name known, to be completed in knowledge/actors.",
    right: "read",
    query: NamesQuery,
    answer: NamePage,
    ofLedger: true,
    example: { query: { limit: "5" } },
    run: async (app, { query }) =>
      pageOf(await app.unknownNames(), ({ name, type }) => `${type} ${name}`, query),
  }),
];

async function actorRows(app: App, q: string | undefined): Promise<z.infer<typeof ActorPage>["rows"]> {
  const { actors } = await app.facets({});
  const counts = new Map(actors.map(({ id: actor, count }) => [actor, count]));
  const ids = q === undefined ? [...counts.keys()] : app.actorsNamed(q, MOST_NAMED);
  const rows = ids.flatMap((actor) => {
    const view = app.actor(actor);
    if (!view) return [];
    const { id: key, name, kind, country } = view;
    return [
      { id: key, name, kind, ...(country !== undefined && { country }), count: counts.get(actor) ?? 0 },
    ];
  });
  return rows.toSorted((a, b) => b.count - a.count || a.id.localeCompare(b.id));
}
