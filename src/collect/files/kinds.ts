// Which files are read, by the ends of their names, and which are kept beside a channel export without being read.
import { basename, extname } from "node:path";

const READ: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".htm": "text/html",
  ".xhtml": "text/html",
  ".txt": "text/plain",
  ".text": "text/plain",
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".json": "application/json",
  ".jsonl": "application/jsonl",
  ".ndjson": "application/jsonl",
  ".eml": "message/rfc822",
  ".mht": "multipart/related",
  ".mhtml": "multipart/related",
  ".pdf": "application/pdf",
  ".rss": "application/rss+xml",
  ".atom": "application/atom+xml",
  ".xml": "application/xml",
  ".warc": "application/warc",
  ".wacz": "application/wacz",
};

const MEDIA: Readonly<Record<string, string>> = {
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".png": "image/png",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".mp4": "video/mp4",
  ".mov": "video/quicktime",
  ".webm": "video/webm",
  ".ogg": "audio/ogg",
  ".oga": "audio/ogg",
  ".mp3": "audio/mpeg",
  ".m4a": "audio/mp4",
};

export const SIDECAR = ".meta.json";

export interface FileKind {
  readonly mediaType: string;
  readonly zipped: boolean;
  /** The name without its ends. */
  readonly stem: string;
}

/** The kind of a file by its name; `.gz` behind a known end is unpacked. Undefined for files that are not read. */
export function kindOf(path: string): FileKind | undefined {
  const name = basename(path);
  const zipped = extname(name).toLowerCase() === ".gz";
  const inner = zipped ? name.slice(0, -3) : name;
  const end = extname(inner);
  const mediaType = READ[end.toLowerCase()];
  return mediaType === undefined
    ? undefined
    : { mediaType, zipped, stem: inner.slice(0, inner.length - end.length) };
}

/** The type of a picture, a film or a recording; undefined for anything else. */
export function mediaKindOf(path: string): string | undefined {
  return MEDIA[extname(path).toLowerCase()];
}

/** A picture whose text can be read. */
export function pictureKindOf(path: string): FileKind | undefined {
  const mediaType = mediaKindOf(path);
  const isPicture = mediaType?.startsWith("image/") === true && mediaType !== "image/gif";
  return isPicture ? { mediaType, zipped: false, stem: basename(path, extname(path)) } : undefined;
}

/** Names of the ends that are read, for messages. */
export const READ_ENDS = Object.keys(READ).join(" ");
