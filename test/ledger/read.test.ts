// Lists, pages and search: filters, cursors, chains of sources, words found in any form and marked as written.
import { describe, expect, it } from "vitest";
import type { Page, Rows } from "../../src/record/index.ts";
import type { Sample } from "./samples.ts";
import { addedAt, enterSamples, filledLedger } from "./setup.ts";
import { STORES } from "./stores.ts";

const samples: Sample[] = [
  {
    id: "n1",
    text: "Drones struck al-Asad on 3 January. Alpha Brigade said it did so. Ruritania denied a role.",
    title: "Base struck",
    published: "2024-01-04",
    outlet: "Agency One",
    events: [{ trigger: "struck", mode: "drone-attack", date: "2024-01-03", places: ["al-Asad"] }],
    statements: [
      {
        act: "claim-of-responsibility",
        speaker: "Alpha Brigade",
        content: "it did so",
        about: ["e1"],
        medium: { kind: "telegram" },
      },
      { act: "denial", speaker: "Ruritania", content: "denied a role", about: ["e1"], date: "2024-01-05" },
    ],
  },
  {
    id: "n2",
    text: "Ruritania counted 17 attacks in Iraq since New Year. Alpha Brigade threatens more.",
    published: "2024-01-20",
    outlet: "Paper Two",
    statements: [{ act: "threat", speaker: "Alpha Brigade", content: "more" }],
    tallies: [
      { of: "attacks", count: 17, place: "Iraq", by: "Ruritania", from: "2024-01-01", to: "2024-01-20" },
    ],
  },
  {
    id: "n3",
    text: "قال مسؤولون إن صواريخ سقطت على أربيل والعراق. وأعلنت الفصائل مسؤوليتها.",
    language: "ar",
    published: "2024-02-01",
    events: [{ trigger: "سقطت", mode: "rocket-attack", date: "2024-01-31", places: ["أربيل"] }],
  },
];

async function allPages<T>(list: (page: Page) => Promise<Rows<T>>, limit: number): Promise<T[]> {
  const found: T[] = [];
  for (let after: string | undefined; ;) {
    const page = await list({ limit, ...(after !== undefined && { after }) });
    found.push(...page.rows);
    if (page.next === undefined) return found;
    after = page.next;
  }
}

describe.each(STORES)("lists on $name", ({ begin }) => {
  it("give documents, incidents and statements, latest first, page by page", async () => {
    const ledger = await filledLedger(samples, await begin());
    expect((await allPages((page) => ledger.documents(page), 1)).map((row) => row.id)).toEqual([
      "n3",
      "n2",
      "n1",
    ]);
    expect((await allPages((page) => ledger.incidents(page), 1)).map((row) => row.date)).toEqual([
      "2024-01-31",
      "2024-01-03",
    ]);
    const said = await allPages((page) => ledger.statements(page), 2);
    expect(said.map((row) => [row.date, row.dateFrom])).toEqual([
      ["2024-01-20", "published"],
      ["2024-01-05", "statement"],
      ["2024-01-04", "published"],
    ]);
    await expect(ledger.documents({ after: "nonsense" })).rejects.toMatchObject({ code: "bad-option" });
    await ledger.close();
  });

  it.each([
    [{ from: "2024-01-04" }, ["2024-01-31"]],
    [{ from: "2024-01", to: "2024-01-30" }, ["2024-01-03"]],
    [{ mode: "drone-attack" }, ["2024-01-03"]],
    [{ actor: "alpha" }, ["2024-01-03"]],
    [{ document: "n3" }, ["2024-01-31"]],
    [{ country: "IQ" }, ["2024-01-31", "2024-01-03"]],
    [{ country: "SY" }, []],
  ])("filter incidents by %o", async (filter, dates) => {
    const ledger = await filledLedger(samples, await begin());
    expect((await ledger.incidents(filter)).rows.map((row) => row.date)).toEqual(dates);
    await ledger.close();
  });

  it.each([
    [{ act: "threat" }, ["more"]],
    [{ speaker: "ruritania" }, ["denied a role"]],
    [{ speaker: "Alpha Brigade" }, ["more", "it did so"]],
    [{ to: "2024-01-04" }, ["it did so"]],
  ])("filter statements by %o", async (filter, contents) => {
    const ledger = await filledLedger(samples, await begin());
    expect((await ledger.statements(filter)).rows.map((row) => row.contentText)).toEqual(contents);
    await ledger.close();
  });

  it("say through whom a statement came", async () => {
    const ledger = await filledLedger(samples, await begin());
    const { rows } = await ledger.statements({ act: "claim-of-responsibility" });
    expect(rows[0]?.chain).toEqual([{ text: "Alpha Brigade", medium: "telegram" }, { text: "Agency One" }]);
    await ledger.close();
  });

  it("set a tally beside our own incidents of its country and window", async () => {
    const ledger = await filledLedger(samples, await begin());
    const [tally] = (await ledger.tallies({})).rows;
    const [, drones] = (await ledger.incidents({})).rows;
    expect(tally).toMatchObject({
      ofText: "attacks",
      byText: "Ruritania",
      placeText: "Iraq",
      ours: [drones!.id],
    });
    await ledger.close();
  });

  it("count what is there, and list what was dropped", async () => {
    const ledger = await filledLedger(samples, await begin());
    await ledger.drop([{ document: "x.html", code: "unreadable", message: "No text.", at: addedAt }]);
    expect(await ledger.status()).toMatchObject({
      documents: 3,
      incidents: 2,
      statements: 3,
      tallies: 1,
      languages: { ar: 1, en: 2 },
      firstPublished: "2024-01-04",
      lastPublished: "2024-02-01",
      dropped: [{ document: "x.html", code: "unreadable" }],
    });
    await ledger.close();
  });
});

