// The board of threats in pages: the state of each as of a day, what moved it there, and what followed.
import { z } from "zod";
import { CasusError } from "../../record/index.ts";
import type { BoardThreat, ThreatBoardView } from "../../record/index.ts";
import { ThreatPage } from "../answers.ts";
import { asOf, PAGE, state } from "../parameters.ts";
import { defineRoute } from "../route.ts";

export const ThreatsQuery = z.object({ "as-of": asOf, state, ...PAGE });

export const threats = [
  defineRoute({
    name: "threats",
    method: "get",
    path: "/threats",
    title: "Threats of the last year in the state they are in, what moved them there, and what followed",
    about:
      "What follows a threat is not thereby its doing: `basis` says what is stated and what is inferred.",
    right: "read",
    query: ThreatsQuery,
    answer: ThreatPage,
    example: { query: { state: "open", limit: "5" } },
    run: async (app, { query }) => {
      const board = await app.threats({ asOf: query["as-of"] });
      return pageOf(board, query);
    },
  }),
];

/** The board is computed whole; the cursor is the id of the last threat shown. */
function pageOf(
  board: ThreatBoardView,
  { state: wanted, limit, after }: z.output<typeof ThreatsQuery>,
): z.infer<typeof ThreatPage> {
  const all = board.threats.filter((one) => wanted === undefined || one.state === wanted);
  const start = after === undefined ? 0 : all.findIndex(({ threat }) => threat.id === idOf(after)) + 1;
  if (after !== undefined && start === 0)
    throw new CasusError("bad-option", `“${after}” is no place in this list. Begin again without it.`);
  const rows = all.slice(start, start + limit);
  const last = rows.at(-1);
  const { asOf: day, days, rates, incidents, documents } = board;
  return {
    rows,
    total: all.length,
    ...(last && start + limit < all.length && { next: cursorOf(last.threat.id) }),
    ...(day !== undefined && { asOf: day }),
    days,
    rates,
    incidents: only(incidents, rows.flatMap(incidentsOf)),
    documents: only(
      documents,
      rows.map(({ threat }) => threat.document),
    ),
  };
}

const cursorOf = (id: string): string => Buffer.from(id).toString("base64url");
const idOf = (cursor: string): string => Buffer.from(cursor, "base64url").toString();

function incidentsOf({ moves, followed }: BoardThreat): string[] {
  return [...moves.flatMap(({ by }) => by ?? []), ...followed.map(({ incident }) => incident)];
}

function only<T>(all: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => (Object.hasOwn(all, name) ? [[name, all[name]!]] : [])),
  );
}
