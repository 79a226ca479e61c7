// Telegram's answers for tests of the live source. Nothing here was recorded from a real account: the objects are written
// in the library's own types, with words of our own, and go through its binary form both ways, so that questions and
// answers are such as can stand on the wire.
import { Long } from "@mtcute/web";
import type { tl } from "@mtcute/web";
import { TlBinaryReader, TlBinaryWriter } from "@mtcute/web/utils.js";
import { __tlReaderMap } from "@mtcute/tl/binary/reader.js";
import { __tlWriterMap } from "@mtcute/tl/binary/writer.js";
import { refused } from "../../src/collect/telegram/client.ts";
import type { Request, TelegramClient } from "../../src/collect/telegram/client.ts";

export const CHANNEL = 1_001_234_567;
const OTHER = 1_009_999_999;
const peerId: tl.RawPeerChannel = { _: "peerChannel", channelId: CHANNEL };
// 4 March 2021, 08:00 UTC.
const FIRST = 1_614_844_800;

const written = (value: { _: string }): Uint8Array => TlBinaryWriter.serializeObject(__tlWriterMap, value);

function overTheWire<T extends { _: string }>(value: T): T {
  return TlBinaryReader.deserializeObject(__tlReaderMap, written(value)) as T;
}

export function post(
  id: number,
  message: string,
  more: Omit<Partial<tl.RawMessage>, "_" | "id"> = {},
): tl.RawMessage {
  return { _: "message", id, peerId, date: FIRST + id * 60, message, post: true, ...more };
}

export const service = (id: number): tl.RawMessageService => ({
  _: "messageService",
  id,
  peerId,
  date: FIRST + id * 60,
  action: { _: "messageActionPinMessage" },
});

export const forwarded: tl.RawMessageFwdHeader = {
  _: "messageFwdHeader",
  fromId: { _: "peerChannel", channelId: OTHER },
  channelPost: 12,
  date: FIRST,
};

export const answering = (replyToMsgId: number): tl.RawMessageReplyHeader => ({
  _: "messageReplyHeader",
  replyToMsgId,
});

const channel = (id: number, title: string, username: string): tl.RawChannel => ({
  _: "channel",
  id,
  title,
  username,
  broadcast: true,
  accessHash: Long.fromNumber(77),
  photo: { _: "chatPhotoEmpty" },
  date: FIRST,
});

/** A channel as the server has it: posts may be put, changed and taken away between two polls. */
export class RecordedTelegram {
  readonly posts = new Map<number, tl.RawMessage | tl.RawMessageService>();
  readonly asked: string[] = [];
  /** What Telegram says instead of an answer. */
  refusal: string | undefined;
  closed = 0;

  put(...messages: (tl.RawMessage | tl.RawMessageService)[]): void {
    for (const message of messages) this.posts.set(message.id, message);
  }

  open(): Promise<TelegramClient> {
    return Promise.resolve({
      noHash: Long.ZERO,
      call: async (request: Request) => {
        // A question that cannot be put in binary form is an error here as there; only clients read answers.
        written(request);
        return this.#answer(request) as never;
      },
      close: async () => {},
    });
  }

  async close(): Promise<void> {
    this.closed++;
  }

  #answer(request: Request): unknown {
    this.asked.push(request._);
    if (this.refusal !== undefined)
      throw refused(`answer ${request._}`, Object.assign(new Error(this.refusal), { text: this.refusal }));
    const chats = [channel(CHANNEL, "North Post", "northpost"), channel(OTHER, "Other Channel", "other")];
    if (request._ === "contacts.resolveUsername")
      return overTheWire({ _: "contacts.resolvedPeer", peer: peerId, chats, users: [] });
    const messages =
      request._ === "messages.getHistory"
        ? this.#history(request)
        : request.id.map((one) => this.#one((one as tl.RawInputMessageID).id));
    const about = { pts: 1, count: this.posts.size, topics: [], chats, users: [] };
    return overTheWire({ _: "messages.channelMessages", ...about, messages });
  }

  #one(id: number): tl.TypeMessage {
    return this.posts.get(id) ?? { _: "messageEmpty", id };
  }

  /** Newest first, from the post before `offsetId`, moved by `addOffset`. */
  #history({ offsetId, addOffset, limit, minId }: tl.messages.RawGetHistoryRequest): tl.TypeMessage[] {
    const all = [...this.posts.values()].sort((a, b) => b.id - a.id);
    const before = offsetId === 0 ? 0 : all.filter(({ id }) => id >= offsetId).length;
    const from = Math.max(0, before + addOffset);
    return all.slice(from, Math.max(0, before + addOffset + limit)).filter(({ id }) => id > minId);
  }
}
