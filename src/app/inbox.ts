// The inbox: pages and texts that another tool, or a bookmarklet in a browser, hands in. It is closed until a token is made.
import { randomBytes, timingSafeEqual, createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Collected } from "../collect/index.ts";
import { enterAll } from "../pipeline.ts";
import type { Rooms } from "../pipeline.ts";
import { CasusError } from "../record/index.ts";
import type { AddOutcome } from "../record/index.ts";

const Pushed = z
  .strictObject({
    url: z.url({ protocol: /^https?$/ }).optional(),
    html: z.string().min(1).optional(),
    text: z.string().min(1).optional(),
    title: z.string().optional(),
    published: z.string().optional(),
    outlet: z.string().optional(),
    language: z.string().optional(),
  })
  .refine(({ html, text }) => (html === undefined) !== (text === undefined), "give either html or text");
export type Pushed = z.infer<typeof Pushed>;

const FILE = "inbox-token";
/** What the log names as the source of such copies: they were handed in, not fetched. */
const SOURCE = "inbox";
const TOKEN_BYTES = 24;

/** CASUS_INBOX_TOKEN, else what `casus inbox` wrote; undefined while the inbox is closed. */
async function tokenOf(dataDir: string): Promise<string | undefined> {
  const given = process.env["CASUS_INBOX_TOKEN"]?.trim();
  if (given) return given;
  const written = await readFile(join(dataDir, FILE), "utf8").catch(() => undefined);
  return written?.trim() || undefined;
}

/** Makes a token if there is none, and gives it. */
export async function openInbox(dataDir: string): Promise<string> {
  const there = await tokenOf(dataDir);
  if (there !== undefined) return there;
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  await writeFile(join(dataDir, FILE), `${token}\n`, { mode: 0o600 });
  return token;
}

/** Equal in constant time, whatever the lengths. */
function isSame(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

/** Throws CasusError "forbidden" unless the inbox is open and this is its token. */
export async function checkToken(dataDir: string, token: string | undefined): Promise<void> {
  const wanted = await tokenOf(dataDir);
  if (wanted === undefined)
    throw new CasusError("forbidden", "The inbox is closed; casus inbox opens it and prints its token.");
  if (token === undefined || !isSame(token, wanted))
    throw new CasusError("forbidden", "This is not the token of the inbox; casus inbox prints it.");
}

function collectedOf(value: unknown): Collected {
  const parsed = Pushed.safeParse(value);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new CasusError(
      "bad-input",
      `What was handed in is not as it should be: ${path.join(".")} ${message}.`,
    );
  }
  const { html, text, url, ...given } = parsed.data;
  const last = url === undefined ? undefined : new URL(url).pathname.split("/").filter(Boolean).at(-1);
  return {
    kind: "fetched",
    bytes: new TextEncoder().encode(html ?? text),
    mediaType: html === undefined ? "text/plain" : "text/html",
    charset: "utf-8",
    location: url ?? SOURCE,
    name: last?.replace(/\.\w{2,5}$/, "") ?? SOURCE,
    given: { ...given, ...(url !== undefined && { url }) },
    source: SOURCE,
  };
}

/** Takes one thing in, as `add` takes a file; the outcomes are told once it is safely stored. */
export async function receive(rooms: Rooms, value: unknown): Promise<AddOutcome[]> {
  const item = collectedOf(value);
  async function* items(): AsyncGenerator<Collected> {
    yield item;
  }
  return Array.fromAsync(enterAll(items(), rooms));
}
