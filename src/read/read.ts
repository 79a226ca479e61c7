// One document as handed in (text, html or a Telegram message) to a Document: text that never changes again, and regions.
import { CasusError } from "../record/index.ts";
import type { Document, InputDocument, Region } from "../record/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { isEdtf } from "../text/index.ts";
import { articleOf } from "./html/article.ts";
import { hintsOf } from "./html/hints.ts";
import { pageFacts } from "./html/meta.ts";
import { isoDay } from "./html/page-date.ts";
import { parseHtml } from "./html/tree.ts";
import { detectLanguage, languageCode } from "./language.ts";
import { markersFor } from "./noise/markers.ts";
import { readAgain } from "./again.ts";
import { markRegions } from "./regions.ts";
import { readMessage } from "./telegram.ts";
import { visibleDate } from "./visible.ts";

type Facts = Omit<Document, "language" | "regions" | "text"> & {
  readonly text: string;
  readonly language?: string;
  /** Quotes and lists that the markup tells. */
  readonly apart?: readonly Region[];
};

/** Only fields that say something. */
function present<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""),
  ) as T;
}

/** A date as given: EDTF stays, an ISO instant becomes its day, anything else is unknown (never a guess). */
function givenDate(value: string | undefined): string | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  return isEdtf(text) ? text : isoDay(text);
}

function factsGiven(input: InputDocument): Partial<Facts> {
  const published = givenDate(input.published);
  return present({
    title: input.title,
    published,
    publishedFrom: published === undefined ? undefined : ("given" as const),
    url: input.url,
    outlet: input.outlet,
    language: languageCode(input.language),
  });
}

function fromHtml(html: string, input: InputDocument, knowledge: Knowledge): Omit<Facts, "id"> {
  const page = parseHtml(html);
  const hints = hintsOf(knowledge);
  const visible = (text: string): string | undefined => visibleDate(text, knowledge);
  const { language, ...facts } = pageFacts(page, { hints, visible, ...(input.url && { url: input.url }) });
  const markers = markersFor(knowledge, languageCode(language) ?? "und");
  const title = input.title ?? facts.title;
  const article = articleOf(page, { hints, markers, ...(title && { title }) });
  return { ...present({ ...facts, language: languageCode(language) }), ...article };
}

function fromTelegram(
  message: Readonly<Record<string, unknown>>,
  input: InputDocument,
): Omit<Facts, "id"> & { id?: string } {
  const { channel, text, ...post } = readMessage(message);
  const name = input.outlet ?? channel;
  const publishedFrom = post.published === undefined ? undefined : ("message" as const);
  return {
    ...present({ ...post, publishedFrom, outlet: name, medium: present({ kind: "telegram", name }) }),
    text,
  };
}

function readFacts(input: InputDocument, knowledge: Knowledge): Omit<Facts, "id"> & { id?: string } {
  if (input.text !== undefined) return { text: input.text };
  if (input.html !== undefined) return fromHtml(input.html, input, knowledge);
  if (input.telegram !== undefined) return fromTelegram(input.telegram, input);
  return { text: "" };
}

/** What the page says of its language is believed only where the words do not contradict it. */
function settleLanguage(
  text: string,
  given: string | undefined,
  claimed: string | undefined,
  { languages }: Knowledge,
): string {
  if (given) return given;
  const detected = detectLanguage(text, languages);
  return detected === "und" ? (claimed ?? "und") : detected;
}

/**
 * Offsets of the Document refer to its `text`, which is the input's `text` unchanged where it gave one.
 * Throws CasusError: "bad-document" for a document without words, "unsupported" for a Telegram service message.
 */
export function read(input: InputDocument, knowledge: Knowledge): Document {
  const before = readAgain(input);
  if (before) return before;
  const given = factsGiven(input);
  const { language: claimed, apart, ...facts } = readFacts(input, knowledge);
  const id = input.id ?? facts.id ?? input.url ?? facts.url ?? "document";
  if (!/[\p{L}\p{N}]/u.test(facts.text)) {
    throw new CasusError(
      "bad-document",
      `Document ${id} holds no words to read${input.html === undefined ? "" : " (no article was found on the page)"}; leave it out or give its text.`,
    );
  }
  const language = settleLanguage(facts.text, given.language, claimed, knowledge);
  const document = { ...facts, ...given, id, language };
  return { ...document, regions: markRegions(facts.text, document.title, language, knowledge, apart) };
}
