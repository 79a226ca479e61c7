// One text in many documents. Reports that agree in all that scoring reads have one score with every other report, so
// the first of them is compared and the others stand with it. What is a copy hangs on the set of reports alone.
import { createHash } from "node:crypto";
import type { Report } from "../record/index.ts";
import { dayOf, edtfDayNumbers } from "../text/index.ts";
import { SAME_FROM } from "./judge.ts";
import { findingKeys } from "./keys.ts";
import { prepare, scorePair } from "./score/index.ts";
import type { MergeKnowledge } from "./types.ts";

/** Where a report stands and who carried it says nothing of what it tells; of its publication only the day counts. */
const CARRIED: ReadonlySet<string> = new Set<keyof Report>([
  "id",
  "document",
  "title",
  "outlet",
  "url",
  "published",
  "evidence",
  "responseTo",
  "keys",
  "seeks",
]);

// A report is asked for again and again while it stays in memory.
const signatures = new WeakMap<Report, string>();

function signatureOf(report: Report): string {
  const known = signatures.get(report);
  if (known !== undefined) return known;
  // One that was stored has no places for what is absent.
  const told = Object.entries(report).filter(([name, value]) => value !== undefined && !CARRIED.has(name));
  const { published } = report;
  const days = published === undefined ? [] : [dayOf(published), edtfDayNumbers(published)];
  const made = createHash("sha1")
    .update(JSON.stringify([days, told]))
    .digest("base64");
  signatures.set(report, made);
  return made;
}

/** What nothing finds is not found by its copies either, and is compared with whom it finds, one by one. */
function findsItself(report: Report): boolean {
  const { keys, seeks } = report.keys && report.seeks ? report : findingKeys(report);
  const own = new Set(keys!.map(({ key }) => key));
  return seeks!.some(({ key }) => own.has(key));
}

/** A text that is the same for all copies of the report; none for one that says too little to be one incident with them. */
export function copiedTextOf(report: Report, knowledge: MergeKnowledge): string | undefined {
  const self = prepare(report);
  return findsItself(report) && scorePair(self, self, knowledge).total >= SAME_FROM
    ? signatureOf(report)
    : undefined;
}

type Class = readonly Report[];

/** The first two that do not stand in one document; the class of the lower id gives the first of its reports. */
function pairFor(x: Class, y: Class): readonly (Report | undefined)[] {
  if (x[0]!.id > y[0]!.id) return pairFor(y, x);
  if (x[0]!.document !== y[0]!.document) return [x[0], y[0]];
  return y.length > 1 ? [x[0], y[1]] : [x[1], y[0]];
}

/** Copies of one text among some reports; two that say too little to be one incident are none. */
export class Copies {
  readonly #classes = new Map<string, Class>();

  constructor(reports: readonly Report[], knowledge: MergeKnowledge) {
    for (const list of Map.groupBy(reports, signatureOf).values()) {
      if (list.length < 2) continue;
      if (copiedTextOf(list[0]!, knowledge) === undefined) continue;
      const sorted = list.toSorted((x, y) => (x.id < y.id ? -1 : 1));
      for (const report of sorted) this.#classes.set(report.id, sorted);
    }
  }

  areCopies(a: Report, b: Report): boolean {
    const own = this.#classes.get(a.id);
    return own !== undefined && own === this.#classes.get(b.id);
  }

  /** True if the two are to be compared: of two texts in many documents one pair stands for all. */
  areCompared(a: Report, b: Report): boolean {
    const [x, y] = [this.#classes.get(a.id) ?? [a], this.#classes.get(b.id) ?? [b]];
    if (x === y) return a === x[0] || b === x[0];
    const pair = pairFor(x, y);
    return pair.includes(a) && pair.includes(b);
  }
}
