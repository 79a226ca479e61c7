// Sources as a person writes them: what is understood, and what is refused with a sentence that helps.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isDue, pauseMs } from "../../src/app/watch.ts";
import { SOURCE_TYPES, planSources } from "../../src/collect/index.ts";
import { loadKnowledge, loadOwnSources } from "../../src/knowledge/index.ts";

const entry = (...collect: Record<string, unknown>[]) => ({ id: "post", name: "Northern Post", collect });

describe("sources", () => {
  it("are planned with their schedule, outlet and options", () => {
    const [feed, channel] = planSources([
      entry(
        {
          type: "feed",
          url: "https://post.example/feed",
          every: "30m",
          expect: [5, 60],
          recheck: { every: "1d", for: "14d" },
        },
        { type: "telegram", channel: "northpost", language: "ar" },
      ),
    ]);
    expect(feed).toMatchObject({
      id: "post",
      subject: "https://post.example/feed",
      everyMs: 1_800_000,
      expect: [5, 60],
      recheck: { everyMs: 86_400_000, forMs: 14 * 86_400_000 },
      given: { outlet: "Northern Post" },
      options: { url: "https://post.example/feed", text: "auto", max: 50 },
    });
    expect(channel).toMatchObject({
      id: "post-2",
      subject: "t.me/northpost",
      everyMs: 3_600_000,
      given: { language: "ar" },
    });
  });

  it.each([
    [
      { type: "rss", url: "https://post.example/" },
      /Source "post": there is no source type "rss"; there are page, list, section/,
    ],
    [{ type: "feed" }, /type feed: "url"/],
    [{ type: "feed", url: "ftp://post.example/" }, /"url"/],
    [{ type: "feed", url: "https://post.example/", evry: "1h" }, /evry/],
    [
      { type: "feed", url: "https://post.example/", every: "often" },
      /"every" is no interval; write it as "30m"/,
    ],
    [{ type: "section", url: "https://post.example/", links: "(" }, /"links" is no regular expression/],
    [{ type: "telegram", channel: "https://t.me/x" }, /"channel" is no channel name/],
    [{ type: "list" }, /give urls or a file/],
    [{ url: "https://post.example/" }, /"type"/],
  ])("%j is refused", (collect, message) => {
    expect(() => planSources([entry(collect)])).toThrow(message);
  });

  it("of the example that is shipped are understood, one of every kind, and none is polled by itself", () => {
    const sample = join(import.meta.dirname, "../../sample");
    const planned = planSources(
      loadOwnSources(sample).flatMap(({ collect, ...rest }) => (collect ? [{ ...rest, collect }] : [])),
    );
    expect(new Set(planned.map(({ type }) => type.type))).toEqual(
      new Set(SOURCE_TYPES.map(({ type }) => type)),
    );
    for (const { subject } of planned)
      expect(subject).toMatch(/\.example|^t\.me\/(?:north|river)channel$|incoming$|^2 pages$/);
    expect(loadKnowledge().sources.filter(({ collect }) => collect)).toEqual([]);
  });

  it("must have names of their own", () => {
    const two = { ...entry({ type: "page", url: "https://post.example/" }), id: "a" };
    expect(() => planSources([two, two])).toThrow(/Two sources have the id "a"/);
  });
});

describe("schedules", () => {
  const hour = 3_600_000;
  const half = (): number => 0.5;

  it("keep to their time, ask soon after a failure, then less and less often", () => {
    expect(pauseMs(hour, 0, half)).toBe(hour);
    expect([1, 2, 3, 4, 5].map((failures) => pauseMs(hour, failures, half) / 60_000)).toEqual([
      1, 2, 4, 8, 16,
    ]);
    expect([6, 7, 10, 50].map((failures) => pauseMs(hour, failures, half) / hour)).toEqual([2, 4, 16, 16]);
    expect(pauseMs(60_000, 4, half)).toBe(60_000);
  });

  it("come due again whichever way the clock jumps", () => {
    const [source] = planSources([entry({ type: "page", url: "https://post.example/" })]);
    const last = (nextAt: string) => ({ nextAt }) as Parameters<typeof isDue>[1];
    const now = Date.parse("2024-03-04T10:00:00Z");
    expect(isDue(source!, undefined, now)).toBe(true);
    expect(isDue(source!, last("2024-03-04T09:59:00Z"), now)).toBe(true);
    expect(isDue(source!, last("2024-03-04T10:30:00Z"), now)).toBe(false);
    expect(isDue(source!, last("2024-03-05T01:00:00Z"), now)).toBe(false);
    expect(isDue(source!, last("2036-01-01T00:00:00Z"), now)).toBe(true);
  });
});