describe.each(STORES)("pages on $name", ({ begin }) => {
  it("an incident with its words, statements and coded event", async () => {
    const ledger = await filledLedger(samples, await begin());
    const [row] = (await ledger.incidents({ document: "n1" })).rows;
    const view = (await ledger.incident(row!.id))!;
    expect(view.reports[0]?.quotes.map((quote) => quote.text)).toEqual([
      "Drones struck al-Asad on 3 January.",
    ]);
    expect(view.reports[0]?.statements.map((statement) => statement.act)).toEqual([
      "claim-of-responsibility",
      "denial",
    ]);
    expect(view.incident.attribution).toMatchObject([
      { actor: "alpha", status: "claimed", source: "n1", medium: "telegram", asOf: "2024-01-04" },
      { actor: "ruritania", status: "denied", source: "n1", asOf: "2024-01-05" },
    ]);
    expect(await ledger.incident("i-none")).toBeUndefined();
    await ledger.close();
  });

  it("many incidents at once are each as it is alone, in the order asked for", async () => {
    const ledger = await filledLedger(samples, await begin());
    const ids = (await ledger.incidents({})).rows.map(({ id }) => id).toReversed();
    const views = await ledger.incidentsNamed([...ids, "i-none", ids[0]!]);
    expect(views.map(({ incident }) => incident.id)).toEqual(ids);
    for (const view of views) expect(view).toEqual(await ledger.incident(view.incident.id));
    expect(await ledger.incidentsNamed([])).toEqual([]);
    await ledger.close();
  });

  it("a document with its original and the incidents of its events", async () => {
    const ledger = await filledLedger(samples, await begin());
    const view = (await ledger.document("n1"))!;
    const [row] = (await ledger.incidents({ document: "n1" })).rows;
    expect(view.incidents).toEqual({ e1: row!.id });
    expect(view.original.location).toBe("n1");
    expect(await ledger.document("none")).toBeUndefined();
    await ledger.close();
  });
});

describe.each(STORES)("search on $name", ({ begin }) => {
  it.each([
    ["العراق", "والعراق"],
    ["عراق", "والعراق"],
    ["مسؤول", "مسؤولون"],
    ["الفصائل", "الفصائل"],
    ["attack", "attacks"],
    ["STRIKING?", undefined],
    ["drone", "Drones"],
    ["no such word", undefined],
    ['"; drop table documents', undefined],
    ["", undefined],
  ])("%s finds %s", async (query, hit) => {
    const ledger = await filledLedger(samples, await begin());
    const { rows } = await ledger.search(query, {});
    const marked = rows.flatMap((row) => row.excerpt.filter((run) => run.hit).map((run) => run.text));
    expect(marked[0]).toBe(hit);
    await ledger.close();
  });

  it("needs all the words, and names the incidents of a document it finds", async () => {
    const ledger = await filledLedger(samples, await begin());
    expect((await ledger.search("drones denied", {})).total).toBe(1);
    expect((await ledger.search("drones more", {})).total).toBe(0);
    const [hit] = (await ledger.search("drones", {})).rows;
    expect(hit?.incidents).toHaveLength(1);
    await ledger.close();
  });

  it("gives an excerpt around the words of a long text, cut at blanks", async () => {
    const filler = "word ".repeat(400);
    const ledger = await filledLedger([], await begin());
    await enterSamples(ledger, [{ id: "long", text: `${filler}needle in the text ${filler}` }]);
    const [hit] = (await ledger.search("needle", {})).rows;
    const text = hit!.excerpt.map((run) => run.text).join("");
    expect(text).toContain("needle in the text");
    expect(text.length).toBeLessThan(320);
    expect(text.startsWith("… ")).toBe(true);
    await ledger.close();
  });

  it("puts the newest thousand in order, says so, and has the older ones follow, each once", async () => {
    const many = Array.from({ length: 1004 }, (_, at) => ({
      id: `n${at}`,
      // The oldest says it most often, and stands last all the same.
      text: at < 4 ? "Rain, rain and rain again." : "There was rain.",
      published: "2024-01-09",
    }));
    const ledger = await filledLedger(many, await begin());
    const first = await ledger.search("rain", { limit: 1000 });
    expect(first).toMatchObject({ total: 1004, ranked: 1000 });
    const rest = await ledger.search("rain", { limit: 1000, after: first.next! });
    expect(rest.rows.map((hit) => hit.document.id)).toEqual(["n3", "n2", "n1", "n0"]);
    expect(new Set([...first.rows, ...rest.rows].map((hit) => hit.document.id)).size).toBe(1004);
    expect(rest.next).toBeUndefined();
    const few = await ledger.search("rain again", {});
    expect(few.total).toBe(4);
    expect(few.ranked).toBeUndefined();
    await ledger.close();
  });
});
