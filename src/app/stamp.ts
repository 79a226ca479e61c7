// Having the newest tree head stamped by others: calendars of OpenTimestamps, authorities of RFC 3161.
import { randomBytes } from "node:crypto";
import {
  headDigest,
  otsOf,
  readTimeStamp,
  stampsOf,
  timeStampRequest,
  writeStamp,
} from "../archive/index.ts";
import type { Archive, TreeHead } from "../archive/index.ts";
import { post } from "../collect/index.ts";
import type { CollectOptions } from "../collect/index.ts";
import { describeError } from "../record/index.ts";

export interface StampRequest {
  /** Addresses of OpenTimestamps calendars; the first that answers is taken. */
  readonly calendars?: readonly string[];
  /** Addresses of RFC 3161 authorities; the first that answers is taken. */
  readonly authorities?: readonly string[];
  /** Seals what was kept so far, though the day is not over. */
  readonly now?: boolean;
}

export interface StampReport {
  /** The head that is stamped; absent where no day is over yet. */
  readonly head?: string;
  /** One sentence for every stamp that was had. */
  readonly stamped: readonly string[];
  /** One sentence for everybody who did not give one. */
  readonly refused: readonly string[];
}

// An answer is a few kilobytes: the proof, or a token with the authority's certificates.
const MAX_BYTES = 256 * 1024;
const NONCE_BYTES = 8;

interface Stamp {
  readonly bytes: Uint8Array;
  readonly sentence: string;
}

async function byCalendar(address: string, digest: Uint8Array, options: CollectOptions): Promise<Stamp> {
  const answer = await post(
    new URL("digest", `${address.replace(/\/$/, "")}/`).href,
    digest,
    "application/octet-stream",
    options,
  );
  return {
    bytes: otsOf(digest, answer),
    sentence: `${address} promises a place in the chain (OpenTimestamps)`,
  };
}

async function byAuthority(address: string, digest: Uint8Array, options: CollectOptions): Promise<Stamp> {
  const nonce = randomBytes(NONCE_BYTES);
  const answer = await post(address, timeStampRequest(digest, nonce), "application/timestamp-query", options);
  const { at } = readTimeStamp(answer, digest, nonce);
  return { bytes: answer, sentence: `${address} saw it at ${at} (RFC 3161)` };
}

async function firstOf(
  addresses: readonly string[],
  ask: (address: string) => Promise<Stamp>,
  refused: string[],
): Promise<Stamp | undefined> {
  for (const address of addresses) {
    try {
      return await ask(address);
    } catch (error) {
      refused.push(describeError(error).message);
    }
  }
  return undefined;
}

/** Stamps the newest head in every way that is asked for and that it has not yet. */
export async function stampHead(
  archive: Archive,
  request: StampRequest,
  now: string,
  allowPrivate?: boolean,
): Promise<StampReport> {
  await (request.now ? archive.sealAll() : archive.seal(now));
  const head: TreeHead | undefined = (await archive.heads()).at(-1);
  if (!head) return { stamped: [], refused: [] };
  const has = await stampsOf(archive.dir, head);
  const [digest, options] = [headDigest(head), { allowPrivate, maxBytes: MAX_BYTES }];
  const stamped: string[] = [];
  const refused: string[] = [];
  const ways = [
    { kind: "ots", addresses: request.calendars ?? [], ask: byCalendar },
    { kind: "tsr", addresses: request.authorities ?? [], ask: byAuthority },
  ] as const;
  for (const { kind, addresses, ask } of ways) {
    if (has.includes(kind)) continue;
    const stamp = await firstOf(addresses, (address) => ask(address, digest, options), refused);
    if (!stamp) continue;
    await writeStamp(archive.dir, head, kind, stamp.bytes);
    stamped.push(stamp.sentence);
  }
  return { head: head.name, stamped, refused };
}
