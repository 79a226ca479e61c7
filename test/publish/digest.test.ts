// The digest against golden files that a person can open: claims as claims, every line with its source, nothing escapes.
import { describe, expect, it } from "vitest";
import { join } from "node:path";
import { composeDigest, writeEntries } from "../../src/publish/index.ts";
import type { DigestInput } from "../../src/publish/index.ts";
import { INCIDENTS, LABELS, STATEMENTS, TALLIES } from "./fixture/views.ts";

const golden = join(import.meta.dirname, "golden");
const input: DigestInput = {
  from: "2021-03-03",
  to: "2024-10-02",
  labels: LABELS,
  incidents: INCIDENTS,
  statements: STATEMENTS,
  tallies: TALLIES,
  baseUrl: "https://casus.example/",
};

describe("digest", () => {
  it("reads as the golden Markdown", async () => {
    await expect(writeEntries(composeDigest(input), "markdown")).toMatchFileSnapshot(
      join(golden, "digest.md"),
    );
  });

  it("reads as the golden page", async () => {
    await expect(writeEntries(composeDigest(input), "html")).toMatchFileSnapshot(join(golden, "digest.html"));
  });

  it("reads as the golden plain text, no line longer than a mail's but for addresses", async () => {
    const text = writeEntries(composeDigest(input), "text");
    for (const line of text.split("\n")) if (!line.includes("://")) expect([...line].length).toBeLessThan(78);
    await expect(text).toMatchFileSnapshot(join(golden, "digest.txt"));
  });

  it("puts the weightiest incident first, whatever the order it is given in", () => {
    const turned = { ...input, incidents: input.incidents.toReversed() };
    expect(writeEntries(composeDigest(turned), "markdown")).toBe(
      writeEntries(composeDigest(input), "markdown"),
    );
  });

  it("says why it is empty and what to do", () => {
    const empty = {
      ...input,
      incidents: [],
      statements: [],
      tallies: [],
      from: "2021-01-01",
      to: "2021-01-01",
    };
    expect(writeEntries(composeDigest(empty), "markdown")).toMatch(/1 January 2021.*casus add/s);
  });

  it("gives every quotation a source line", () => {
    const lines = writeEntries(composeDigest(input), "markdown").split("\n");
    const quotes = lines.filter((line) => line.startsWith("> ") && !line.startsWith("> —"));
    expect(quotes.length).toBeGreaterThan(6);
    for (const quote of quotes) expect(lines[lines.indexOf(quote) + 1]).toMatch(/^> — /);
  });

  it("never turns a source's words or address into markup", () => {
    const page = writeEntries(composeDigest(input), "html");
    expect(page).not.toContain("javascript:");
    const [row] = STATEMENTS;
    const hostile = { ...row!, contentText: "<script>alert(1)</script> [x](javascript:alert(1)) **b**" };
    const given = { ...input, incidents: [], tallies: [], statements: [hostile] };
    expect(writeEntries(composeDigest(given), "html")).not.toContain("<script>");
    expect(writeEntries(composeDigest(given), "markdown")).toContain("\\<script\\>");
    expect(writeEntries(composeDigest(given), "markdown")).toContain("\\[x\\]");
  });

  it("keeps an Arabic quotation in its direction", () => {
    expect(writeEntries(composeDigest(input), "html")).toContain('lang="ar" dir="rtl"');
    expect(writeEntries(composeDigest(input), "markdown")).toMatch(/\u2067“قالت.*”\u2069/);
  });

  it("is one page without anything to fetch", () => {
    expect(writeEntries(composeDigest(input), "html")).not.toMatch(
      /<(?:script|link|img|iframe)|url\(|@import/i,
    );
  });
});
