// The reads behind the pages, for the benchmark of scale: what a page asks of the ledger, each with arguments of its own.
import { boardsOf } from "../../src/app/boards.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";
import type { Ledger } from "../../src/ledger/index.ts";
import { series, type Series, timed } from "./scale-figures.ts";
import { type CommonBand, randomOf } from "./world.ts";

interface Reading {
  readonly name: string;
  readonly read: () => Promise<unknown>;
  /** Fewer times than the others: it takes longer. */
  readonly share?: number;
}

async function timelinePage(ledger: Ledger, filter: Parameters<Ledger["timeline"]>[0]): Promise<unknown> {
  const { from, to } = filter;
  await ledger.dayCounts(filter);
  await ledger.facets({ from, to });
  return ledger.timeline({ ...filter, limit: 60 });
}

/** Words of the bands, from the commonest (0) to the rarest (1). */
function wordAt(bands: readonly CommonBand[], share: number, random: () => number): string {
  const words = bands.flatMap((band) => band.words.split(" "));
  return words[Math.min(words.length - 1, Math.floor((share + random() * 0.02) * words.length))]!;
}

async function readings(
  ledger: Ledger,
  knowledge: Knowledge,
  bands: readonly CommonBand[],
): Promise<Reading[]> {
  const random = randomOf(7);
  const { rows } = await ledger.incidents({ limit: 1000 });
  const documents = (await ledger.documents({ limit: 1000 })).rows;
  const boards = boardsOf(ledger, knowledge);
  const any = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const day = (): string => `202${Math.floor(random() * 5)}-0${1 + Math.floor(random() * 9)}`;
  const month = () => ({ from: day(), to: day() });
  const actor = (): string => `actor-${Math.floor(random() * 100)}`;
  let after: string | undefined;
  return [
    { name: "timeline, newest page", read: () => timelinePage(ledger, {}) },
    { name: "timeline, some months", read: () => timelinePage(ledger, month()) },
    { name: "timeline, an actor", read: () => timelinePage(ledger, { actor: actor() }) },
    {
      name: "timeline, page after page",
      read: async () => (after = (await ledger.timeline({ limit: 60, after })).next),
    },
    { name: "incident page", read: () => ledger.incident(any(rows).id) },
    {
      name: "incidents, filtered list",
      read: () => ledger.incidents({ mode: "airstrike", country: "IQ", from: day() }),
    },
    { name: "documents, list", read: () => ledger.documents({}) },
    { name: "document page", read: () => ledger.document(any(documents).id) },
    { name: "statements, list", read: () => ledger.statements({ act: "denial" }) },
    { name: "search, a common word", read: () => ledger.search(wordAt(bands, 0, random), {}) },
    { name: "search, a seldom word", read: () => ledger.search(wordAt(bands, 0.97, random), {}) },
    {
      name: "search, two words",
      read: () => ledger.search(`${wordAt(bands, 0.5, random)} ${wordAt(bands, 0.1, random)}`, {}),
    },
    { name: "tallies laid against incidents", read: () => boards.tallies({ limit: 60 }), share: 0.2 },
    { name: "board of threats", read: () => boards.threats() },
    { name: "map, points of some months", read: () => ledger.points(month()), share: 0.2 },
  ];
}

export async function measureReads(
  ledger: Ledger,
  knowledge: Knowledge,
  bands: readonly CommonBand[],
  count: number,
): Promise<Series[]> {
  const all: Series[] = [];
  for (const { name, read, share = 1 } of await readings(ledger, knowledge, bands)) {
    const one = series(name);
    // Once before: what is compiled, and what is kept until the ledger changes.
    await read();
    for (let index = 0; index < Math.max(5, count * share); index++) await timed(one, read);
    all.push(one);
  }
  return all;
}

/** What is kept until something changes, asked for after something has. */
export async function measureChanged(
  ledger: Ledger,
  knowledge: Knowledge,
  change: () => Promise<unknown>,
  count: number,
): Promise<Series[]> {
  const boards = boardsOf(ledger, knowledge);
  const [page, board] = [series("timeline, after a new document"), series("threats, after a new document")];
  for (let index = 0; index < count; index++) {
    await change();
    await timed(page, () => timelinePage(ledger, {}));
    await timed(board, () => boards.threats());
  }
  return [page, board];
}
