// What alerting works with: handed in by whoever opens the data folder, so that a test or a child process can hand in less.
import type { Registers } from "../../alerts/index.ts";
import type { Archive } from "../../archive/index.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Ledger } from "../../ledger/index.ts";
import type { App } from "../types.ts";

/** The parts of the app that look at incidents, boards and sources as pages do. */
export type Views = Pick<
  App,
  "labels" | "incident" | "statements" | "threats" | "tallyBoard" | "search" | "asked" | "sources" | "today"
>;

export interface AlertRooms {
  readonly dataDir: string;
  readonly ledger: Ledger;
  readonly archive: Pick<Archive, "keptFor" | "known">;
  readonly knowledge: Pick<Knowledge, "actors" | "places">;
  readonly registers: Registers;
  readonly views: Views;
  readonly now: () => string;
  readonly random: () => number;
  readonly allowPrivate?: boolean;
  /** The first pause before a message is tried again; default a minute. */
  readonly firstRetryMs?: number;
}
