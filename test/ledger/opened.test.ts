// Documents kept opened: the same text is opened once, another text never answers for it, and what is kept has a bound.
import { describe, expect, it } from "vitest";
import { Opened } from "../../src/ledger/opened.ts";

const json = (id: string, text = "words"): string => JSON.stringify({ id, text });

describe("documents kept opened", () => {
  it("opens the same text once", () => {
    const opened = new Opened();
    expect(opened.open(json("a"))).toBe(opened.open(json("a")));
  });

  it("opens a document that has changed as it is now", () => {
    const opened = new Opened();
    opened.open(json("a", "before"));
    expect(opened.open(json("a", "beside")).text).toBe("beside");
  });

  it("lets the one read longest ago go, and keeps no more than it may", () => {
    const most = 2 * json("a").length;
    const opened = new Opened(most);
    const [a, b] = [opened.open(json("a")), opened.open(json("b"))];
    opened.open(json("a"));
    opened.open(json("c"));
    expect(opened.open(json("a"))).toBe(a);
    expect(opened.chars).toBeLessThanOrEqual(most);
    expect(opened.open(json("b"))).not.toBe(b);
    expect(opened.open(json("b"))).toEqual(b);
  });

  it("keeps nothing that is larger than all it may keep", () => {
    const opened = new Opened(10);
    expect(opened.open(json("a")).id).toBe("a");
    expect(opened.chars).toBe(0);
  });
});
