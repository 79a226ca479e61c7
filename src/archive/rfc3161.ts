// Time stamps by RFC 3161: the question that is sent to an authority, and what its answer says. Its signature is checked
// by tools that know the authority's certificate (openssl ts -verify); here: that it stamps this hash, and when.
import { CasusError } from "../record/index.ts";
import { TAG, derAt, derElements, derOf } from "./der.ts";

export interface TimeStamp {
  /** ISO instant that the authority put its name to. */
  readonly at: string;
}

const SHA256_OID = Buffer.from("608648016503040201", "hex");
const SIGNED_DATA_OID = Buffer.from("2a864886f70d010702", "hex");
const STAMP_OID = Buffer.from("2a864886f70d0109100104", "hex");
const TRUE = Buffer.from("0101ff", "hex");
const NULL = Buffer.from("0500", "hex");
const ONE = Buffer.of(1);
/** granted, grantedWithMods */
const GRANTED = new Set([0, 1]);

/** The first bit is cleared and the second set: a positive number of always the same length. */
function positive(nonce: Uint8Array): Uint8Array {
  const copy = new Uint8Array(nonce);
  copy[0] = (copy[0]! & 0x7f) | 0x40;
  return copy;
}

/** `nonce`: some bytes of chance, which the answer must repeat. The authority is asked for its certificate too. */
export function timeStampRequest(sha256: Uint8Array, nonce: Uint8Array): Uint8Array {
  const algorithm = derOf(TAG.sequence, derOf(TAG.oid, SHA256_OID), NULL);
  const imprint = derOf(TAG.sequence, algorithm, derOf(TAG.octets, sha256));
  return derOf(TAG.sequence, derOf(TAG.integer, ONE), imprint, derOf(TAG.integer, positive(nonce)), TRUE);
}

interface StampInfo {
  readonly algorithm: Uint8Array;
  readonly hash: Uint8Array;
  readonly at: string;
  readonly numbers: readonly Uint8Array[];
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(Buffer.from(b));
}

/** TimeStampResp → ContentInfo → SignedData → EncapsulatedContentInfo → the bytes of TSTInfo. */
function infoBytes(answer: Uint8Array): Uint8Array {
  const response = derElements(derAt(derElements(answer), 0, TAG.sequence));
  const [status] = derAt(derElements(derAt(response, 0, TAG.sequence)), 0, TAG.integer);
  if (!GRANTED.has(status ?? -1)) throw new Error("the authority did not grant it");
  const content = derElements(derAt(response, 1, TAG.sequence));
  if (!same(derAt(content, 0, TAG.oid), SIGNED_DATA_OID)) throw new Error("it holds no signed data");
  const signed = derElements(derAt(derElements(derAt(content, 1, TAG.first)), 0, TAG.sequence));
  const inner = derElements(derAt(signed, 2, TAG.sequence));
  if (!same(derAt(inner, 0, TAG.oid), STAMP_OID)) throw new Error("what is signed in it is no time stamp");
  return derAt(derElements(derAt(inner, 1, TAG.first)), 0, TAG.octets);
}

/** "20261122054522Z" (with or without parts of a second) as an ISO instant. */
function instantOf(text: string): string {
  const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/.exec(text);
  if (!match) throw new Error("its time cannot be read");
  const [, year, month, day, hour, minute, second, part = ""] = match;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${part}Z`;
}

function infoOf(answer: Uint8Array): StampInfo {
  const info = derElements(derAt(derElements(infoBytes(answer)), 0, TAG.sequence));
  const imprint = derElements(derAt(info, 2, TAG.sequence));
  return {
    algorithm: derAt(derElements(derAt(imprint, 0, TAG.sequence)), 0, TAG.oid),
    hash: derAt(imprint, 1, TAG.octets),
    at: instantOf(Buffer.from(derAt(info, 4, TAG.time)).toString("latin1")),
    // Behind the time stand accuracy, ordering and nonce, each of which may be left out; only the nonce is a number.
    numbers: info.slice(5).flatMap(({ tag, content }) => (tag === TAG.integer ? [content] : [])),
  };
}

/** Throws CasusError "bad-input" unless the answer stamps this hash (and repeats the nonce, where one was sent). */
export function readTimeStamp(answer: Uint8Array, sha256: Uint8Array, nonce?: Uint8Array): TimeStamp {
  let info: StampInfo;
  try {
    info = infoOf(answer);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CasusError("bad-input", `This is no time stamp (${reason}); ask again, or another authority.`);
  }
  if (!same(info.algorithm, SHA256_OID) || !same(info.hash, sha256))
    throw new CasusError("bad-input", "The time stamp is for other bytes than those that were sent.");
  if (nonce && !info.numbers.some((number) => same(number, positive(nonce))))
    throw new CasusError("bad-input", "The time stamp answers another question than the one that was sent.");
  return { at: info.at };
}
