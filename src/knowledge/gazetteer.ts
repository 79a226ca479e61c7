// The generated gazetteer: settlements of the world by name, in one file that is searched where it lies in memory.
// tools/build-gazetteer.ts makes the file; its two parts are described there and in knowledge/places/PROVENANCE.md.
import { zstdDecompressSync } from "node:zlib";
import { foldPhrase } from "../text/index.ts";
import type { Place } from "./types.ts";

const NEWLINE = 10;
const TAB = 9;

export interface Gazetteer {
  lookup(name: string): readonly Place[];
  get(id: string): Place | undefined;
}

/** Binary search over sorted lines "key\t…"; the line's rest after the first tab, or undefined. */
function findLine(buffer: Buffer, from: number, to: number, key: Buffer): string | undefined {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle === from ? from : buffer.lastIndexOf(NEWLINE, middle - 1) + 1;
    const lineStart = Math.max(start, from);
    const tab = buffer.indexOf(TAB, lineStart);
    const end = buffer.indexOf(NEWLINE, tab);
    const order = buffer.compare(key, 0, key.length, lineStart, tab);
    if (order === 0) return buffer.toString("utf8", tab + 1, end);
    if (order < 0) low = end + 1;
    else high = lineStart;
  }
  return undefined;
}

const KINDS: Readonly<Record<string, "settlement" | "admin">> = { s: "settlement", a: "admin", c: "admin" };

function readPlace(id: string, rest: string): Place {
  const cells = rest.split("\t") as [string, string, string, string, string, string, string];
  const [name, country, admin, lat, lon, population, letter] = cells;
  const kind = KINDS[letter] ?? "settlement";
  return {
    id: `gn-${id}`,
    name,
    kind,
    type: letter === "c" ? "county" : undefined,
    country,
    admin: admin === "" ? undefined : admin,
    lat: Number(lat),
    lon: Number(lon),
    precision: kind,
    population: Number(population),
  };
}

/** Memory for the unpacked file in one piece; the packed one says how much (see the tool that makes it). */
const CHUNK_BYTES = 1 << 25;

/** Opens the compressed file: places sorted by id, an empty line, then names sorted by key. Unpacked when first asked. */
export function openGazetteer(compressed: Uint8Array): Gazetteer {
  let packed: Uint8Array | undefined = compressed;
  let unpacked: { buffer: Buffer; divide: number } | undefined;
  const open = (): { buffer: Buffer; divide: number } => {
    if (unpacked) return unpacked;
    const buffer = zstdDecompressSync(packed!, { chunkSize: CHUNK_BYTES });
    packed = undefined; // six megabytes that nobody asks for again
    unpacked = { buffer, divide: buffer.indexOf("\n\n") };
    return unpacked;
  };
  const get = (id: string): Place | undefined => {
    const { buffer, divide } = open();
    const bare = id.replace(/^gn-/, "");
    const rest = findLine(buffer, 0, divide + 1, Buffer.from(bare));
    return rest === undefined ? undefined : readPlace(bare, rest);
  };
  return {
    get,
    lookup(name) {
      const { buffer, divide } = open();
      const ids = findLine(buffer, divide + 2, buffer.length, Buffer.from(foldPhrase(name)));
      return ids === undefined ? [] : ids.split(" ").flatMap((id) => get(id) ?? []);
    },
  };
}
