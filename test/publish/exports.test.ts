// Exports: golden files, readers that know nothing of us, and the traps (formulas in cells, unknown places and dates).
import { describe, expect, it } from "vitest";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { check } from "@placemarkio/check-geojson";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import ICAL from "ical.js";
import { EXPORTERS, exporterNamed, writeExport, writes } from "../../src/publish/index.ts";
import type { IncidentRow } from "../../src/publish/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { CodedDocument, Incident } from "../../src/record/index.ts";
import { DOCUMENTS } from "./fixture/documents.ts";
import { ROWS, rowFor } from "./fixture/rows.ts";

const golden = join(import.meta.dirname, "golden");
/** Rows of a test, which come in one batch. */
type Given =
  | { readonly what: "incidents"; readonly rows: readonly IncidentRow[] }
  | { readonly what: "coded"; readonly rows: readonly CodedDocument[] };
const incidents: Given = { what: "incidents", rows: ROWS };
const coded: Given = { what: "coded", rows: DOCUMENTS };
const OPTIONS = { knowledge: loadKnowledge(), exportedAt: "2023-11-07T08:00:00.000Z" };

/** Words that break formats which do not escape: quotes, tags, separators, controls, a lone surrogate, right-to-left. */
const HOSTILE = '=HYPERLINK("x"), <b>&amp;</b>; a\\b\r\nBEGIN:VEVENT\u0000\u202e\ud800 قاعدة';

async function written(name: string, given: Given, options?: { byteOrderMark?: boolean }): Promise<string> {
  const input =
    given.what === "coded"
      ? { what: given.what, batches: [given.rows] }
      : { what: given.what, batches: [given.rows] };
  const pieces = await Array.fromAsync(writeExport(exporterNamed(name), input, { ...OPTIONS, ...options }));
  return pieces.join("");
}

function incidentNamed(name: string): Incident {
  return { ...ROWS[0]!.incident, place: { name } };
}

const hostile: Given = { what: "incidents", rows: [rowFor(incidentNamed(HOSTILE)), ...ROWS] };

describe("golden files", () => {
  // Several formats are tables: their golden files carry the format's name.
  const extensions = new Map(
    EXPORTERS.map(({ name, extension }) => [
      name,
      extension === "csv" && name !== "csv" ? `${name}.csv` : extension,
    ]),
  );

  it.each(EXPORTERS.filter((one) => writes(one).includes("incidents")).map((one) => one.name))(
    "%s of incidents reads as its golden file",
    async (name) => {
      await expect(await written(name, incidents)).toMatchFileSnapshot(
        join(golden, `incidents.${extensions.get(name)}`),
      );
    },
  );

  it.each(["ris", "csl"])("%s of documents reads as its golden file", async (name) => {
    await expect(await written(name, coded)).toMatchFileSnapshot(
      join(golden, `documents.${extensions.get(name)}`),
    );
  });
});

describe("jsonl", () => {
  it("gives the records back unchanged", async () => {
    const lines = (await written("jsonl", coded)).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(DOCUMENTS)));
  });
});

describe("tables", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", " =1+1", "＝1+1", "\ufeff@x"])(
    "a cell cannot start a formula: %j",
    async (name) => {
      const row = (await written("csv", { what: "incidents", rows: [rowFor(incidentNamed(name))] })).split(
        "\r\n",
      )[1];
      expect(row).toMatch(/,"?'/);
    },
  );

  it.each(["csv", "acled", "ged", "gtd"])("%s is read back by a CSV parser, row for row", async (name) => {
    const rows = parse(await written(name, hostile), { columns: true, record_delimiter: "\r\n" });
    expect(rows).toHaveLength(ROWS.length + 1);
    const cells = rows.flatMap((row) => Object.values(row as Record<string, string>));
    for (const cell of cells) expect(cell).not.toMatch(/^[=+@]/);
  });

  it("keeps negative coordinates numbers", async () => {
    const incident = { ...incidentNamed('Base "A", north'), lat: -1.5 };
    const file = await written("csv", { what: "incidents", rows: [rowFor(incident)] });
    expect(file).toContain('"Base ""A"", north"');
    expect(file).toContain(",-1.5,");
  });

  it("begins with a byte order mark only when asked", async () => {
    expect((await written("csv", incidents)).startsWith("id,")).toBe(true);
    expect((await written("csv", incidents, { byteOrderMark: true })).startsWith("\ufeffid,")).toBe(true);
  });

  it("leaves empty what nobody reported: no deaths of 0, no day for a range, no type without a code", async () => {
    const { killed: _killed, ...unknown } = ROWS[0]!.incident;
    const rows = [
      { ...unknown, date: undefined },
      { ...unknown, date: "2021" },
    ].map(rowFor);
    const [undated, vague] = parse(await written("acled", { what: "incidents", rows }), {
      columns: true,
    }) as Record<string, string>[];
    expect(undated).toMatchObject({ fatalities: "", event_date: "", time_precision: "" });
    expect(vague).toMatchObject({ time_precision: "" });
    const [, year] = parse(await written("gtd", { what: "incidents", rows }), { columns: true }) as Record<
      string,
      string
    >[];
    expect(year).toMatchObject({ iyear: "2021", imonth: "0", iday: "0", nkill: "" });
  });

  it("says in ACLED's words what kind of attack it was and who acts", async () => {
    const incident = {
      ...incidentNamed("Erbil"),
      mode: "drone-attack",
      perpetrators: [{ name: "KH", entity: "kataib-hizballah" }],
    };
    const [row] = parse(await written("acled", { what: "incidents", rows: [rowFor(incident)] }), {
      columns: true,
    });
    expect(row).toMatchObject({
      event_type: "Explosions/Remote violence",
      sub_event_type: "Air/drone strike",
      inter1: "Rebel group or political militia",
    });
  });
});

