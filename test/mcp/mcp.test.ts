// The MCP server as a client sees it: the official client over the real process, and over an in-memory pair for the details.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMcp } from "../../src/mcp/index.ts";
import { fixtureApp } from "../web/fixture-app.ts";

async function connected(): Promise<Client> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcp(fixtureApp(), "0.0.0").connect(theirs);
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

  it("speaks over standard input and output of the command, and ends with its client", async () => {
    const client = new Client({ name: "test", version: "0" });
    const casus = join(import.meta.dirname, "..", "..", "bin", "casus");
    const data = mkdtempSync(join(tmpdir(), "casus-mcp-"));
    const transport = new StdioClientTransport({ command: casus, args: ["mcp", "--data", data] });
    await client.connect(transport);
    expect(client.getServerVersion()?.name).toBe("casus");
    expect(JSON.parse((await asked(client, "tallies")).text)).toMatchObject({ total: 0, tallies: [] });
    await client.close();
    expect(transport.pid).toBeNull();
  });
});
