// OpenTimestamps: the proof file (.ots) made of a calendar's answer, and what such a file holds. The blocks of the
// chain are not asked here: tools of OpenTimestamps complete a pending proof and check it against them.
import { CasusError } from "../record/index.ts";

export interface OtsProof {
  /** SHA-256 of the stamped bytes, hexadecimal. */
  readonly sha256: string;
  /** Calendars that promise to put it into the chain, and blocks that hold it. */
  readonly pending: readonly string[];
  readonly bitcoinBlocks: readonly number[];
}

const MAGIC = Buffer.from("004f70656e54696d657374616d7073000050726f6f6600bf89e2e884e89294", "hex");
const VERSION = 1;
const SHA256 = 0x08;
const FORK = 0xff;
const ATTESTATION = 0x00;
const PENDING = "83dfe30d2ef90c8e";
const BITCOIN = "0588960d73d71901";
const TAG_BYTES = 8;
/** Operations without an operand: sha1, ripemd160, sha256, keccak256, reverse, hexlify. */
const UNARY = new Set([0x02, 0x03, 0x08, 0x67, 0xf2, 0xf3]);
/** append and prepend, with their operand behind. */
const BINARY = new Set([0xf0, 0xf1]);
const MOST_BYTES = 8192;

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  take(count: number): Buffer {
    if (this.#at + count > this.#bytes.length) throw new Error("it breaks off");
    return Buffer.from(this.#bytes.subarray(this.#at, (this.#at += count)));
  }

  byte(): number {
    return this.take(1)[0]!;
  }

  /** Little-endian groups of seven bits. */
  varuint(): number {
    let value = 0;
    for (let factor = 1; factor < 2 ** 49; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
    throw new Error("a number in it is too large");
  }

  varbytes(): Buffer {
    const length = this.varuint();
    if (length > MOST_BYTES) throw new Error("a part of it is too long");
    return this.take(length);
  }
}

interface Attestations {
  readonly pending: string[];
  readonly bitcoinBlocks: number[];
}

function readAttestation(reader: Reader, into: Attestations): void {
  const tag = reader.take(TAG_BYTES).toString("hex");
  const payload = new Reader(reader.varbytes());
  if (tag === PENDING) into.pending.push(payload.varbytes().toString("utf8"));
  else if (tag === BITCOIN) into.bitcoinBlocks.push(payload.varuint());
}

/** A timestamp is a tree of operations with attestations as its leaves; a fork says that a branch stands before others. */
function readTimestamp(reader: Reader, into: Attestations): void {
  for (let open = 1; open > 0;) {
    const tag = reader.byte();
    if (tag === FORK) open++;
    else if (tag === ATTESTATION) {
      readAttestation(reader, into);
      open--;
    } else if (BINARY.has(tag)) reader.varbytes();
    else if (!UNARY.has(tag)) throw new Error(`the operation ${tag} is not known`);
  }
}

function refuse(error: unknown): never {
  const reason = error instanceof Error ? error.message : String(error);
  throw new CasusError(
    "bad-input",
    `This is no OpenTimestamps proof (${reason}); ask again, or another calendar.`,
  );
}

/** The proof file for a hash, from what a calendar answered to it. Throws CasusError "bad-input" for any other answer. */
export function otsOf(sha256: Uint8Array, answer: Uint8Array): Uint8Array {
  const file = Buffer.concat([MAGIC, Buffer.of(VERSION, SHA256), sha256, answer]);
  readOts(file);
  return file;
}

export function readOts(file: Uint8Array): OtsProof {
  const found: Attestations = { pending: [], bitcoinBlocks: [] };
  try {
    const reader = new Reader(file);
    if (!reader.take(MAGIC.length).equals(MAGIC)) throw new Error("its first bytes are others");
    if (reader.varuint() !== VERSION || reader.byte() !== SHA256) throw new Error("it is of another version");
    const sha256 = reader.take(32).toString("hex");
    readTimestamp(reader, found);
    if (!reader.atEnd) throw new Error("something stands behind its end");
    if (found.pending.length + found.bitcoinBlocks.length === 0) throw new Error("nobody attests it");
    return { sha256, ...found };
  } catch (error) {
    return refuse(error);
  }
}
