// Coded documents lately opened from their JSON: pages read the same few again and again, and parsing costs most of them.
// Kept by the very text that was read, so that one changed in the ledger is never found here as it was.
import type { CodedDocument } from "../record/index.ts";

/** Letters of JSON kept, of all ledgers of a process: 1,300 documents like the sample's, 26 MB with what is opened. */
const KEPT_MAX_CHARS = 8_000_000;

export class Opened {
  readonly #kept = new Map<string, CodedDocument>();
  readonly #most: number;
  #chars = 0;

  constructor(most = KEPT_MAX_CHARS) {
    this.#most = most;
  }

  get chars(): number {
    return this.#chars;
  }

  open(json: string): CodedDocument {
    const known = this.#kept.get(json);
    const coded = known ?? (JSON.parse(json) as CodedDocument);
    // The one read last stands last; the first go when there are too many.
    if (known) this.#kept.delete(json);
    else this.#chars += json.length;
    this.#kept.set(json, coded);
    for (const oldest of this.#kept.keys()) {
      if (this.#chars <= this.#most) break;
      this.#kept.delete(oldest);
      this.#chars -= oldest.length;
    }
    return coded;
  }
}

export const opened = new Opened();
