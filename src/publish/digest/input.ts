// What a digest is made from: the views of a period and the labels of knowledge/. Shapes only.
import type { IncidentView, StatementRow, TallyRow } from "../../record/index.ts";

export const DIGEST_FORMATS = ["markdown", "html", "text"] as const;
export type DigestFormat = (typeof DIGEST_FORMATS)[number];

/** The labels a digest needs; the app's `Labels` is one of these. */
export interface DigestLabels {
  mode(id: string): string;
  type(id: string): string;
  act(id: string): string;
  actor(id: string): string | undefined;
  place(id: string): string | undefined;
  direction(language: string): "ltr" | "rtl";
}

/** What every entry needs, whatever it is part of. */
export interface EntryInput {
  readonly labels: DigestLabels;
  /** Where `casus serve` answers ("https://desk.example/"); without it the lines link to the outlets alone. */
  readonly baseUrl?: string;
}

export interface DigestInput extends EntryInput {
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
  /** Incidents of the period, in any order: the digest puts the weightiest first. */
  readonly incidents: readonly IncidentView[];
  readonly statements: readonly StatementRow[];
  readonly tallies: readonly TallyRow[];
}