describe("maps", () => {
  it("geojson passes a checker of RFC 7946, also with hostile words in it", async () => {
    for (const input of [incidents, hostile]) {
      const file = await written("geojson", input);
      expect(check(file)).toMatchObject({ type: "FeatureCollection" });
    }
    expect(() => check('{"type":"Feature"}')).toThrow();
  });

  it("geojson lists incidents without coordinates and drops none", async () => {
    const collection = JSON.parse(await written("geojson", incidents));
    expect(collection.features).toHaveLength(1);
    expect(collection.features[0].geometry.coordinates).toEqual([42.44, 33.79]);
    expect(collection.withoutPlace).toEqual([
      expect.objectContaining({ id: "2023-11-02-drone-attack-erbil" }),
    ]);
  });

  it("kml is well-formed, with a point only where coordinates are known", async () => {
    const file = await written("kml", hostile);
    expect(XMLValidator.validate(file)).toBe(true);
    const { Placemark } = new XMLParser({ ignoreAttributes: false }).parse(file).kml.Document;
    expect(Placemark.map((mark: { Point?: unknown }) => mark.Point !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
    expect(Placemark[0].name).toContain("قاعدة");
  });
});

describe("ical", () => {
  it("is read by a calendar library: days where known, a journal entry where not, lines folded", async () => {
    const { date: _date, ...undated } = ROWS[0]!.incident;
    const file = await written("ical", {
      what: "incidents",
      rows: [rowFor(incidentNamed(HOSTILE)), ...ROWS, rowFor(undated)],
    });
    for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const calendar = new ICAL.Component(ICAL.parse(file));
    expect(calendar.getAllSubcomponents("vevent")).toHaveLength(3);
    expect(calendar.getAllSubcomponents("vjournal")).toHaveLength(1);
    const spanning = new ICAL.Event(calendar.getAllSubcomponents("vevent")[2]!);
    expect([spanning.startDate.toString(), spanning.endDate.toString()]).toEqual([
      "2023-11-01",
      "2023-11-03",
    ]);
  });
});

describe("stix", () => {
  const ID = /^[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  // What STIX 2.1 demands of each type beside type, id and spec_version (sections 4 to 6).
  const NEEDED: Readonly<Record<string, readonly string[]>> = {
    incident: ["created", "modified", "name"],
    "threat-actor": ["created", "modified", "name"],
    identity: ["created", "modified", "name"],
    location: ["created", "modified"],
    report: ["created", "modified", "name", "published", "object_refs"],
    "observed-data": [
      "created",
      "modified",
      "first_observed",
      "last_observed",
      "number_observed",
      "object_refs",
    ],
    sighting: ["created", "modified", "sighting_of_ref"],
    opinion: ["created", "modified", "opinion", "object_refs"],
    relationship: ["created", "modified", "relationship_type", "source_ref", "target_ref"],
    url: ["value"],
  };

  it("holds what the specification demands, no id twice, and every reference inside the bundle", async () => {
    const bundle = JSON.parse(await written("stix", hostile));
    expect(bundle.id).toMatch(ID);
    const objects: Record<string, unknown>[] = bundle.objects;
    const ids = new Set(objects.map((object) => object["id"]));
    expect(ids.size).toBe(objects.length);
    for (const object of objects) {
      expect(object["id"]).toMatch(ID);
      expect(object).toMatchObject({ spec_version: "2.1" });
      for (const field of NEEDED[String(object["type"])]!)
        expect(object, `${object["id"]}`).toHaveProperty(field);
      const named = Object.entries(object).flatMap(([key, value]) =>
        /_refs?$/.test(key) ? [value].flat() : [],
      );
      for (const reference of named.filter((one) => one !== undefined)) expect(ids).toContain(reference);
    }
  });

  it("shows a blame and its denial as opinions that disagree, and is the same every time", async () => {
    const bundle = JSON.parse(await written("stix", incidents));
    const opinions = bundle.objects.filter((object: { type: string }) => object.type === "opinion");
    expect(opinions.map((one: { opinion: string }) => one.opinion)).toEqual([
      "agree",
      "strongly-disagree",
      "strongly-agree",
    ]);
    expect(await written("stix", incidents)).toBe(await written("stix", incidents));
  });
});

describe("every report under an incident", () => {
  const names = [
    ["plover", /"sources":/],
    ["stix", /"type":"report"/],
    ["ftm", /"schema":"Article"/],
    ["misp", /"type":"link"/],
  ] as const;
  it.each(names)("comes out of %s", async (name, sign) => {
    const [row] = ROWS;
    const file = await written(name, { what: "incidents", rows: [row!] });
    expect(file).toMatch(sign);
    for (const { title, id } of row!.documents)
      expect(file).toContain(JSON.stringify(title ?? id).slice(1, -1));
  });

  it("is one STIX report for each incident that a document tells of", async () => {
    const [row] = ROWS;
    const twin = { ...row!, incident: { ...row!.incident, id: "another" } };
    const { objects } = JSON.parse(await written("stix", { what: "incidents", rows: [row!, twin] }));
    const reports = (objects as { type: string; object_refs: string[] }[]).filter(
      ({ type }) => type === "report",
    );
    expect(reports).toHaveLength(2 * row!.documents.length);
    const told = reports.flatMap(({ object_refs: refs }) =>
      refs.filter((ref) => ref.startsWith("incident--")),
    );
    expect(new Set(told).size).toBe(2);
  });
});

describe("misp and follow-the-money", () => {
  it("misp: an event for each incident, nothing marked for detection, no date where none is known", async () => {
    const { date: _date, ...undated } = ROWS[0]!.incident;
    const { response } = JSON.parse(
      await written("misp", { what: "incidents", rows: [...ROWS, rowFor(undated)] }),
    );
    expect(response).toHaveLength(3);
    for (const { Event } of response)
      for (const attribute of Event.Attribute) expect(attribute.to_ids).toBe(false);
    expect(response[2].Event).not.toHaveProperty("date");
  });

  it("ftm: what an event points at is there, and each entity once", async () => {
    const entities = (await written("ftm", hostile))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const ids = new Set(entities.map((entity) => entity.id));
    expect(ids.size).toBe(entities.length);
    for (const { properties } of entities.filter((entity) => entity.schema === "Event"))
      for (const id of [...(properties.involved ?? []), ...(properties.proof ?? [])])
        expect(ids).toContain(id);
  });
});

describe("every format", () => {
  it.each(EXPORTERS.map((exporter) => [exporter.name, exporter] as const))(
    "%s survives nothing to export, and names its file ending",
    async (name, exporter) => {
      for (const what of writes(exporter)) {
        const file = await written(name, { what, rows: [] });
        if (exporter.mimeType.includes("json") && !exporter.mimeType.includes("jsonl"))
          expect(() => JSON.parse(file)).not.toThrow();
        else expect(file.length).toBeLessThan(800);
      }
      expect(exporter.extension).toMatch(/^[a-z.]+$/);
    },
  );

  it("names every document of an incident where the format has a place for it", async () => {
    for (const name of [
      "jsonl",
      "csv",
      "acled",
      "ged",
      "plover",
      "geojson",
      "kml",
      "ical",
      "stix",
      "misp",
      "ftm",
    ]) {
      const file = (await written(name, incidents)).replaceAll("\r\n ", "");
      const titles = ROWS[0]!.documents.map((document) => [document.id, document.title, document.url]);
      for (const [id, title, url] of titles)
        expect(
          [id, title, url].some((one) => one !== undefined && file.replaceAll("\\", "").includes(one)),
          `${name} ${id}`,
        ).toBe(true);
    }
  });

  it.each(["ical", "stix", "misp", "ftm", "kml"])(
    "%s makes no link of an address that is none",
    async (name) => {
      expect(ROWS[1]!.documents[0]!.url).toBe("javascript:alert(1)");
      expect(await written(name, incidents)).not.toContain("javascript:");
    },
  );

  it("refuses with a sentence what it cannot write", async () => {
    expect(() => exporterNamed("xls")).toThrow(/Choose one of: jsonl, csv/);
    await expect(written("csv", { what: "coded", rows: [] })).rejects.toThrow(/jsonl/);
    await expect(written("ris", { what: "incidents", rows: [] })).rejects.toThrow(/coded/);
  });
});
