// The five pages that started the project, beside a checkout in ../shared/seeds: what must come out of them, and what must not.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createCoder } from "../src/app/index.ts";
import type { Attribution, CodedDocument, Role, Span, Statement } from "../src/record/index.ts";

const SEEDS = join(import.meta.dirname, "..", "..", "shared", "seeds");
const there = existsSync(SEEDS);
if (!there) console.warn(`skipped: the seed pages are not beside this checkout (${SEEDS}).`);

const seeds: CodedDocument[] = [];

function text(document: CodedDocument, span: Span | undefined): string {
  return span ? document.text.slice(span.start, span.end) : "";
}

function words(document: CodedDocument, spans: readonly Span[]): string {
  return spans.map((span) => text(document, span)).join(" … ");
}

function named(document: CodedDocument, role: Role | undefined, pattern: RegExp): boolean {
  if (!role) return false;
  return pattern.test(`${text(document, role)} | ${role.name ?? ""} | ${role.entity ?? ""}`);
}

function statements(document: CodedDocument, act: Statement["act"]): Statement[] {
  return document.statements.filter((statement) => statement.act === act);
}

function chainOf(document: CodedDocument, id: string | undefined): Attribution[] {
  const chain: Attribution[] = [];
  for (let at = document.attributions.find((one) => one.id === id); at && !chain.includes(at);) {
    chain.push(at);
    at = document.attributions.find((one) => one.id === at!.via);
  }
  return chain;
}

