// `npm run bench -- exports`: 100,000 incidents out of a ledger in every format: rows a second, and how memory grows.
// The ledger is made anew in the system's folder for such; what is written goes nowhere, as fast as it is taken.
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { exportKinds, exportRows } from "../../src/app/exports.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { type Entry, type Ledger, openLedger } from "../../src/ledger/index.ts";
import type { CodedDocument, Incident, Merging, Report } from "../../src/record/index.ts";
import { saveResult } from "./results.ts";

const incidents = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 100_000);
const BATCH = 2000;
/** The project's aim for tables. */
const AIM = 20_000;

const PLACES = [
  { name: "Erbil", entity: "erbil", country: "IQ", lat: 36.19, lon: 44.01, precision: "settlement" as const },
  {
    name: "Ain al-Asad",
    entity: "al-asad-air-base",
    country: "IQ",
    lat: 33.79,
    lon: 42.44,
    precision: "point" as const,
  },
  { name: "دير الزور", country: "SY", lat: 35.33, lon: 40.14, precision: "settlement" as const },
];
const MODES = ["rocket-attack", "drone-attack", "airstrike", "shooting"];

/** A day in the ten years before 2026. */
const dayOf = (n: number): string => new Date(Date.UTC(2016, 0, 1 + (n % 3650))).toISOString().slice(0, 10);

function entryOf(n: number): Entry {
  const id = `d${n}`;
  const text = `Report ${n}, with a “quotation”, a comma and قاعدة.`;
  const place = PLACES[n % PLACES.length]!;
  const shared = {
    document: id,
    event: "e1",
    role: "main" as const,
    published: dayOf(n + 1),
    language: "en",
  };
  const report: Report = {
    ...shared,
    id: `${id}#e1`,
    outlet: `Outlet ${n % 40}`,
    url: `https://news.example/${n}`,
    type: "assault",
    mode: MODES[n % MODES.length],
    status: "reported",
    date: dayOf(n),
    places: [place],
    actors: [{ name: "Kata'ib Hizballah", entity: "kataib-hizballah" }],
    targets: [{ name: "United States", entity: "united-states" }],
    victims: [],
    weapons: [{ name: "rockets" }],
    killed: { min: n % 5, max: n % 7 },
    attribution: { status: "claimed", actor: { name: "Kata'ib Hizballah", entity: "kataib-hizballah" } },
    evidence: [{ start: 0, end: 10 }],
    quote: text,
  };
  const coded: CodedDocument = {
    id,
    text,
    language: "en",
    title: `Title ${n}: rockets at ${place.name}`,
    outlet: report.outlet,
    url: report.url,
    published: report.published,
    regions: [],
    mentions: [],
    times: [],
    attributions: [],
    events: [],
    statements: [],
    tallies: [],
  };
  const addedAt = "2026-01-01T00:00:00.000Z";
  const sha256 = createHash("sha256").update(id).digest("hex");
  const original = { sha256, bytes: text.length, mediaType: "text/plain", location: id, keptAt: addedAt };
  return { coded, original, reports: [report], addedAt };
}

const apart: Merging = {
  compare: () => [],
  outline: (reports) => reports.map(({ id, document }) => ({ id, document, apart: [] })),
  group: (outlines) => outlines.map(({ id }) => [id]),
  incident: ([report]) => incidentOf(report!),
};

function incidentOf(report: Report): Incident {
  const { document, event, type, mode, date, places, actors, targets, weapons, killed } = report;
  const [place] = places;
  return {
    id: `i-${document}`,
    type,
    mode,
    date,
    place,
    lat: place?.lat,
    lon: place?.lon,
    perpetrators: actors,
    targets,
    weapons,
    killed,
    attribution: [
      { actor: "kataib-hizballah", status: "claimed", by: "Outlet", source: document, asOf: date },
    ],
    reports: [{ document, event, role: "main", primary: true }],
    confidence: 0.7,
  };
}

async function filled(path: string): Promise<Ledger> {
  const ledger = await openLedger(path);
  for (let from = 0; from < incidents; from += BATCH) {
    const entries = Array.from({ length: Math.min(BATCH, incidents - from) }, (_, n) => entryOf(from + n));
    await ledger.enter(entries, apart);
  }
  // Opened again, as by whoever exports.
  await ledger.close();
  return openLedger(path);
}

interface Measured {
  readonly rowsPerSecond: number;
  /** Rows in a second of the processor, which other work on the machine does not lengthen. */
  readonly rowsPerCpuSecond: number;
  readonly megabytes: number;
  /** Highest memory of the process during the export, and that over what it was before. */
  readonly peakMb: number;
  readonly grownMb: number;
}

async function measured(ledger: Ledger, name: string): Promise<Measured> {
  const writes = exportKinds().find((kind) => kind.name === name)!.writes;
  const what = writes.includes("incidents") ? "incidents" : "coded";
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let [bytes, peak] = [0, before];
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done();
    },
  });
  const started = performance.now();
  const cpu = process.cpuUsage();
  await pipeline(exportRows(ledger, knowledge, name, { what, exportedAt: "2026-01-01T00:00:00.000Z" }), sink);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  return {
    rowsPerCpuSecond: (incidents * 1e6) / (user + system),
    rowsPerSecond: incidents / seconds,
    megabytes: bytes / 1e6,
    peakMb: peak / 1e6,
    grownMb: (peak - before) / 1e6,
  };
}

const knowledge = loadKnowledge();
const dir = mkdtempSync(join(tmpdir(), "casus-exports-"));
try {
  const started = performance.now();
  const ledger = await filled(join(dir, "ledger.sqlite"));
  console.log(`${incidents} incidents entered in ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  const line = (cells: readonly string[]): void =>
    console.log(cells.map((cell, column) => (column === 0 ? cell.padEnd(9) : cell.padStart(12))).join(" "));
  const columns = ["format", "rows/s", "rows/cpu-s", "MB", "peak MB", "+MB"];
  const rows: string[][] = [];
  line([...columns, ""]);
  for (const { name, extension } of exportKinds().filter(({ writes }) => !writes.includes("case"))) {
    const { rowsPerSecond, rowsPerCpuSecond, megabytes, peakMb, grownMb } = await measured(ledger, name);
    const met = rowsPerCpuSecond >= AIM ? "aim met" : `aim ${AIM}`;
    const figures = [rowsPerSecond, rowsPerCpuSecond, megabytes, peakMb, grownMb];
    const row = [name, ...figures.map((figure) => figure.toFixed(0))];
    rows.push(row);
    line([...row, extension === "csv" ? met : ""]);
  }
  saveResult("exports", {
    about: `${incidents} incidents out of a ledger on SQLite, in every format; memory of the whole process.`,
    columns,
    rows,
  });
  await ledger.close();
} finally {
  rmSync(dir, { recursive: true, force: true });
}
