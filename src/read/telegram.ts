// One message of a Telegram Desktop JSON export: its text as it reads, date, channel, and whom it was forwarded from.
import { CasusError } from "../record/index.ts";
import { isEdtf } from "../text/index.ts";

export interface TelegramPost {
  readonly id?: string;
  readonly text: string;
  readonly published?: string;
  readonly channel?: string;
  readonly forwardedFrom?: string;
  readonly replyTo?: string;
  readonly edited?: string;
  readonly media?: { kind: string; path: string }[];
}

type Message = Readonly<Record<string, unknown>>;

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

function pieceOf(piece: unknown): string {
  if (typeof piece === "string") return piece;
  const text = piece && typeof piece === "object" ? (piece as Message).text : undefined;
  return typeof text === "string" ? text : "";
}

/** `text` is a string, or a list of strings and entities ({type: "bold", text: "…"}). */
export function messageText(message: Message): string {
  const { text, text_entities: entities } = message;
  const pieces = Array.isArray(text) ? text : typeof text === "string" ? [text] : [];
  const joined = pieces.map(pieceOf).join("");
  return joined === "" && Array.isArray(entities) ? entities.map(pieceOf).join("") : joined;
}

/** "2021-03-03T00:20:41" → "2021-03-03T00:20"; the export writes local time without a zone. */
function minuteOf(value: unknown): string | undefined {
  const date = stringOf(value)?.slice(0, 16);
  return date !== undefined && isEdtf(date) ? date : undefined;
}

/** "channel1123" → "1123". */
function chatNumber(value: unknown): string | undefined {
  return typeof value === "number" ? String(value) : /-?\d+$/.exec(stringOf(value) ?? "")?.[0];
}

/** Files beside the export; one that was not exported is told in words in brackets and has no path. */
function mediaOf(message: Message): { kind: string; path: string }[] {
  const { photo, file, media_type: type } = message;
  const files = [
    { kind: "photo", path: stringOf(photo) },
    { kind: stringOf(type) ?? "file", path: stringOf(file) },
  ];
  return files.flatMap(({ kind, path }) =>
    path !== undefined && !path.startsWith("(") ? [{ kind, path }] : [],
  );
}

/** Stable id of a message: `telegram-<chat id>-<message id>`. */
export function messageId(chat: unknown, message: Message): string | undefined {
  const number = chatNumber(chat) ?? chatNumber(message.from_id);
  const { id } = message;
  return number !== undefined && (typeof id === "number" || stringOf(id))
    ? `telegram-${number}-${String(id)}`
    : undefined;
}

export function isService(message: Message): boolean {
  return message.type === "service" || (message.action !== undefined && message.text === undefined);
}

/** Throws CasusError "unsupported" for service messages (a pinned post, a new photo): nobody says anything in them. */
export function readMessage(message: Message): TelegramPost {
  const where = `Message ${String(message.id ?? "without id")}`;
  if (isService(message)) {
    const action = stringOf(message.action) ?? "an action of the chat";
    throw new CasusError(
      "unsupported",
      `${where} is a service message (${action}) and holds no words to code; leave it out.`,
    );
  }
  const id = messageId(undefined, message);
  const published = minuteOf(message.date);
  const channel = stringOf(message.from) ?? stringOf(message.author);
  const forwardedFrom = stringOf(message.forwarded_from) ?? stringOf(message.saved_from);
  const edited = minuteOf(message.edited);
  const { reply_to_message_id: reply } = message;
  const media = mediaOf(message);
  return {
    text: messageText(message),
    ...(id !== undefined && { id }),
    ...(published !== undefined && { published }),
    ...(channel !== undefined && { channel }),
    ...(forwardedFrom !== undefined && { forwardedFrom }),
    ...(edited !== undefined && { edited }),
    ...(typeof reply === "number" && { replyTo: String(reply) }),
    ...(media.length > 0 && { media }),
  };
}
