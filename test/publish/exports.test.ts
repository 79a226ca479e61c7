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
import { ftmFaults } from "./rules/ftm.ts";
import { mispFaults } from "./rules/misp.ts";
import { stixFaults } from "./rules/stix.ts";

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
  return { ...ROWS[0]!.incident, id: "named", place: { name } };
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

type Loose = Record<string, unknown>;
const NOWHERE = "00000000-0000-5000-8000-000000000000";

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
      // An armed group may be what ACLED calls a rebel group or a political militia: nobody here can tell.
      inter1: "",
    });
  });
});

describe("the columns of the schemes", () => {
  const headOf = async (name: string): Promise<string> =>
    (await written(name, incidents)).split("\r\n")[0]!.replaceAll(",", " ");

  it("are all those of ACLED, in its order", async () => {
    expect(await headOf("acled")).toBe(
      "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale notes fatalities tags timestamp",
    );
  });

  it("are all those of UCDP GED, in its order", async () => {
    expect(await headOf("ged")).toBe(
      "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob",
    );
  });

  it("hold ACLED's own words for actors", () => {
    const words = new Set([
      "State forces",
      "Rebel group",
      "Political militia",
      "Identity militia",
      "Rioters",
      "Protesters",
      "Civilians",
      "External/Other forces",
    ]);
    const used = [...OPTIONS.knowledge.kinds.actorKinds.values()].flatMap(
      ({ codes }) => codes["acled"] ?? [],
    );
    expect(used.filter((one) => !words.has(one))).toEqual([]);
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
  it("breaks no rule of STIX 2.1, also with hostile words in it", async () => {
    for (const input of [incidents, hostile, { what: "incidents", rows: [] } as const])
      expect(stixFaults(JSON.parse(await written("stix", input)))).toEqual([]);
  });

  it.each([
    [
      "a reference that leads nowhere",
      /is not in the bundle/,
      (o: Loose): unknown => (o["sighting_of_ref"] = `incident--${NOWHERE}`),
      "sighting",
    ],
    [
      "an id of another type",
      /id is no identifier/,
      (o: Loose): unknown => (o["id"] = `tool--${NOWHERE}`),
      "url",
    ],
    [
      "a property that is not its own",
      /is no property/,
      (o: Loose): unknown => (o["labelled"] = "x"),
      "incident",
    ],
    ["no published", /published is missing/, (o: Loose): unknown => delete o["published"], "report"],
    ["an empty list", /is no list/, (o: Loose): unknown => (o["object_refs"] = []), "opinion"],
    [
      "an opinion of its own",
      /is no one of strongly/,
      (o: Loose): unknown => (o["opinion"] = "maybe"),
      "opinion",
    ],
    [
      "a day in place of an instant",
      /is no timestamp/,
      (o: Loose): unknown => (o["published"] = "2024-01-01"),
      "report",
    ],
    ["half a point", /half a point/, (o: Loose): unknown => delete o["latitude"], "location"],
    [
      "a reference to nothing",
      /refers to nothing/,
      (o: Loose): unknown => (o["external_references"] = [{ source_name: "x" }]),
      "incident",
    ],
  ] as const)("%s would be noticed", async (_what, fault, spoil, type) => {
    const bundle = JSON.parse(await written("stix", incidents));
    spoil(bundle.objects.find((object: Loose) => object["type"] === type));
    expect(stixFaults(bundle).join("\n")).toMatch(fault);
  });

  it("names observables as every producer does, and nothing else in their namespace", async () => {
    const { objects } = JSON.parse(await written("stix", incidents)) as { objects: Loose[] };
    const url = objects.find(({ type }) => type === "url")!;
    // Worked out apart, with another implementation of RFC 9562.
    expect([url["value"], url["id"]]).toEqual([
      "https://agency.example/asad",
      "url--62cd0ec0-1429-54a1-9740-10d8fdacf67a",
    ]);
    const incident = objects.find(({ type }) => type === "incident")!;
    expect(incident["id"]).not.toBe("incident--c6c2fedc-320a-5ffe-85a4-329d6559ec8b");
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

describe("names that no register knows", () => {
  const party = { name: "سرايا الجبل" };
  const rows = [
    rowFor({ ...ROWS[0]!.incident, perpetrators: [party], targets: [], place: { name: "خربة عواد" } }),
  ];
  const LATIN = "Srāyā al-Ǧbl";

  it.each(["csv", "acled", "ged", "gtd"])(
    "%s gives them as written, with the transliteration marked",
    async (name) => {
      const file = await written(name, { what: "incidents", rows });
      expect(file).toContain(`${party.name} (transliterated: ${LATIN})`);
    },
  );

  it.each([
    ["stix", `"name":"${party.name}","description":"Transliterated: ${LATIN}"`],
    ["plover", `"name":"${party.name}","name_transliterated":"${LATIN}"`],
    ["ftm", `"name":["${party.name}"],"weakAlias":["${LATIN}"]`],
  ])("%s in a field of its own", async (name, words) => {
    expect(await written(name, { what: "incidents", rows })).toContain(words);
  });

  it("the record format stays as the text has it", async () => {
    expect(await written("jsonl", { what: "incidents", rows })).not.toContain("transliterated");
    expect(await written("csv", incidents)).not.toContain("transliterated");
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
  it("misp: an event for each incident, nothing marked for detection, a day that is not its own marked as such", async () => {
    const { date: _date, ...undated } = ROWS[0]!.incident;
    const { response } = JSON.parse(
      await written("misp", { what: "incidents", rows: [...ROWS, rowFor({ ...undated, id: "undated" })] }),
    );
    expect(response).toHaveLength(3);
    for (const { Event } of response)
      for (const attribute of Event.Attribute) expect(attribute.to_ids).toBe(false);
    expect(mispFaults({ response })).toEqual([]);
    expect(response[0].Event).not.toHaveProperty("Tag");
    expect(response[2].Event).toMatchObject({
      date: "2021-03-03",
      Tag: [{ name: 'casus:date="first-report"' }],
    });
    expect(JSON.stringify(response[2].Event)).toContain(
      '"value":"unknown","comment":"when it happened, as EDTF"',
    );
    const [{ Event }] = response;
    Event.Attribute[0].type = "md5";
    delete Event.info;
    expect(mispFaults({ response })).toHaveLength(2);
  });

  it("ftm: what an event points at is there, and each entity once", async () => {
    const entities = (await written("ftm", hostile))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(ftmFaults(entities)).toEqual([]);
    const event = entities.find(({ schema }) => schema === "Event");
    event.properties = { ...event.properties, proof: event.properties.involved ?? [event.id], place: ["x"] };
    expect(ftmFaults(entities)).toHaveLength(2);
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
