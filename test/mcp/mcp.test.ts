// The MCP server as a client sees it: the official client over the real process, and over an in-memory pair for the details.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { App } from "../../src/app/index.ts";
import { createMcp } from "../../src/mcp/index.ts";
import { fixtureApp } from "../web/fixture-app.ts";

async function connected(app: App = fixtureApp()): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcp(app, "0.0.0").connect(theirs);
  const client = new Client({ name: "test", version: "0" });
  await client.connect(ours);
  return client;
}

async function asked(client: Client, name: string, given: Record<string, unknown> = {}) {
  const { content, isError } = await client.callTool({ name, arguments: given });
  const [{ text }] = content as [{ text: string }];
  return { isError: isError === true, text };
}

describe("casus mcp", () => {
  it("offers tools that only read", async () => {
    const client = await connected();
    const { tools } = await client.listTools();
    expect(tools.map((tool) => tool.name)).toEqual([
      "search",
      "incidents",
      "incident",
      "statements",
      "threats",
      "tallies",
    ]);
    for (const tool of tools)
      expect(tool.annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false });
    expect(client.getInstructions()).toMatch(/claim is not a finding/);
  });

  it("tells of an incident with every report's words and source, and the state of attribution in words", async () => {
    const client = await connected();
    const { text } = await asked(client, "incident", { id: "2021-03-03-rocket-attack-ain-al-asad" });
    const told = JSON.parse(text);
    expect(told.attributionInWords).toMatch(/denies involvement/);
    expect(told.reports).toHaveLength(3);
    for (const report of told.reports) {
      expect(report.words.join("")).not.toBe("");
      expect(report.source.document).toBeTruthy();
    }
  });

  it("gives a threat with its condition and chain of sources", async () => {
    const client = await connected();
    const { text } = await asked(client, "statements", { act: "threat" });
    const [threat] = JSON.parse(text).statements;
    expect(threat).toMatchObject({ act: "threat", condition: "if Washington takes any hostile action" });
    expect(threat.saidThrough.length).toBeGreaterThan(1);
    expect(threat.source.outlet).toBe("Northern Wire");
  });

  it("answers what is not there, and what is asked wrongly, with a sentence", async () => {
    const client = await connected();
    expect(await asked(client, "incident", { id: "none" })).toMatchObject({
      isError: true,
      text: expect.stringMatching(/no incident/),
    });
    expect(await asked(client, "incidents", { from: "yesterday" })).toMatchObject({
      isError: true,
      text: expect.stringMatching(/2023-12-26/),
    });
  });

  it("tells the board of threats, filtered, with what moved and followed each", async () => {
    const document = fixtureApp()
      .documents({ limit: 1 })
      .then(({ rows }) => rows[0]!);
    const told = (id: string, actor: string, state: "open" | "carried-out") => ({
      threat: { id, document: "d", words: `words of ${id}`, speaker: { name: actor }, actor },
      alsoTold: [],
      state,
      moves: [{ state, basis: "inferred" as const, by: "i" }],
      followed: [{ incident: "i", days: 3, basis: "inferred" as const }],
    });
    const rate = { actor: "a", threats: 1, followed: 1, rate: 1, low: 0.2, high: 1, days: 30 };
    const board = {
      asOf: "2024-01-05",
      days: 30,
      threats: [told("d#1", "a", "open"), told("d#2", "b", "open"), told("d#3", "a", "carried-out")],
      rates: [rate, { ...rate, actor: "b" }],
      incidents: { i: { id: "i", type: "assault", date: "2024-01-04" } },
      documents: { d: { ...(await document), id: "d" } },
    };
    const app = { ...fixtureApp(), threats: async () => board as never };
    const client = await connected(app);
    const all = JSON.parse((await asked(client, "threats")).text);
    expect(all).toMatchObject({ asOf: "2024-01-05", total: 3, rates: [{ actor: "a" }, { actor: "b" }] });
    const some = JSON.parse((await asked(client, "threats", { actor: "a", state: "open" })).text);
    expect(some).toMatchObject({ total: 1, rates: [{ actor: "a", low: 0.2 }] });
    expect(some.threats[0]).toMatchObject({
      words: "words of d#1",
      state: "open",
      movedBy: [{ basis: "inferred", by: "i" }],
      followedWithin: { days: 30, incidents: [{ incident: "i", told: { date: "2024-01-04" }, days: 3 }] },
      source: { document: "d" },
    });
    expect((await asked(client, "threats", { state: "loud" })).isError).toBe(true);
  });

  it("speaks over standard input and output of the command, and ends with its client", async () => {
    const client = new Client({ name: "test", version: "0" });
    const casus = join(import.meta.dirname, "..", "..", "bin", "casus");
    const data = mkdtempSync(join(tmpdir(), "casus-mcp-"));
    const transport = new StdioClientTransport({ command: casus, args: ["mcp", "--data", data] });
    await client.connect(transport);
    expect(client.getServerVersion()?.name).toBe("casus");
    expect(JSON.parse((await asked(client, "tallies")).text)).toMatchObject({ total: 0, tallies: [] });
    expect(JSON.parse((await asked(client, "threats")).text)).toMatchObject({ total: 0, threats: [] });
    await client.close();
    expect(transport.pid).toBeNull();
  });
});
