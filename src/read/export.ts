// A Telegram Desktop export file: of one chat, or of a whole account with its list of chats.
import { CasusError } from "../record/index.ts";
import type { InputDocument } from "../record/index.ts";
import { isService, messageId, messageText } from "./telegram.ts";

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function messagesOf(chat: Fields): Fields[] {
  return Array.isArray(chat.messages) ? chat.messages.filter(isFields) : [];
}

function chatsOf(json: Fields): Fields[] {
  if (Array.isArray(json.messages)) return [json];
  return [json.chats, json.left_chats].flatMap((group) =>
    isFields(group) && Array.isArray(group.list) ? group.list.filter(isFields) : [],
  );
}

/** True if the JSON has the shape of such an export. */
export function isTelegramExport(json: unknown): boolean {
  return isFields(json) && chatsOf(json).some((chat) => Array.isArray(chat.messages));
}

function toInput(chat: Fields, message: Fields): InputDocument {
  const id = messageId(chat.id, message);
  const named = (value: unknown): string | undefined =>
    typeof value === "string" && value.trim() !== "" ? value : undefined;
  const [name, username] = [named(chat.name), named(chat.username)];
  return {
    telegram: { ...message },
    ...(id !== undefined && { id }),
    ...(name !== undefined && { outlet: name }),
    // Posts had through an account say what their channel is called in addresses; those of a Desktop export do not.
    ...(username !== undefined && { url: `https://t.me/${username}/${String(message.id)}` }),
  };
}

/**
 * Every message with words, in the order of the file; service messages and pictures without words are left out.
 * Throws CasusError "bad-input" if the JSON is no export.
 */
export function readTelegramExport(json: unknown): InputDocument[] {
  if (!isFields(json) || !isTelegramExport(json)) {
    throw new CasusError(
      "bad-input",
      "This JSON is no Telegram Desktop export (no list of messages in it); export the chat as machine-readable JSON.",
    );
  }
  return chatsOf(json).flatMap((chat) =>
    messagesOf(chat)
      .filter((message) => !isService(message) && messageText(message).trim() !== "")
      .map((message) => toInput(chat, message)),
  );
}
