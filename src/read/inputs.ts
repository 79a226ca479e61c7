// Bytes as they were fetched to documents as outsiders hand them in: by media type, and by what the JSON looks like.
import { InputDocument, describeError } from "../record/index.ts";
import type { CodingError } from "../record/index.ts";
import { decodeText } from "./decode.ts";
import { isTelegramExport, readTelegramExport } from "./export.ts";
import { feedDocuments, isFeed, readFeed } from "./feed.ts";
import { readMail } from "./mail.ts";
import { readMarkdown } from "./markdown.ts";
import { readPdf } from "./pdf.ts";
import { isPreview, previewDocuments, readPreview } from "./preview.ts";

/** What is to be read: bytes, and what is known of them beside the bytes. */
export interface Readable {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly charset?: string;
  /** The path or address, for messages. */
  readonly location: string;
  /** A short name, for ids. */
  readonly name: string;
  readonly given?: Partial<Pick<InputDocument, "id" | "title" | "published" | "outlet" | "url" | "language">>;
  /** Which parts (entries of a feed) are wanted; none at all of what is only kept. Absent: all. */
  readonly parts?: readonly string[];
}

/** A document, or why there is none. A bad one never stops those after it. */
export type ReadInput =
  | { readonly kind: "document"; readonly document: InputDocument }
  | { readonly kind: "error"; readonly id: string; readonly error: CodingError };

function fault(id: string, message: string, code = "bad-line"): ReadInput {
  return { kind: "error", id, error: { code, message } };
}

const stray = (value: object): string | undefined => {
  const { id } = value as { id?: unknown };
  return typeof id === "string" || typeof id === "number" ? String(id) : undefined;
};

/** One JSON value as a document; `fallbackId` serves where it has none. */
function asDocument(value: unknown, fallbackId: string, where: string): ReadInput {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return fault(
      fallbackId,
      `${where} is no JSON object; give one object a line with "id" and "text", "html" or "telegram".`,
    );
  }
  const id = stray(value) ?? fallbackId;
  const parsed = InputDocument.safeParse({ ...value, id });
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    return fault(
      id,
      `${where}: the field "${path.join(".")}" is not as it should be (${message}).`,
      "bad-document",
    );
  }
  const { text, html, telegram } = parsed.data;
  if (text === undefined && html === undefined && telegram === undefined) {
    return fault(
      id,
      `${where} has neither "text" nor "html" nor "telegram"; there is nothing to read.`,
      "bad-document",
    );
  }
  return { kind: "document", document: parsed.data };
}

/**
 * One line of JSON lines; undefined for a blank line. `number` counts from 1; where the line has no id of its own it is
 * called `fallbackId`, the number unless a file gives it a name of its own.
 */
export function readJsonLine(
  line: string,
  number: number,
  fallbackId = String(number),
): ReadInput | undefined {
  const text = number === 1 && line.startsWith("\ufeff") ? line.slice(1) : line;
  if (text.trim() === "") return undefined;
  try {
    return asDocument(JSON.parse(text) as unknown, fallbackId, `Line ${number}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : String(error);
    return fault(fallbackId, `Line ${number} is not valid JSON (${reason}); the lines after it go on.`);
  }
}

/** Every document of JSON lines, errors among them, in order. Lines without an id are called after the file. */
export function* readJsonLines(lines: Iterable<string>, name?: string): Generator<ReadInput> {
  let number = 0;
  for (const line of lines) {
    number++;
    const read = readJsonLine(line, number, name === undefined ? undefined : `${name}-${number}`);
    if (read) yield read;
  }
}

function readJson(text: string, from: Readable): ReadInput[] {
  const id = from.given?.id ?? from.name;
  try {
    const json = JSON.parse(text) as unknown;
    if (isTelegramExport(json)) return withGiven(readTelegramExport(json), from);
    if (Array.isArray(json))
      return json.map((item, index) =>
        asDocument(item, `${id}-${index + 1}`, `Item ${index + 1} of ${from.location}`),
      );
    return [asDocument(json, id, from.location)];
  } catch (error) {
    if (error instanceof SyntaxError)
      return [
        fault(
          id,
          `${from.location} is not valid JSON (${error.message.slice(0, 200)}); export or fetch it again.`,
          "unreadable",
        ),
      ];
    const { code, message } = describeError(error);
    return [fault(id, `${from.location}: ${message}`, code)];
  }
}

const startsLikeHtml = (text: string): boolean =>
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 3000));

const documents = (list: readonly InputDocument[]): ReadInput[] =>
  list.map((document) => ({ kind: "document", document }));

/** The source says what outlet and language its documents have; id, title, date and address are their own. */
function withGiven(list: readonly InputDocument[], { given }: Readable): ReadInput[] {
  const { outlet, language } = given ?? {};
  return documents(list.map((one) => ({ ...one, ...(outlet && { outlet }), ...(language && { language }) })));
}

async function readText(text: string, from: Readable): Promise<ReadInput[]> {
  const { mediaType } = from;
  const given = { id: from.name, ...from.given };
  if (/jsonl|ndjson/.test(mediaType)) return [...readJsonLines(text.split("\n"), given.id)];
  if (/\bxml|rss|atom|feed\+json/.test(mediaType) && !/xhtml/.test(mediaType) && isFeed(text))
    return withGiven(feedDocuments(await readFeed(text, given.url), from.parts), from);
  if (/json/.test(mediaType)) return readJson(text, from);
  if (/markdown/.test(mediaType)) return documents([{ ...readMarkdown(text), ...given }]);
  if (/html|xml/.test(mediaType) || startsLikeHtml(text)) {
    if (isPreview(text)) return withGiven(previewDocuments(readPreview(text)), from);
    return documents([{ ...given, html: text }]);
  }
  return documents([{ ...given, text }]);
}

// Bytes that no text has; a few may come from a broken page.
const MOST_CONTROLS = 0.02;

/** True for bytes that are no text in any charset: programs, pictures under a wrong name. */
function isBinary(text: string): boolean {
  const head = text.slice(0, 4096);
  // eslint-disable-next-line no-control-regex
  return (head.match(/[\u0000-\u0008\u000e-\u001a\ufffd]/g) ?? []).length > head.length * MOST_CONTROLS + 3;
}

async function readAny(from: Readable): Promise<ReadInput[]> {
  const { bytes, mediaType, location } = from;
  const given = { id: from.name, ...from.given };
  if (bytes.byteLength === 0)
    return [fault(given.id, `${location} is empty; there is nothing to read.`, "unreadable")];
  if (/pdf/.test(mediaType)) return documents([{ ...(await readPdf(bytes)), ...given }]);
  if (/rfc822|multipart/.test(mediaType)) return documents([{ ...(await readMail(bytes)), ...given }]);
  const text = decodeText(bytes, from.charset);
  if (isBinary(text))
    return [
      fault(
        given.id,
        `${location} holds no text (it looks like a program or a picture); leave it out.`,
        "unreadable",
      ),
    ];
  return readText(text, from);
}

/**
 * Documents of one file or page; what cannot be read is an error among them. What the sidecar or the transport says goes
 * before what the page says of itself.
 */
export async function readInputs(from: Readable): Promise<ReadInput[]> {
  if (from.parts?.length === 0) return [];
  try {
    return await readAny(from);
  } catch (error) {
    const { code, message } = describeError(error);
    return [
      fault(
        from.given?.id ?? from.name,
        `${from.location}: ${message}`,
        code === "internal" ? "unreadable" : code,
      ),
    ];
  }
}
