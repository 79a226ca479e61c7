// Exports: golden files, and the traps (formulas in cells, incidents without coordinates, unknown formats).
import { describe, expect, it } from "vitest";
import { join } from "node:path";
import { EXPORTERS, exporterNamed } from "../../src/publish/index.ts";
import type { ExportInput } from "../../src/publish/index.ts";
import type { Incident } from "../../src/record/index.ts";
import { DOCUMENTS } from "./fixture/documents.ts";
import { INCIDENTS } from "./fixture/views.ts";

const golden = join(import.meta.dirname, "golden");
const incidents: ExportInput = { what: "incidents", rows: INCIDENTS.map((view) => view.incident) };

async function written(
  name: string,
  input: ExportInput,
  options?: { byteOrderMark?: boolean },
): Promise<string> {
  const pieces = await Array.fromAsync(exporterNamed(name).write(input, options));
  return pieces.join("");
}

function incidentNamed(name: string): Incident {
  return { ...INCIDENTS[0]!.incident, place: { name } };
}

describe("exports", () => {
  it.each(["jsonl", "csv", "geojson"])("%s reads as its golden file", async (name) => {
    await expect(await written(name, incidents)).toMatchFileSnapshot(join(golden, `incidents.${name}`));
  });

  it("jsonl gives the records back unchanged", async () => {
    const lines = (await written("jsonl", { what: "coded", rows: DOCUMENTS })).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(DOCUMENTS)));
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])(
    "csv: a cell cannot start a formula: %j",
    async (name) => {
      const row = (await written("csv", { what: "incidents", rows: [incidentNamed(name)] })).split("\r\n")[1];
      expect(row).toMatch(/,"?'[=+\-@\t\r]/);
    },
  );

  it("csv quotes what needs it and keeps negative coordinates numbers", async () => {
    const incident = { ...incidentNamed('Base "A", north'), lat: -1.5 };
    const file = await written("csv", { what: "incidents", rows: [incident] });
    expect(file).toContain('"Base ""A"", north"');
    expect(file).toContain(",-1.5,");
  });

  it("csv begins with a byte order mark only when asked", async () => {
    expect((await written("csv", incidents)).startsWith("id,")).toBe(true);
    expect((await written("csv", incidents, { byteOrderMark: true })).startsWith("\ufeffid,")).toBe(true);
  });

  it("geojson lists incidents without coordinates and drops none", async () => {
    const collection = JSON.parse(await written("geojson", incidents));
    expect(collection.features).toHaveLength(1);
    expect(collection.features[0].geometry.coordinates).toEqual([42.44, 33.79]);
    expect(collection.withoutPlace).toEqual([
      expect.objectContaining({ id: "2023-11-02-drone-attack-erbil" }),
    ]);
  });

  it.each(EXPORTERS.map((exporter) => [exporter.name, exporter] as const))(
    "%s survives nothing to export",
    async (_name, exporter) => {
      for (const what of exporter.writes) {
        const file = (await Array.fromAsync(exporter.write({ what, rows: [] }))).join("");
        if (exporter.mimeType.includes("geo")) expect(JSON.parse(file).features).toEqual([]);
        else expect(file.split("\n").length).toBeLessThan(3);
      }
    },
  );

  it("refuses with a sentence what it cannot write", async () => {
    expect(() => exporterNamed("xls")).toThrow(/Choose one of: jsonl, csv, geojson/);
    await expect(written("csv", { what: "coded", rows: [] })).rejects.toThrow(/jsonl/);
  });
});
