// Pieces of sentences that several entries share: numbers, names, chains of sources. Claims are worded as claims.
import { dateInWords, isolate, webAddress } from "../../text/index.ts";
import type { Act, DocumentRow, Party, PlaceValue, Range } from "../../record/index.ts";
import type { EntryInput, DigestLabels } from "./input.ts";
import type { DigestSource } from "../../record/index.ts";

export function number(range: Range): string {
  if (range.max === undefined) return `at least ${range.min}`;
  if (range.max === 0) return "none";
  return range.min === range.max ? String(range.min) : `${range.min} to ${range.max}`;
}

export function partyName(party: Party, labels: DigestLabels): string {
  return isolate((party.entity && labels.actor(party.entity)) || party.name);
}

export function placeName(place: PlaceValue, labels: DigestLabels): string {
  return isolate((place.entity && labels.place(place.entity)) || place.name);
}

export function actorName(idOrName: string, labels: DigestLabels): string {
  return isolate(labels.actor(idOrName) ?? idOrName);
}

/** Acts that are aimed at somebody; all others merely concern what they are about. */
const AIMED: ReadonlySet<Act> = new Set(["threat", "accusation", "condemnation", "mockery"]);

/** An act's target as it follows the act: what a claim claims was hit, whom a threat is against. */
export function aimed(act: Act, target: string): string {
  if (act === "claim-of-responsibility") return ` (target: ${target})`;
  return `${AIMED.has(act) ? " against" : " concerning"} ${target}`;
}

/** "telegram" → "Telegram", "press-conference" → "Press conference". */
export function mediumName(medium: string): string {
  const words = medium.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** "Kawtheryoon (Telegram), via MEMRI, via MEAWW": innermost first. */
export function chainInWords(chain: readonly { text: string; medium?: string }[]): string {
  return chain
    .map((link) => isolate(link.text) + (link.medium ? ` (${mediumName(link.medium)})` : ""))
    .join(", via ");
}

interface Named {
  readonly outlet?: string;
  readonly url?: string;
  readonly title?: string;
  readonly id?: string;
  readonly document?: string;
}

/** The outlet; where it is not known the site, or else the title or id by which the document can be found. */
export function outletOf(row: Named): string {
  return isolate(row.outlet ?? hostOf(row.url) ?? row.title ?? row.id ?? row.document ?? "source not named");
}

function hostOf(url: string | undefined): string | undefined {
  return url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : undefined;
}

export function pageOf(input: EntryInput, path: string): string | undefined {
  return input.baseUrl && new URL(path, input.baseUrl).href;
}

export function sourceOf(input: EntryInput, row: DocumentRow, record: string): DigestSource {
  return {
    outlet: outletOf(row),
    date: row.published && dateInWords(row.published.slice(0, 10)),
    url: webAddress(row.url),
    page: documentPage(input, row.id, record),
  };
}

export function documentPage(input: EntryInput, document: string, record: string): string | undefined {
  return pageOf(input, `documents/${encodeURIComponent(document)}?show=${encodeURIComponent(record)}`);
}
