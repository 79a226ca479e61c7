// The public web preview of a Telegram channel: the newest page, and back with `before=` to the last post known.
import { z } from "zod";
import type { FetchRecord } from "../../record/index.ts";
import { collectedOf } from "../pages.ts";
import type { CollectContext, SourceType } from "../source.ts";
import type { Answered, Collected, Fetched } from "../types.ts";
import { unreadable } from "./section.ts";

interface PreviewOptions {
  readonly channel: string;
  readonly pages: number;
  readonly base: string;
}

/**
 * `top`: newest post of the last complete run. `gap`: a run under way: posts below `before` and above `until` are missing.
 * `recent`: posts last seen, to notice those taken away.
 */
const Mark = z.object({
  top: z.int(),
  gap: z.object({ top: z.int(), before: z.int(), until: z.int() }).optional(),
  recent: z.array(z.int()),
});
type Mark = z.infer<typeof Mark>;

const MOST_RECENT = 200;

interface Shown {
  readonly numbers: readonly number[];
  readonly fetched: Fetched;
}

/** Nobody shows the channel any more: closed, banned, or without a preview; told by a page, not by silence. */
interface Closed {
  readonly closed: FetchRecord;
}

async function* showPage(
  address: string,
  context: CollectContext,
): AsyncGenerator<Collected, Shown | Closed | undefined> {
  const collected = collectedOf(await context.web.get(address), address, context, {});
  if (collected.kind === "gone") {
    const gone = unreadable(address, context, new Error("the channel is not there any more."));
    yield { ...gone, fetch: collected.fetch };
    return { closed: collected.fetch };
  }
  if (collected.kind !== "fetched") {
    yield collected;
    return undefined;
  }
  try {
    const posts = context.readers.preview(collected.bytes);
    const numbers = posts.map((post) => post.number).sort((a, b) => a - b);
    return { numbers, fetched: { ...collected, given: context.given } };
  } catch (error) {
    yield { ...unreadable(address, context, error), fetch: collected.fetch };
    return collected.fetch && { closed: collected.fetch };
  }
}

/** Posts that stood between two others and do so no more: taken away since. */
function removed(mark: Mark | undefined, shown: Shown, channel: string, context: CollectContext): Answered[] {
  const [first, last] = [shown.numbers[0], shown.numbers.at(-1)];
  if (mark === undefined || first === undefined || last === undefined) return [];
  const there = new Set(shown.numbers);
  return mark.recent
    .filter((number) => number > first && number < last && !there.has(number))
    .map((number) => ({
      kind: "gone",
      location: `https://t.me/${channel}/${number}`,
      fetch: shown.fetched.fetch!,
      source: context.source,
      had: true,
    }));
}

export const telegramPreview: SourceType<PreviewOptions> = {
  type: "telegram",
  title: "A public Telegram channel, by its web preview",
  options: z.strictObject({
    channel: z
      .string()
      .regex(/^\w{4,40}$/, "is no channel name")
      .describe("name of the channel, as in t.me/NAME"),
    pages: z.int().positive().default(5).describe("pages of 20 posts read back at the first time"),
    base: z
      .url({ protocol: /^https?$/ })
      .default("https://t.me")
      .describe("where the preview is served"),
  }),
  subject: ({ channel }) => `t.me/${channel}`,
  async *collect({ channel, pages, base }, context) {
    const parsed = Mark.safeParse(context.mark);
    let mark = parsed.success ? parsed.data : undefined;
    const start = `${base}/s/${channel}`;
    const newest = yield* showPage(start, context);
    if (newest && "closed" in newest && mark)
      yield { kind: "gone", location: start, fetch: newest.closed, source: context.source, had: true };
    if (!newest || "closed" in newest) return;
    for (const gone of removed(mark, newest, channel, context)) yield gone;
    const [lowest, top] = [newest.numbers[0], newest.numbers.at(-1)];
    const known = mark?.top ?? 0;
    if (lowest === undefined || top === undefined || (top <= known && !mark?.gap)) {
      yield { kind: "listed", location: start, fetch: newest.fetched.fetch!, source: context.source };
      if (mark)
        await context.saveMark({ ...mark, recent: merged(mark.recent, newest.numbers, newest.numbers) });
      return;
    }
    yield newest.fetched;
    // Posts between what was known and this page are missing, and those of a run that was broken off.
    const gap = gapBelow(mark, lowest, top);
    mark = { top: known, gap, recent: merged(mark?.recent ?? [], newest.numbers, newest.numbers) };
    await context.saveMark(mark);
    let { before } = gap;
    const mostPages = known === 0 ? pages : Infinity;
    for (let page = 1; page < mostPages && before > gap.until + 1; page++) {
      const shown = yield* showPage(`${start}?before=${before}`, context);
      if (!shown || "closed" in shown) return;
      const next = shown.numbers[0];
      if (next === undefined || next >= before) break;
      yield shown.fetched;
      before = next;
      mark = { ...mark, gap: { ...gap, before }, recent: merged(mark.recent, shown.numbers, []) };
      await context.saveMark(mark);
    }
    await context.saveMark({ top, recent: mark.recent });
  },
};

/** What is missing below the newest page. A run that was broken off goes on where it was, unless newer posts lie between. */
function gapBelow(mark: Mark | undefined, lowest: number, top: number): NonNullable<Mark["gap"]> {
  const open = mark?.gap;
  const until = open?.until ?? mark?.top ?? 0;
  return { top, until, before: open && lowest <= open.top + 1 ? Math.min(lowest, open.before) : lowest };
}

/** The newest numbers of both; those inside the range that `page` shows are taken from the page alone. */
function merged(recent: readonly number[], numbers: readonly number[], page: readonly number[]): number[] {
  const [first, last] = [page[0] ?? Infinity, page.at(-1) ?? -Infinity];
  const kept = recent.filter((number) => number < first || number > last);
  return [...new Set([...kept, ...numbers])].sort((a, b) => b - a).slice(0, MOST_RECENT);
}
