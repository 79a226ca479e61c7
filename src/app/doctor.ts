// casus doctor: looks at a data folder without changing what it holds, and says in plain words what is wrong with it and
// what to do.
import { constants } from "node:fs";
import { access, readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type Archive, openArchive } from "../archive/index.ts";
import { type Ledger, openLedger } from "../ledger/index.ts";
import { describeError } from "../record/index.ts";
import { loadKnowledge } from "../knowledge/index.ts";
import { ledgerLocation } from "./location.ts";
import { ledgerOptions } from "./merging.ts";

export interface Finding {
  /** `note`: nothing is broken, but a person may want to know. */
  readonly state: "sound" | "note" | "fault";
  readonly about: string;
  /** What was found and, where something is wrong, what to do. */
  readonly says: string;
}

const NODE_LEAST = 24;
// Less free space than this is soon used up: a batch of originals with its log and the write-ahead log of the ledger.
const FREE_LEAST_MB = 500;
const SHOWN = 5;

const sound = (about: string, says: string): Finding => ({ state: "sound", about, says });
const note = (about: string, says: string): Finding => ({ state: "note", about, says });
const fault = (about: string, says: string): Finding => ({ state: "fault", about, says });

function nodeFinding(): Finding {
  const version = process.versions.node;
  return Number(version.split(".")[0]) >= NODE_LEAST
    ? sound("Node", `Node ${version}.`)
    : fault("Node", `Node ${version} is too old; install Node ${NODE_LEAST} or newer.`);
}

async function folderFindings(dataDir: string): Promise<Finding[]> {
  try {
    await access(dataDir, constants.R_OK | constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT"
      ? [
          fault(
            "folder",
            `${dataDir} is not there. casus add makes it; or say with --data where the data lives.`,
          ),
        ]
      : [
          fault(
            "folder",
            `${dataDir} cannot be read and written (${code}). Give yourself the right to, or take another --data folder.`,
          ),
        ];
  }
  const { bavail, bsize } = await statfs(dataDir);
  const freeMb = Math.round((bavail * bsize) / 1e6);
  return [
    sound("folder", `${dataDir} can be read and written.`),
    freeMb >= FREE_LEAST_MB
      ? sound("disk", `${freeMb.toLocaleString("en")} MB are free.`)
      : fault(
          "disk",
          `Only ${freeMb} MB are free; make room before adding more, or nothing more can be kept.`,
        ),
  ];
}

/** Files that a killed run left behind: never part of the data. */
async function leftovers(dataDir: string): Promise<Finding[]> {
  const names = await readdir(dataDir, { recursive: true }).catch(() => [] as string[]);
  const parts = names.filter((name) => name.endsWith(".part"));
  const restoring = names.includes("restoring");
  return [
    ...(parts.length > 0
      ? [note("leftovers", `${parts.length} unfinished files (*.part) of a killed run; they may be deleted.`)]
      : []),
    ...(restoring
      ? [
          note(
            "leftovers",
            "A restore was broken off; run casus restore again, or delete the folder restoring.",
          ),
        ]
      : []),
  ];
}

function listed(ids: readonly string[]): string {
  return ids.length > SHOWN
    ? `${ids.slice(0, SHOWN).join(", ")} and ${ids.length - SHOWN} more`
    : ids.join(", ");
}

async function archiveFindings(archive: Archive): Promise<Finding[]> {
  const { originals, faults } = await archive.verify();
  return [
    ...archive.notes.map((text) => note("archive", text)),
    ...(faults.length === 0
      ? [sound("archive", `${originals} originals hold the bytes that their names say.`)]
      : faults.map((text) => fault("archive", text))),
  ];
}

/** What ledger and archive know of each other. */
async function joinedFindings(ledger: Ledger, archive: Archive): Promise<Finding[]> {
  const missing: string[] = [];
  let documents = 0;
  for await (const { document, sha256 } of ledger.sources()) {
    documents++;
    if (!archive.original(sha256)) missing.push(document);
  }
  return missing.length === 0
    ? [sound("originals", `Each of ${documents} documents has its original.`)]
    : [
        fault(
          "originals",
          `The originals of ${missing.length} documents are not in the archive (${listed(missing)}). Restore the archive folder from a copy, or add their sources again.`,
        ),
      ];
}

async function ledgerFindings(ledger: Ledger): Promise<Finding[]> {
  const { documents, incidents, schemaVersion } = await ledger.status();
  const faults = await ledger.verify();
  return faults.length === 0
    ? [
        sound(
          "ledger",
          `Tables of version ${schemaVersion}: ${documents} documents, ${incidents} incidents, no half-entered document.`,
        ),
      ]
    : faults.map((text) => fault("ledger", text));
}

/** Opens what can be opened; what cannot is a finding, not an error. */
async function opened<T>(about: string, open: () => Promise<T>): Promise<T | Finding> {
  try {
    return await open();
  } catch (error) {
    return fault(about, describeError(error).message);
  }
}

const isFinding = (value: object): value is Finding => "state" in value && "says" in value;

async function hasLedger(location: string): Promise<boolean> {
  if (location.startsWith("postgres")) return true;
  return stat(location).then(
    () => true,
    () => false,
  );
}

async function dataFindings(dataDir: string): Promise<Finding[]> {
  const location = ledgerLocation(dataDir);
  if (!(await hasLedger(location)))
    return [
      note(
        "ledger",
        `There is no ledger in ${dataDir} yet; casus add begins one, casus restore brings one back.`,
      ),
    ];
  const archive = await opened("archive", () => openArchive(join(dataDir, "archive")));
  const ledger = await opened("ledger", () => openLedger(location, ledgerOptions(loadKnowledge())));
  const found: Finding[] = [];
  if (isFinding(archive)) found.push(archive);
  else found.push(...(await archiveFindings(archive)));
  if (isFinding(ledger)) found.push(ledger);
  else found.push(...(await ledgerFindings(ledger)));
  if (!isFinding(archive) && !isFinding(ledger)) found.push(...(await joinedFindings(ledger, archive)));
  for (const one of [ledger, archive]) if (!isFinding(one)) await one.close();
  return found;
}

/** Everything that was looked at, in order; a fault is what a person has to do something about. */
export async function doctor(dataDir: string): Promise<readonly Finding[]> {
  const folder = await folderFindings(dataDir);
  const findings = [nodeFinding(), ...folder];
  if (folder.some((one) => one.about === "folder" && one.state === "fault")) return findings;
  const data = await opened("ledger", () => dataFindings(dataDir));
  return [...findings, ...(await leftovers(dataDir)), ...(Array.isArray(data) ? data : [data as Finding])];
}
