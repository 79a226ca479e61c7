// A Merkle tree over the lines of the fetch log, as RFC 9162 (section 2.1) builds it: roots, and proofs that need no log.
import { createHash } from "node:crypto";

/** Length of a hash in bytes (SHA-256). */
const HASH = 32;
const FIRST_CAPACITY = 1024;

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** Leaves and nodes are hashed under different first bytes, so that no node can pass for a leaf. */
export function leafHash(line: Uint8Array): Buffer {
  return sha256(LEAF, line);
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(NODE, left, right);
}

/** The largest power of two below `n` (n > 1): where RFC 9162 splits a tree. */
function splitOf(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1));
}

/** The leaves of a log in memory, 32 bytes each. Leaves are only ever added. */
export class MerkleTree {
  #leaves = Buffer.alloc(FIRST_CAPACITY * HASH);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(leaf: Uint8Array): void {
    if ((this.#size + 1) * HASH > this.#leaves.length) {
      const larger = Buffer.alloc(this.#leaves.length * 2);
      this.#leaves.copy(larger);
      this.#leaves = larger;
    }
    this.#leaves.set(leaf, this.#size++ * HASH);
  }

  leaf(index: number): Buffer {
    return this.#leaves.subarray(index * HASH, (index + 1) * HASH);
  }

  /** The root over the first `size` leaves. */
  root(size: number = this.#size): Buffer {
    return size === 0 ? sha256() : this.#range(0, size);
  }

  #range(from: number, to: number): Buffer {
    const count = to - from;
    if (count === 1) return this.leaf(from);
    const middle = from + splitOf(count);
    return nodeHash(this.#range(from, middle), this.#range(middle, to));
  }

  /** RFC 9162, 2.1.3.1: the hashes that lead from a leaf to the root over the first `size` leaves. */
  inclusion(index: number, size: number = this.#size): Buffer[] {
    const path = (from: number, to: number): Buffer[] => {
      if (to - from === 1) return [];
      const middle = from + splitOf(to - from);
      return index < middle
        ? [...path(from, middle), this.#range(middle, to)]
        : [...path(middle, to), this.#range(from, middle)];
    };
    return path(0, size);
  }

  /** RFC 9162, 2.1.4.1: the hashes that show the tree of `older` leaves to be the beginning of that of `size`. */
  consistency(older: number, size: number = this.#size): Buffer[] {
    const proof = (from: number, to: number, whole: boolean): Buffer[] => {
      if (to === older) return whole ? [] : [this.#range(from, to)];
      const middle = from + splitOf(to - from);
      return older <= middle
        ? [...proof(from, middle, whole), this.#range(middle, to)]
        : [...proof(middle, to, false), this.#range(from, middle)];
    };
    return older === 0 || older === size ? [] : proof(0, size, true);
  }
}

function isPowerOfTwo(n: number): boolean {
  return n > 0 && Number.isInteger(Math.log2(n));
}

const half = (n: number): number => Math.floor(n / 2);

/** RFC 9162, 2.1.3.2: true if the proof leads from the leaf to the root. */
export function isIncluded(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (index >= size) return false;
  let [at, last, hash]: [number, number, Buffer] = [index, size - 1, Buffer.from(leaf)];
  for (const part of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(part, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else hash = nodeHash(hash, part);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/** RFC 9162, 2.1.4.2: true if the log with root `newRoot` goes on from the log with root `oldRoot`. */
export function isConsistent(
  older: { readonly size: number; readonly root: Uint8Array },
  newer: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && Buffer.from(older.root).equals(newer.root);
  if (older.size === 0) return proof.length === 0;
  const path = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  if (path.length === 0) return false;
  let [at, last] = [older.size - 1, newer.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [oldHash, newHash]: [Buffer, Buffer] = [Buffer.from(path[0]!), Buffer.from(path[0]!)];
  for (const part of path.slice(1)) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      oldHash = nodeHash(part, oldHash);
      newHash = nodeHash(part, newHash);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else newHash = nodeHash(newHash, part);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && oldHash.equals(older.root) && newHash.equals(newer.root);
}
