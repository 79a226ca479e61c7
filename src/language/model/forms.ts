// Which word forms have their projection kept, and where: those used again stay longest. The numbers themselves are the encoder's.

interface Kept {
  readonly form: string;
  readonly caseless: boolean;
}

/** Places 0 to `size` - 1, given out to forms; a form of the current batch is never put out. */
export class KeptForms {
  /** Form → place, for sentences whose case tells something and for those whose does not. */
  readonly #cased = new Map<string, number>();
  readonly #caseless = new Map<string, number>();
  readonly #kept: Kept[] = [];
  readonly #size: number;
  readonly #usedAgain: Uint8Array;
  readonly #batchOf: Uint32Array;
  #batch = 0;
  #hand = 0;

  /** `size` must be larger than the forms of any batch. */
  constructor(size: number) {
    this.#size = size;
    this.#usedAgain = new Uint8Array(size);
    this.#batchOf = new Uint32Array(size);
  }

  nextBatch(): void {
    this.#batch++;
  }

  /** Where the form is kept, or undefined. */
  find(form: string, caseless: boolean): number | undefined {
    const place = (caseless ? this.#caseless : this.#cased).get(form);
    if (place === undefined) return undefined;
    this.#usedAgain[place] = 1;
    this.#batchOf[place] = this.#batch;
    return place;
  }

  /** A place for a form that is not kept yet. */
  put(form: string, caseless: boolean): number {
    const place = this.#kept.length < this.#size ? this.#kept.length : this.#free();
    this.#kept[place] = { form, caseless };
    this.#batchOf[place] = this.#batch;
    (caseless ? this.#caseless : this.#cased).set(form, place);
    return place;
  }

  /** The hand goes round: what was used since it last came by stays for another round. */
  #free(): number {
    for (;;) {
      const place = this.#hand;
      this.#hand = (place + 1) % this.#size;
      if (this.#batchOf[place] === this.#batch) continue;
      if (this.#usedAgain[place] === 0) {
        const { form, caseless } = this.#kept[place]!;
        (caseless ? this.#caseless : this.#cased).delete(form);
        return place;
      }
      this.#usedAgain[place] = 0;
    }
  }
}
