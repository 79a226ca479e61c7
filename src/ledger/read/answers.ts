// What is worked out over the whole ledger and asked for again: kept until something is entered, coded again or judged, by
// this process or another.
import { replacedCount } from "../report-cache.ts";
import type { Database } from "../store.ts";
import { heads } from "./changes.ts";

// Lists of some hundred kilobytes at most, but for the points of a map.
const KEPT_MAX = 40;

export class Answers {
  #mark = "";
  readonly #kept = new Map<string, Promise<unknown>>();

  /** Kept are answers, so they are not to be written to. */
  async ask<T>(db: Database, question: string, answer: () => Promise<T>): Promise<T> {
    const { documents, changes } = await heads(db);
    const mark = `${documents} ${changes} ${await replacedCount(db)}`;
    if (mark !== this.#mark) this.#kept.clear();
    this.#mark = mark;
    const known = this.#kept.get(question) as Promise<T> | undefined;
    const given = known ?? answer();
    if (!known) this.#keep(question, given);
    return given;
  }

  #keep(question: string, given: Promise<unknown>): void {
    this.#kept.set(question, given);
    given.catch(() => this.#kept.delete(question));
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > KEPT_MAX && !oldest.done) this.#kept.delete(oldest.value);
  }
}
