// Bursts, pauses, retries and the words for lag.
import { describe, expect, it } from "vitest";
import { bundle, keyOf, lagInWords, retryAt } from "../../src/alerts/index.ts";
import type { Addressed } from "../../src/record/index.ts";

const NOW = "2024-01-08T12:00:00.000Z";

function waiting(count: number): Addressed[] {
  return Array.from({ length: count }, (_, index) => ({
    target: "desk",
    heldUntil: NOW,
    alert: {
      id: `a${index}`,
      rule: "r",
      trigger: "new-incident",
      subject: `i${index}`,
      title: "",
      content: { entry: { headline: "", lines: [], quotes: [] } },
      seenAt: NOW,
      decidedAt: NOW,
    },
  }));
}

describe("bursts", () => {
  it("a few go alone, many together, and very many in messages that can be read", () => {
    expect(bundle(waiting(3), NOW, { burst: 3 }).map(({ alerts }) => alerts.length)).toEqual([1, 1, 1]);
    expect(bundle(waiting(4), NOW, { burst: 3 }).map(({ alerts }) => alerts.length)).toEqual([4]);
    expect(bundle(waiting(120), NOW, { burst: 3 }).map(({ alerts }) => alerts.length)).toEqual([50, 50, 20]);
    expect(bundle([], NOW, { burst: 3 })).toEqual([]);
  });

  it("a pause holds what comes and gathers it", () => {
    const hour = 3_600_000;
    const just = { burst: 5, pauseMs: hour, lastAt: "2024-01-08T11:30:00.000Z" };
    expect(bundle(waiting(2), NOW, just)).toEqual([]);
    expect(bundle(waiting(2), NOW, { ...just, lastAt: "2024-01-08T11:00:00.000Z" })).toMatchObject([
      { alerts: ["a0", "a1"] },
    ]);
  });

  it("the key of a message is that of its alerts and its target", () => {
    const [one, again] = [
      bundle(waiting(1), NOW, { burst: 5 }),
      bundle(waiting(1), "2025-01-01T00:00:00Z", { burst: 5 }),
    ];
    expect(one[0]!.id).toBe(again[0]!.id);
    expect(keyOf("a", "bc")).not.toBe(keyOf("ab", "c"));
  });
});

describe("retries", () => {
  const after = (attempts: number, random: number, more: object = {}): number =>
    Date.parse(retryAt(NOW, attempts, { random: () => random, ...more })) - Date.parse(NOW);

  it("come later and later, up to six hours, with jitter below", () => {
    expect([1, 2, 3, 20].map((n) => after(n, 1))).toEqual([60_000, 120_000, 240_000, 6 * 3_600_000]);
    expect(after(3, 0)).toBe(120_000);
  });

  it("wait as long as the receiver asks, but not for ever", () => {
    expect(after(1, 1, { askedMs: 900_000 })).toBe(900_000);
    expect(after(1, 1, { askedMs: 1e12 })).toBe(6 * 3_600_000);
  });
});

describe("lag", () => {
  it.each([
    [
      { published: "2024-01-08T11:00:00Z", seenAt: "2024-01-08T11:09:30Z", sentAt: "2024-01-08T13:10:00Z" },
      "Published 8 January 2024, 11:00 UTC; seen 8 January 2024, 11:09 UTC, 9 minutes later; sent 8 January 2024, 13:10 UTC, 2 hours later.",
    ],
    [
      { published: "2024-01-07", seenAt: "2024-01-08T11:09:30Z" },
      "Published 7 January 2024; seen 8 January 2024, 11:09 UTC.",
    ],
    [
      { seenAt: "2024-01-08T11:09:30Z", sentAt: "2024-01-08T11:09:31Z" },
      "Seen 8 January 2024, 11:09 UTC; sent 8 January 2024, 11:09 UTC, under a minute later.",
    ],
  ])("%j", (moments, words) => {
    expect(lagInWords(moments)).toBe(words);
  });
});
