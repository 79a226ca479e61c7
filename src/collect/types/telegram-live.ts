// A Telegram channel through the user's own account: every new post, then another look at the last ones, for words that
// were changed and posts that were taken away.
import { z } from "zod";
import type { tl } from "@mtcute/web";
import { CasusError } from "../../record/index.ts";
import type { FetchRecord } from "../../record/index.ts";
import type { CollectContext, SourceType } from "../source.ts";
import type { TelegramClient } from "../telegram/client.ts";
import { editedAt, exported, namesOf } from "../telegram/message.ts";
import type { Names } from "../telegram/message.ts";
import type { Answered, Collected, Fetched } from "../types.ts";

interface LiveOptions {
  readonly channel: string;
  readonly posts: number;
  readonly again: number;
}

/** `top`: newest post that was had. `recent`: the last posts with words, each with when it was changed (0: never). */
const Mark = z.object({ top: z.int(), recent: z.array(z.tuple([z.int(), z.int()])) });
type Mark = z.infer<typeof Mark>;

/** Most messages that Telegram gives at a time. */
const PAGE = 100;

interface Channel {
  readonly name: string;
  readonly id: number;
  readonly title: string;
  readonly peer: tl.RawInputPeerChannel;
}

interface Answer {
  readonly messages: readonly tl.TypeMessage[];
  readonly names: Names;
  readonly call: string;
  readonly at: string;
  readonly elapsedMs: number;
}

async function channelOf(client: TelegramClient, name: string): Promise<Channel> {
  const answer = await client.call({ _: "contacts.resolveUsername", username: name });
  const chat = answer.chats.find((one) => one._ === "channel");
  if (!chat?.accessHash)
    throw new CasusError("unsupported", `t.me/${name} is no channel that your account can read.`);
  const { id, title, accessHash } = chat;
  return { name, id, title, peer: { _: "inputPeerChannel", channelId: id, accessHash } };
}

type MessagesRequest = tl.messages.RawGetHistoryRequest | tl.channels.RawGetMessagesRequest;

async function ask(client: TelegramClient, request: MessagesRequest): Promise<Answer> {
  const at = new Date().toISOString();
  const started = performance.now();
  const answer: tl.messages.TypeMessages = await client.call(request);
  const elapsedMs = Math.round(performance.now() - started);
  if (!("messages" in answer))
    throw new CasusError("fetch-failed", `Telegram answered ${request._} with ${answer._}.`);
  return { messages: answer.messages, names: namesOf(answer), call: request._, at, elapsedMs };
}

/** Posts older than `below`, newest first; or, with `above`, those that follow it. */
function history(
  client: TelegramClient,
  channel: Channel,
  { below = 0, above, limit }: { below?: number; above?: number; limit: number },
): MessagesRequest {
  return {
    _: "messages.getHistory",
    peer: channel.peer,
    offsetId: above === undefined ? below : above + 1,
    offsetDate: 0,
    addOffset: above === undefined ? 0 : -limit,
    limit,
    maxId: 0,
    minId: above ?? 0,
    hash: client.noHash,
  };
}

const linkOf = (channel: Channel, id: number): string => `https://t.me/${channel.name}/${id}`;

function fetchOf(channel: Channel, id: number, { call, at, elapsedMs }: Answer): FetchRecord {
  return { url: linkOf(channel, id), at, elapsedMs, request: [["Telegram", call]], redirects: [] };
}

function fetchedOf(
  channel: Channel,
  message: tl.RawMessage,
  answer: Answer,
  context: CollectContext,
): Fetched {
  const { title: name, id, name: username } = channel;
  const post = exported(message, answer.names);
  const chat = { name, type: "public_channel", id, username, messages: [post] };
  return {
    kind: "fetched",
    bytes: new TextEncoder().encode(JSON.stringify(chat)),
    mediaType: "application/json",
    charset: "utf-8",
    location: linkOf(channel, message.id),
    name: `${username}-${message.id}`,
    given: context.given,
    fetch: fetchOf(channel, message.id, answer),
    source: context.source,
  };
}

const hasWords = (message: tl.TypeMessage): message is tl.RawMessage =>
  message._ === "message" && message.message.trim() !== "";

