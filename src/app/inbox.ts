// The inbox: pages and texts that another tool, or a bookmarklet in a browser, hands in. Who may is settled at the door.
import { z } from "zod";
import type { Collected } from "../collect/index.ts";
import { enterAll } from "../pipeline.ts";
import type { Rooms } from "../pipeline.ts";
import { CasusError } from "../record/index.ts";
import type { AddOutcome } from "../record/index.ts";

export const Pushed = z
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

/** What the log names as the source of such copies: they were handed in, not fetched. */
const SOURCE = "inbox";

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
