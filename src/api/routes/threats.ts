// The board of threats in pages: the state of each as of a day, what moved it there, and what followed.
import { z } from "zod";
import type { BoardThreat, ThreatBoardView } from "../../record/index.ts";
import { ThreatPage } from "../answers.ts";
import { pageOf } from "../paging.ts";
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
    ofLedger: true,
    example: { query: { state: "open", limit: "5" } },
    run: async (app, { query }) => {
      const board = await app.threats({ asOf: query["as-of"] });
      return pageOfBoard(board, query);
    },
  }),
];

function pageOfBoard(
  board: ThreatBoardView,
  { state: wanted, ...page }: z.output<typeof ThreatsQuery>,
): z.infer<typeof ThreatPage> {
  const { asOf: day, days, rates, incidents, documents, threats: all } = board;
  const asked = all.filter((one) => wanted === undefined || one.state === wanted);
  const found = pageOf(asked, ({ threat }) => threat.id, page);
  const { rows } = found;
  return {
    ...found,
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

function incidentsOf({ moves, followed }: BoardThreat): string[] {
  return [...moves.flatMap(({ by }) => by ?? []), ...followed.map(({ incident }) => incident)];
}

function only<T>(all: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => (Object.hasOwn(all, name) ? [[name, all[name]!]] : [])),
  );
}