/** New posts, oldest first, a page at a time. */
async function* newer(
  client: TelegramClient,
  channel: Channel,
  mark: Mark | undefined,
  posts: number,
): AsyncGenerator<Answer> {
  if (mark) {
    for (let above = mark.top; ;) {
      const answer = await ask(client, history(client, channel, { above, limit: PAGE }));
      const messages = answer.messages.filter(({ id }) => id > above).toSorted((a, b) => a.id - b.id);
      if (messages.length === 0) return;
      yield { ...answer, messages };
      above = messages.at(-1)!.id;
    }
  }
  const pages: Answer[] = [];
  for (let left = posts, below = 0; left > 0; left -= PAGE) {
    const answer = await ask(client, history(client, channel, { below, limit: Math.min(left, PAGE) }));
    if (answer.messages.length === 0) break;
    pages.unshift({ ...answer, messages: answer.messages.toSorted((a, b) => a.id - b.id) });
    below = pages[0]!.messages[0]!.id;
    if (below <= 1) break;
  }
  yield* pages;
}

function goneOf(channel: Channel, id: number, answer: Answer, context: CollectContext): Answered {
  const fetch = fetchOf(channel, id, answer);
  return { kind: "gone", location: linkOf(channel, id), fetch, source: context.source, had: true };
}

/** Told by Telegram, not by silence. */
const isClosed = (error: Error): boolean => error instanceof CasusError && error.code === "unsupported";

/** What is said of the channel as a whole. */
function ofChannel(kind: "gone" | "listed", name: string, context: CollectContext): Answered {
  const [url, at] = [`https://t.me/${name}`, new Date().toISOString()];
  const fetch = { url, at, elapsedMs: 0, request: [], redirects: [] };
  return { kind, location: url, fetch, source: context.source, had: kind === "gone" };
}

/** Another look at posts that were had: changed ones and gone ones come out, and what is to be remembered of the rest. */
async function* lookAgain(
  client: TelegramClient,
  channel: Channel,
  recent: Mark["recent"],
  context: CollectContext,
): AsyncGenerator<Collected, Mark["recent"]> {
  const left: Mark["recent"] = [];
  for (let at = 0; at < recent.length; at += PAGE) {
    const page = recent.slice(at, at + PAGE);
    const id = page.map(([number]) => ({ _: "inputMessageID" as const, id: number }));
    const { channelId, accessHash } = channel.peer;
    const input = { _: "inputChannel" as const, channelId, accessHash };
    const answer = await ask(client, { _: "channels.getMessages", channel: input, id });
    const there = new Map(answer.messages.map((message) => [message.id, message]));
    for (const [number, changed] of page) {
      const message = there.get(number);
      if (message?._ !== "message") {
        yield goneOf(channel, number, answer, context);
        continue;
      }
      if (editedAt(message) !== changed && hasWords(message))
        yield fetchedOf(channel, message, answer, context);
      left.push([number, editedAt(message)]);
    }
  }
  return left;
}

export const telegramLive: SourceType<LiveOptions> = {
  type: "telegram-live",
  title: "A Telegram channel, through your own account (casus telegram)",
  options: z.strictObject({
    channel: z
      .string()
      .regex(/^\w{4,40}$/, "is no channel name")
      .describe("name of the channel, as in t.me/NAME"),
    posts: z.int().positive().default(PAGE).describe("posts read back at the first time"),
    again: z
      .int()
      .min(0)
      .default(2 * PAGE)
      .describe("how many of the last posts are looked at again, for changed words and posts taken away"),
  }),
  subject: ({ channel }) => `t.me/${channel}`,
  async *collect({ channel: name, posts, again }, context) {
    const parsed = Mark.safeParse(context.mark);
    let mark = parsed.success ? parsed.data : undefined;
    const client = await context.telegram();
    const channel = await channelOf(client, name).catch((error: unknown) => error as Error);
    if (channel instanceof Error) {
      if (mark && isClosed(channel)) yield ofChannel("gone", name, context);
      throw channel;
    }
    const had = mark?.recent ?? [];
    let recent = again === 0 ? [] : yield* lookAgain(client, channel, had.slice(-again), context);
    for await (const answer of newer(client, channel, mark, posts)) {
      const worded = answer.messages.filter(hasWords);
      for (const message of worded) yield fetchedOf(channel, message, answer, context);
      const numbers = worded.map((message): [number, number] => [message.id, editedAt(message)]);
      recent = [...recent, ...numbers].slice(-again || Infinity);
      mark = { top: answer.messages.at(-1)!.id, recent };
      await context.saveMark(mark);
    }
    yield ofChannel("listed", name, context);
    if (mark) await context.saveMark({ ...mark, recent });
  },
};
