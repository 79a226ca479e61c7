// What was worked out for words of texts, kept for those that come again: bounded, because a stream of texts has no end of words.

/**
 * A table that forgets what has not been asked for lately. It holds two generations of at most `size` entries: what is asked
 * for moves to the young one, and when that is full, the old one is let go as a whole.
 */
export class Remembered<K, V extends NonNullable<unknown>> {
  readonly #size: number;
  #young = new Map<K, V>();
  #old = new Map<K, V>();

  constructor(size: number) {
    this.#size = size;
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.#size) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  clear(): void {
    this.#young.clear();
    this.#old.clear();
  }
}
