// The tools of the MCP server. Thin: each asks the app one thing and writes the answer with its citations.
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { z } from "zod";
import type { App } from "../app/index.ts";
import { THREAT_STATES } from "../record/index.ts";
import { citedHit, citedIncident, citedStatement, citedTally, citedThreats } from "./cited.ts";

const READ_ONLY = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };
const DAY = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a day as 2023-12-26");
const LIMIT = z.int().min(1).max(50).default(10).describe("how many at most");
const AFTER = z.string().optional().describe("`next` of the answer before, for the rows that follow");

const INSTRUCTIONS =
  "A ledger of publicly reported threats, claims, attacks and official counts. Each answer quotes the words of its sources " +
  "with outlet, day and document. A claim is not a finding: say who claims, blames or denies, and cite the documents. " +
  "What is absent was not reported; do not fill it in.";

/** Nothing can be changed through it. The caller connects a transport, and closes the app. */
export function createMcp(app: App, version: string): McpServer {
  const server = new McpServer({ name: "casus", version }, { instructions: INSTRUCTIONS });
  addSearch(server, app);
  addIncidents(server, app);
  addStatements(server, app);
  addThreats(server, app);
  addTallies(server, app);
  return server;
}

function answer(data: object) {
  return { content: [{ type: "text" as const, text: JSON.stringify(data, null, 1) }] };
}

function addSearch(server: McpServer, app: App): void {
  const inputSchema = {
    words: z.string().min(1).describe("words in any language of the texts"),
    limit: LIMIT,
    after: AFTER,
  };
  server.registerTool(
    "search",
    {
      title: "Search the texts",
      description: "Places in the kept texts that hold the words, with their incidents.",
      inputSchema,
      annotations: READ_ONLY,
    },
    async ({ words, limit, after }) => {
      const { rows, total, next } = await app.search(words, { limit, after });
      return answer({ total, hits: rows.map(citedHit), next });
    },
  );
}

function addIncidents(server: McpServer, app: App): void {
  const inputSchema = {
    from: DAY.optional(),
    to: DAY.optional(),
    mode: z.string().optional().describe("how it was done: drone-attack, airstrike, rocket-attack …"),
    actor: z.string().optional().describe("id of an actor in the register: kataib-hizballah"),
    country: z.string().length(2).optional().describe("ISO 3166 letters of the place's country: IQ"),
    limit: LIMIT,
    after: AFTER,
  };
  server.registerTool(
    "incidents",
    {
      title: "List incidents",
      description:
        "Incidents by day, mode, actor and country, newest first; `incident` gives the reports of one.",
      inputSchema,
      annotations: READ_ONLY,
    },
    async (filter) => {
      const { rows, total, next } = await app.incidents(filter);
      return answer({ total, incidents: rows, next });
    },
  );
  server.registerTool(
    "incident",
    {
      title: "One incident",
      description:
        "What is reported of one incident: state of attribution in a sentence, disagreements, every report with its words.",
      inputSchema: { id: z.string().min(1) },
      annotations: READ_ONLY,
    },
    async ({ id }) => {
      const view = await app.incident(id);
      return view
        ? answer(citedIncident(view))
        : missing(`There is no incident with the id “${id}”; “incidents” lists them.`);
    },
  );
}

function addStatements(server: McpServer, app: App): void {
  const inputSchema = {
    act: z
      .string()
      .optional()
      .describe("threat, warning, claim-of-responsibility, denial, condemnation …; all acts without it"),
    speaker: z.string().optional().describe("id of the speaker in the register"),
    from: DAY.optional(),
    to: DAY.optional(),
    limit: LIMIT,
    after: AFTER,
  };
  server.registerTool(
    "statements",
    {
      title: "Threats, claims, denials",
      description: "Who said what to whom, under which condition, through which chain of sources.",
      inputSchema,
      annotations: READ_ONLY,
    },
    async (filter) => {
      const { rows, total, next } = await app.statements(filter);
      return answer({ total, statements: rows.map(citedStatement), next });
    },
  );
}

function addThreats(server: McpServer, app: App): void {
  const inputSchema = {
    state: z.enum(THREAT_STATES).optional().describe("only threats in this state"),
    actor: z.string().optional().describe("id of the one who threatens, in the register"),
    asOf: DAY.optional().describe("the board as of this day; the last day of the ledger without it"),
    limit: LIMIT,
  };
  server.registerTool(
    "threats",
    {
      title: "The board of threats",
      description:
        "Threats of a year with condition, deadline, state, what moved them there (stated or inferred), incidents that " +
        "followed, and how often an actor's threats were followed by one. What follows a threat is not thereby its doing.",
      inputSchema,
      annotations: READ_ONLY,
    },
    async ({ asOf, ...filter }) => answer(citedThreats(await app.threats({ asOf }), filter)),
  );
}

function addTallies(server: McpServer, app: App): void {
  server.registerTool(
    "tallies",
    {
      title: "Counts by others",
      description:
        "Counts over a period that somebody reported, each laid against our incidents: `piles` are ranges of how many are " +
        "in both, only in this ledger, only in the count (the gap); `contradictions` are series that cannot all be right.",
      inputSchema: { limit: LIMIT, after: AFTER },
      annotations: READ_ONLY,
    },
    async (page) => {
      const { rows, series, total, next } = await app.tallyBoard(page);
      const contradictions = series.flatMap(({ counter, flags }) =>
        flags.map(({ kind, tallies }) => ({ counter, kind, tallies })),
      );
      return answer({ total, tallies: rows.map(citedTally), contradictions, next });
    },
  );
}

function missing(text: string) {
  return { content: [{ type: "text" as const, text }], isError: true };
}