describe.skipIf(!there)("the five seeds", () => {
  beforeAll(() => {
    const coder = createCoder();
    for (const path of globSync("*.txt", { cwd: SEEDS }).sort()) {
      const given = JSON.parse(
        readFileSync(join(SEEDS, path.replace(/\.txt$/, ".meta.json")), "utf8"),
      ) as object;
      seeds.push(
        coder.code({ id: path.slice(0, 3), text: readFileSync(join(SEEDS, path), "utf8"), ...given }),
      );
    }
  });

  describe("Kawtheryoon's post (first page)", () => {
    it("is a threat on Telegram, shown by MEMRI", () => {
      const [seed] = seeds;
      const threat = statements(seed!, "threat").find((one) => one.medium?.kind === "telegram");
      expect(threat).toBeDefined();
      const chain = chainOf(seed!, threat!.attribution);
      expect(chain.map((one) => words(seed!, one.source)).join(" < ")).toMatch(
        /MEMRI|Middle East Media Research Institute/,
      );
    });

    it("ten rockets on the base hosting coalition troops, 3 March 2021", () => {
      const [seed] = seeds;
      const event = seed!.events.find(
        (one) => one.mode === "rocket-attack" && one.date?.startsWith("2021-03-03"),
      );
      expect(event).toBeDefined();
      expect(event!.weapons.some((role) => /rockets/.test(text(seed!, role)))).toBe(true);
      expect(event!.targets.some((role) => /base|troops/.test(text(seed!, role)))).toBe(true);
    });

    it("Iran denies involvement in the attacks in Iraq", () => {
      const [seed] = seeds;
      const denial = statements(seed!, "denial").find((one) => named(seed!, one.speaker, /^Iran\b/));
      expect(denial).toBeDefined();
      expect(words(seed!, denial!.content)).toMatch(/involved in the recent attacks/);
    });
  });

  describe("Blinken in Baghdad (second page)", () => {
    it("17 in Iraq and 12 in Syria, 17 October to 3 November 2023, by the Pentagon", () => {
      const seed = seeds[1]!;
      for (const [count, place] of [
        [17, /Iraq/],
        [12, /Syria/],
      ] as const) {
        const tally = seed.tallies.find((one) => one.count.min === count);
        expect(tally, String(count)).toMatchObject({
          from: "2023-10-17",
          to: "2023-11-03",
          count: { min: count, max: count },
        });
        expect(named(seed, tally!.place, place)).toBe(true);
        expect(named(seed, tally!.by, /Pentagon/)).toBe(true);
      }
    });

    it("the Islamic Resistance in Iraq claims, by Telegram", () => {
      const seed = seeds[1]!;
      const claim = statements(seed, "claim-of-responsibility").find((one) =>
        named(seed, one.speaker, /Islamic Resistance in Iraq|a group known/),
      );
      expect(claim).toBeDefined();
      expect(claim!.medium?.kind).toBe("telegram");
    });
  });

  describe("the Coordination Committee (third page)", () => {
    it("threatens all American bases if Washington carries out hostile action", () => {
      const seed = seeds[2]!;
      const threat = statements(seed, "threat").find((one) =>
        named(seed, one.speaker, /Coordination Committee/),
      );
      expect(threat).toBeDefined();
      expect(text(seed, threat!.condition)).toMatch(/^if Washington chooses/);
      expect(named(seed, threat!.target, /American bases|Washington|United States/)).toBe(true);
    });

    it("two Katyusha rockets in Baghdad about 00:20 on 1 October 2024", () => {
      const seed = seeds[2]!;
      const event = seed.events.find((one) => one.weapons.some((role) => /Katyusha/.test(text(seed, role))));
      expect(event).toMatchObject({ mode: "rocket-attack" });
      expect(event!.date).toMatch(/^2024-10-01(T00:20)?$/);
      expect(event!.places.some((role) => named(seed, role, /Baghdad/))).toBe(true);
      expect(event!.attribution?.status).toBe("unclaimed");
    });

    it("'no party has claimed responsibility' is a dated statement", () => {
      const seed = seeds[2]!;
      const statement = seed.statements.find((one) =>
        /No party has claimed/.test(words(seed, [...one.content, one.speaker])),
      );
      expect(statement).toBeDefined();
      expect(statement!.date).toMatch(/^2024-10-0[12]/);
    });

    it("Iran's threat against a response by Israel is conditional", () => {
      const seed = seeds[2]!;
      const threat = statements(seed, "threat").find((one) =>
        /crushing response/.test(words(seed, one.content)),
      );
      expect(threat).toBeDefined();
      expect(text(seed, threat!.condition)).toMatch(/if Israel|dares to respond/);
    });
  });

  describe("the strikes of June 2021 (fourth page)", () => {
    it("strikes in Syria and Iraq, claimed by the Pentagon", () => {
      const seed = seeds[3]!;
      const event = seed.events.find(
        (one) => one.mode === "airstrike" && one.attribution?.status === "claimed",
      );
      expect(event).toBeDefined();
      const places = event!.places.map((role) => text(seed, role)).join(" | ");
      expect(places).toMatch(/Syria/);
      expect(places).toMatch(/Iraq/);
      expect(event!.actors.some((role) => named(seed, role, /U\.?S|American|United States/))).toBe(true);
    });

    it("'at least five drone attacks since April', told by two US officials to Reuters", () => {
      const seed = seeds[3]!;
      const tally = seed.tallies.find((one) => one.count.min === 5);
      expect(tally).toBeDefined();
      expect(tally!.count.max).toBeUndefined();
      expect(tally!.from).toMatch(/^2021-04/);
      const officials = seed.attributions.find((one) => /two US officials/.test(words(seed, one.source)));
      expect(officials?.via).toBeDefined();
      expect(
        chainOf(seed, officials!.id)
          .map((one) => words(seed, one.source))
          .join(" < "),
      ).toMatch(/officials.* < .*Reuters/);
    });

    it("Iraq condemns a 'breach of sovereignty'", () => {
      const seed = seeds[3]!;
      const condemnation = statements(seed, "condemnation").find((one) =>
        named(seed, one.speaker, /^Iraq\b/),
      );
      expect(condemnation).toBeDefined();
      expect(words(seed, condemnation!.content)).toMatch(/breach of sovereignty/);
    });
  });

  describe("Iran's threats of spring 2020 (fifth page)", () => {
    it("Trump's tweet is a conditional threat on X", () => {
      const seed = seeds[4]!;
      const threat = statements(seed, "threat").find((one) =>
        /very heavy price/.test(words(seed, one.content)),
      );
      expect(threat).toBeDefined();
      expect(named(seed, threat!.speaker, /Trump/)).toBe(true);
      expect(threat!.medium?.kind).toBe("x");
      expect(text(seed, threat!.condition)).toMatch(/If this happens/);
    });

    it("the IRGC threatens", () => {
      const seed = seeds[4]!;
      const threat = [...statements(seed, "threat"), ...statements(seed, "warning")].find((one) =>
        named(seed, one.speaker, /IRGC|Revolutionary Guard/),
      );
      expect(threat).toBeDefined();
      expect(words(seed, threat!.content)).toMatch(/smallest mistake/);
    });

    it("Rezaee threatens or warns the United States", () => {
      const seed = seeds[4]!;
      const threat = [...statements(seed, "threat"), ...statements(seed, "warning")].find((one) =>
        named(seed, one.speaker, /Reza'?ee/),
      );
      expect(threat).toBeDefined();
      expect(named(seed, threat!.target ?? threat!.addressee, /United States/)).toBe(true);
    });
  });

  describe("page noise yields nothing", () => {
    const traps: readonly (readonly [number, readonly string[]])[] = [
      [
        0,
        [
          "Will Biden be stripped of war powers",
          "Henry Kissinger advises",
          "Joe Biden wants to revive",
          "South Korean protesters holding signs",
          "Share this article",
          "(Getty Images)",
        ],
      ],
      [1, ["Type to search", "Share -", "Leave a Comment", "Your email address"]],
      [
        3,
        [
          "Jaafar Siddiqui earned",
          "Share post",
          "For Kuwait’s new emir",
          "Pope Francis deplores",
          "Palestinians must find",
          "Israel says it struck",
          "by Jaafar Siddiqui",
        ],
      ],
      [
        4,
        [
          "Alerts",
          "Share this",
          "Table of Contents",
          "Close up of a US Flag",
          "Ghaani in Najaf, Iraq\n",
          "Notes\n",
          "IDF Lt.-Col. (ret.) Michael",
          "Subscribe to Daily Alert",
          "Related Items",
          "Stay Informed",
          "Notifications",
        ],
      ],
    ];

    it.each(traps)("of page %i", (index, starts) => {
      const seed = seeds[index]!;
      const spans = allSpans(seed);
      for (const start of starts) {
        const from = seed.text.indexOf(start);
        expect(from, start).toBeGreaterThanOrEqual(0);
        const to = Math.max(from + start.length, seed.text.indexOf("\n", from));
        expect(
          spans.filter((span) => span.start < to && from < span.end).map((span) => text(seed, span)),
          start,
        ).toEqual([]);
      }
    });

    it("of the feed embedded in the fifth page", () => {
      const seed = seeds[4]!;
      const from = seed.text.indexOf("Notifications");
      expect(allSpans(seed).filter((span) => span.end > from)).toEqual([]);
    });
  });
});

/** Every span of every record of a document. */
function allSpans(document: CodedDocument): Span[] {
  const spans: Span[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (value && typeof value === "object") {
      const { start, end } = value as { start?: unknown; end?: unknown };
      if (typeof start === "number" && typeof end === "number") spans.push({ start, end });
      Object.values(value).forEach(walk);
    }
  };
  walk([
    document.mentions,
    document.times,
    document.attributions,
    document.events,
    document.statements,
    document.tallies,
  ]);
  return spans;
}
