// A backup is one file: gzipped JSON lines with every row of the ledger and every file beside it, and a last line that
// says how many and what they hash to. It fits either store: so a ledger moves from a file to PostgreSQL and back.
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { appendFile, glob, mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { type Ledger, restoreLedger, type TableRow } from "../ledger/index.ts";
import { CasusError } from "../record/index.ts";
import { splitLines } from "./lines.ts";
import { ledgerLocation } from "./location.ts";

const FORM = 1;
// Files go in pieces of this size, so that a large original is no long line.
const PIECE_BYTES = 1 << 20;

export interface BackupReport {
  readonly rows: number;
  readonly files: number;
}

interface Head {
  readonly backup: "casus";
  readonly form: number;
  readonly schemaVersion: number;
  readonly at: string;
}

// Where a restore lays the files until all of them are there.
const ARRIVING = "restoring";

/**
 * The files in the folders of a data folder: the archive and what stands beside it. In the archive the logs come before
 * the originals, so that what a log names is there.
 */
async function filesOf(dataDir: string): Promise<string[]> {
  const found: string[] = [];
  for await (const entry of glob("*/**/*", { cwd: dataDir, withFileTypes: true })) {
    const name = relative(dataDir, join(entry.parentPath, entry.name));
    if (entry.isFile() && !name.endsWith(".part") && !name.startsWith(ARRIVING)) found.push(name);
  }
  return found.sort();
}

async function* piecesOf(path: string, name: string): AsyncGenerator<string> {
  yield JSON.stringify({ file: name });
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    yield JSON.stringify({ file: name, piece: (piece as Buffer).toString("base64") });
  }
}

async function* linesOf(ledger: Ledger, dataDir: string, head: Head): AsyncGenerator<string> {
  yield JSON.stringify(head);
  for await (const row of ledger.rows()) yield JSON.stringify(row);
  for (const name of await filesOf(dataDir)) yield* piecesOf(join(dataDir, name), name);
}

/** Lines with their ends, and at last the line that says that nothing is missing. */
async function* sealed(lines: AsyncIterable<string>, report: { rows: number; files: number }) {
  const hash = createHash("sha256");
  for await (const line of lines) {
    const text = `${line}\n`;
    hash.update(text);
    if (line.startsWith('{"table":')) report.rows++;
    else if (line.startsWith('{"file":') && !line.includes('"piece":')) report.files++;
    yield text;
  }
  yield `${JSON.stringify({ end: { ...report, sha256: hash.digest("hex") } })}\n`;
}

/** Writes the backup whole or not at all; on the disk when this returns. */
export async function backup(
  ledger: Ledger,
  dataDir: string,
  file: string,
  at: string,
): Promise<BackupReport> {
  const report = { rows: 0, files: 0 };
  const part = `${file}.part`;
  await mkdir(dirname(file), { recursive: true });
  try {
    const head: Head = { backup: "casus", form: FORM, schemaVersion: ledger.schemaVersion, at };
    await pipeline(
      sealed(linesOf(ledger, dataDir, head), report),
      createGzip({ level: 6 }),
      createWriteStream(part, { flush: true }),
    );
    await rename(part, file);
    return report;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

function broken(file: string, why: string): CasusError {
  return new CasusError(
    "bad-input",
    `${file} is no whole backup (${why}). Nothing was restored; take another copy.`,
  );
}

/** The lines of a backup, checked against its last one when they have all been read. */
async function* linesIn(file: string): AsyncGenerator<Record<string, unknown>> {
  const hash = createHash("sha256");
  let end: { sha256?: string } | undefined;
  const source = createReadStream(file);
  const bytes = createGunzip();
  source.on("error", (error) => bytes.destroy(error)).pipe(bytes);
  for await (const line of splitLines(bytes)) {
    if (line.kind === "too-long") throw broken(file, `line ${line.number} is too long`);
    const value = JSON.parse(line.text) as Record<string, unknown>;
    if ("end" in value) {
      end = value["end"] as { sha256?: string };
      continue;
    }
    hash.update(`${line.text}\n`);
    yield value;
  }
  if (end?.sha256 === undefined) throw broken(file, "its end is missing");
  if (end.sha256 !== hash.digest("hex")) throw broken(file, "its content has changed");
}

function headOf(file: string, value: Record<string, unknown> | undefined): Head {
  const head = value as Partial<Head> | undefined;
  if (head?.backup !== "casus" || typeof head.schemaVersion !== "number")
    throw broken(file, "it does not begin as one");
  if (head.form !== FORM)
    throw new CasusError("unsupported", `${file} was written by a newer Casus. Update Casus.`);
  return head as Head;
}

/** Writes the files of the lines below a folder; the lines of rows are handed on. */
async function* takeFiles(
  lines: AsyncIterable<Record<string, unknown>>,
  dir: string,
  report: { rows: number; files: number },
): AsyncGenerator<TableRow> {
  for await (const line of lines) {
    if (typeof line["table"] === "string") {
      report.rows++;
      yield line as unknown as TableRow;
    } else if (typeof line["file"] === "string") {
      if (line["piece"] === undefined) report.files++;
      await append(dir, line["file"], typeof line["piece"] === "string" ? line["piece"] : "");
    }
  }
}

/** Nothing waits for the disk: until the backup is thrown away, what is lost can be had again. */
async function append(dir: string, name: string, piece: string): Promise<void> {
  const path = join(dir, name);
  if (relative(dir, path).startsWith("..")) throw broken(name, "it names a file outside");
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, Buffer.from(piece, "base64"));
}

async function requireNoArchive(dir: string): Promise<void> {
  const there = await readdir(join(dir, "originals")).catch(() => []);
  if (there.length > 0)
    throw new CasusError(
      "bad-option",
      `${dir} holds originals already; restore into an empty --data folder.`,
    );
}

/** Restores a backup into an empty data folder (and an empty database): all of it or nothing. */
export async function restore(file: string, dataDir: string): Promise<BackupReport> {
  await requireNoArchive(join(dataDir, "archive"));
  const arriving = join(dataDir, ARRIVING);
  await rm(arriving, { recursive: true, force: true });
  await mkdir(arriving, { recursive: true });
  const report = { rows: 0, files: 0 };
  const lines = linesIn(file);
  try {
    const first = await lines.next();
    const head = headOf(file, first.done ? undefined : first.value);
    // The last line is checked before the ledger commits: rows end only after it.
    await restoreLedger(ledgerLocation(dataDir), head.schemaVersion, moved());
  } catch (error) {
    throw error instanceof CasusError
      ? error
      : broken(file, error instanceof Error ? error.message : String(error));
  } finally {
    await rm(arriving, { recursive: true, force: true });
  }
  return report;

  async function* moved(): AsyncGenerator<TableRow> {
    yield* takeFiles(lines, arriving, report);
    for (const name of await readdir(arriving)) {
      await rm(join(dataDir, name), { recursive: true, force: true });
      await rename(join(arriving, name), join(dataDir, name));
    }
  }
}
