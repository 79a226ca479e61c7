// Whatever comes in, the stream goes on: one line out for each line in, in order, every span inside its text.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codeLines } from "../../src/app/index.ts";
import { dice, hostile } from "../../eval/bench/stream-texts.ts";

const gold = readFileSync(join(import.meta.dirname, "../../eval/gold/documents.jsonl"), "utf8")
  .trim()
  .split("\n");

async function coded(lines: readonly (string | Uint8Array)[]): Promise<Record<string, unknown>[]> {
  async function* stream(): AsyncGenerator<string | Uint8Array> {
    for (const line of lines) {
      yield line;
      yield "\n";
    }
  }
  const out = await Array.fromAsync(codeLines(stream()));
  return out.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const LISTS = ["mentions", "times", "attributions", "events", "statements", "tallies"];

/** Every {start, end} anywhere in a record that does not lie in the text. */
function outside(value: unknown, length: number): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  const { start, end } = value as { start?: unknown; end?: unknown };
  const spans = typeof start === "number" || typeof end === "number";
  const inside = Number(start) >= 0 && Number(start) < Number(end) && Number(end) <= length;
  const own = spans && !inside ? [value] : [];
  return [...own, ...Object.values(value).flatMap((inner) => outside(inner, length))];
}

function check(line: Record<string, unknown>): void {
  expect(typeof line["id"]).toBe("string");
  for (const list of LISTS) expect(Array.isArray(line[list]), `${String(line["id"])} ${list}`).toBe(true);
  const text = typeof line["text"] === "string" ? line["text"] : "";
  for (const list of LISTS) expect(outside(line[list], text.length)).toEqual([]);
  if (line["error"] !== undefined)
    expect(line["error"]).toMatchObject({
      code: expect.any(String),
      message: expect.stringMatching(/\S.*\S/),
    });
}

type Damage = (line: string, roll: (below: number) => number) => string | Uint8Array;

const ODD = [
  "\u0000",
  "\ud800",
  "\udfff",
  "\u202e",
  "\ufeff",
  "💥",
  '"',
  "{",
  "<",
  "&#0;",
  "\u0301",
  "ـ",
  "½",
  "¼",
];

/** Ways in which lines of the gold go wrong. */
const DAMAGES: Readonly<Record<string, Damage>> = {
  "cut off": (line, roll) => line.slice(0, roll(line.length)),
  "bytes changed": (line, roll) => {
    const bytes = Buffer.from(line);
    for (let at = 0; at < 20; at++) bytes[roll(bytes.length)] = roll(256);
    return bytes.map((byte) => (byte === 10 || byte === 13 ? 32 : byte));
  },
  "odd signs in the text": (line, roll) => {
    const document = JSON.parse(line) as { text: string };
    let { text } = document;
    for (let at = 0; at < 30; at++) {
      const place = roll(text.length);
      text = text.slice(0, place) + ODD[roll(ODD.length)]! + text.slice(place + roll(3));
    }
    return JSON.stringify({ ...document, text });
  },
  "words shuffled": (line, roll) => {
    const document = JSON.parse(line) as { text: string };
    const words = document.text.split(" ");
    return JSON.stringify({ ...document, text: words.map(() => words[roll(words.length)]).join(" ") });
  },
  "other language told": (line, roll) =>
    JSON.stringify({ ...(JSON.parse(line) as object), language: ["ar", "en", "xx", ""][roll(4)] }),
  "fields of other kinds": (line, roll) => {
    const odd: unknown[] = [null, 5, [], {}, true, "", "2024-13-45", { text: "x" }, [[[]]]];
    const keys = ["text", "html", "telegram", "published", "title", "language", "id", "outlet"];
    return JSON.stringify({
      ...(JSON.parse(line) as object),
      [keys[roll(keys.length)]!]: odd[roll(odd.length)],
    });
  },
  "text as page": (line, roll) => {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    const tags = ["<p>", "</div>", "<table><tr>", "<script>", "<!--", "<a href='", "&nbsp;", "<li", "]]>"];
    const html = text.replace(/ /g, (blank) => (roll(8) === 0 ? tags[roll(tags.length)]! : blank));
    return JSON.stringify({ id, html });
  },
  "text as message": (line, roll) => {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    const telegram = {
      id: roll(9),
      date: ["x", "2024-02-07T10:00:00", 5][roll(3)],
      text: [text, { type: "bold", text }],
    };
    return JSON.stringify({ id, telegram });
  },
};

describe("casus code goes on", () => {
  it.each(Object.entries(DAMAGES))("over lines that are damaged: %s", async (name, damage) => {
    const roll = dice(name.length * 7919);
    const damaged = Array.from({ length: 15 }, () => damage(gold[roll(gold.length)]!, roll));
    const filled = damaged.filter((line) => Buffer.from(line).toString().trim() !== "");
    const lines = await coded(damaged);
    expect(lines).toHaveLength(filled.length);
    lines.forEach(check);
  });

  it("over texts made to break it, and is the same afterwards as before", async () => {
    const odd = Object.entries(hostile(1500)).flatMap(([id, text]) =>
      ["en", "ar"].map((language) => JSON.stringify({ id, text, language, published: "2024-02-07" })),
    );
    const lines = await coded([gold[0]!, ...odd, gold[0]!]);
    expect(lines).toHaveLength(odd.length + 2);
    lines.forEach(check);
    expect(lines.at(-1)).toEqual(lines[0]);
    expect(lines[0]!["error"]).toBeUndefined();
  });
});
