// Bytes as they were fetched to documents as outsiders hand them in: by media type, and by what the JSON looks like.
import { InputDocument, describeError } from "../record/index.ts";
import type { CodingError } from "../record/index.ts";
import { decodeText } from "./decode.ts";
import { isTelegramExport, readTelegramExport } from "./export.ts";

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
    if (isTelegramExport(json))
      return readTelegramExport(json).map((document) => ({ kind: "document", document }));
    if (Array.isArray(json))
      return json.map((item, index) =>
        asDocument(item, `${id}-${index + 1}`, `Item ${index + 1} of ${from.location}`),
      );
    return [asDocument(json, id, from.location)];
  } catch (error) {
    if (error instanceof SyntaxError)
      return [
        fault(id, `${from.location} is not valid JSON (${error.message.slice(0, 200)}).`, "unreadable"),
      ];
    const { code, message } = describeError(error);
    return [fault(id, `${from.location}: ${message}`, code)];
  }
}

const startsLikeHtml = (text: string): boolean =>
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 3000));

/** Documents of one file or page. What the sidecar or the transport says goes before what the page says of itself. */
export function readInputs(from: Readable): ReadInput[] {
  const text = decodeText(from.bytes, from.charset);
  const given = { id: from.name, ...from.given };
  if (/jsonl|ndjson/.test(from.mediaType)) return [...readJsonLines(text.split("\n"), given.id)];
  if (/json/.test(from.mediaType)) return readJson(text, from);
  if (/html/.test(from.mediaType) || startsLikeHtml(text))
    return [{ kind: "document", document: { ...given, html: text } }];
  return [{ kind: "document", document: { ...given, text } }];
}
