// From rows of the database to values of the record format. What is stored as JSON was written by this program.
import type { CodedDocument, DocumentRow, Incident, Judgement, Report } from "../record/index.ts";
import { opened } from "./opened.ts";
import type { DocumentsTable } from "./tables/documents.ts";
import type { JudgementsTable } from "./tables/merging.ts";

/** Columns of a document in a list: everything but the record itself. */
export const DOCUMENT_COLUMNS = [
  "documents.seq",
  "documents.id",
  "documents.title",
  "documents.outlet",
  "documents.url",
  "documents.published",
  "documents.day",
  "documents.language",
  "documents.added_at",
  "documents.events",
  "documents.statements",
  "documents.tallies",
] as const;

type ListedDocument = Omit<
  DocumentsTable,
  "seq" | "version" | "newest" | "fingerprint" | "original" | "attributions" | "coded" | "coded_at"
>;

export function documentRow(row: ListedDocument): DocumentRow {
  return {
    id: row.id,
    ...(row.title !== null && { title: row.title }),
    ...(row.outlet !== null && { outlet: row.outlet }),
    ...(row.url !== null && { url: row.url }),
    ...(row.published !== null && { published: row.published }),
    language: row.language,
    addedAt: row.added_at,
    counts: { events: row.events, statements: row.statements, tallies: row.tallies },
  };
}

/** For pages, which read the same documents again: kept opened, so not to be written to. */
export function codedOf(row: { coded: string }): CodedDocument {
  return opened.open(row.coded);
}

/** For passes over all documents, each read once: nothing is kept. */
export function codedOnce(row: { coded: string }): CodedDocument {
  return JSON.parse(row.coded) as CodedDocument;
}

export function reportOf(row: { report: string }): Report {
  return JSON.parse(row.report) as Report;
}

export function incidentOf(row: { incident: string }): Incident {
  return JSON.parse(row.incident) as Incident;
}

export function judgementOf(row: Omit<JudgementsTable, "seq" | "anchor_a" | "anchor_b">): Judgement {
  return {
    id: row.id,
    a: row.a,
    b: row.b,
    verdict: row.verdict as Judgement["verdict"],
    score: row.score,
    reasons: JSON.parse(row.reasons) as Judgement["reasons"],
    by: row.by,
    ...(row.at !== null && { at: row.at }),
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
  };
}

/** Lists cut into pieces that fit one statement (SQLite allows 32,766 parameters; short lists are prepared once). */
export function* chunks<T>(values: Iterable<T>, size = 400): Generator<T[]> {
  const list = [...values];
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
