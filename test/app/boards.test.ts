// The boards over a ledger on the disk: a threat that is followed, and official counts laid against incidents.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app/index.ts";

const TEXTS: readonly { id: string; published: string; text: string }[] = [
  {
    id: "threat",
    published: "2023-12-01",
    text: 'Kata\'ib Hizballah said in a statement on Friday: "We will strike American bases in Iraq if the United States bombs our fighters again."',
  },
  {
    id: "attack",
    published: "2023-12-09",
    text: "Kata'ib Hizballah claimed a rocket attack on US troops at Ain al-Asad air base in Iraq on Friday, December 8.",
  },
  {
    id: "count",
    published: "2023-12-20",
    text: "There were 17 attacks on US troops in Iraq between December 1 and December 19, the Pentagon said.",
  },
];

describe("boards", () => {
  let dir = "";
  let app: App;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-boards-"));
    for (const one of TEXTS) await writeFile(join(dir, `${one.id}.json`), JSON.stringify(one));
    app = await openApp({ dataDir: join(dir, "data") });
    await Array.fromAsync(app.add(TEXTS.map((one) => join(dir, `${one.id}.json`))));
  });
  afterAll(async () => {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("a threat stands with its condition, and what followed is told as inferred", async () => {
    const board = await app.threats();
    expect(board.asOf).toBe("2023-12-20");
    const [entry] = board.threats;
    expect(entry?.threat).toMatchObject({
      document: "threat",
      actor: "kataib-hizballah",
      against: "united-states",
    });
    expect(entry?.threat.condition?.words).toContain("if the United States bombs");
    expect(entry?.followed).toMatchObject([{ days: 7, basis: "inferred" }]);
    expect(Object.keys(board.incidents)).toEqual([entry!.followed[0]!.incident]);
    expect(board.documents["threat"]?.published).toBe("2023-12-01");
  });

  it("on the timeline the threat is joined to what followed it, which is told as no cause", async () => {
    const days = { from: "2023-11-01", to: "2023-12-31", step: "month" as const };
    const { each } = await app.lanes({ ...days, by: "principal" });
    const [incident] = each!.incidents;
    const threat = each!.statements.find(({ document }) => document === "threat")!;
    expect(each!.links).toContainEqual({
      from: `threat#${threat.statement}`,
      to: incident!.id,
      basis: "after",
      days: 7,
    });
    const early = await app.lanes({ ...days, to: "2023-12-05", by: "actor" });
    expect(early.each!.links).toEqual([]);
  });

  it("as of an earlier day nothing has followed yet, and before it was made there is no threat", async () => {
    expect((await app.threats({ asOf: "2023-12-05" })).threats).toMatchObject([{ followed: [] }]);
    expect((await app.threats({ asOf: "2023-11-01" })).threats).toEqual([]);
  });

  it("names that no register knows are listed with the line to add, once seen twice", async () => {
    const path = join(dir, "stranger.json");
    const text = "Zalmar Durani met reporters in Baghdad on Monday. Later Zalmar Durani left.";
    await writeFile(path, JSON.stringify({ id: "stranger", published: "2023-10-02", text }));
    await Array.fromAsync(app.add([path]));
    const names = await app.unknownNames();
    expect(names).toContainEqual(
      expect.objectContaining({ name: "Zalmar Durani", type: "person", count: 2, documents: ["stranger"] }),
    );
    expect(names.map((one) => one.name)).not.toContain("Kata'ib Hizballah");
  });

  it("an official count is laid against our one incident, and the gap is a range", async () => {
    const { rows } = await app.tallyBoard({});
    expect(rows).toHaveLength(1);
    expect(rows[0]!.pile?.inside).toHaveLength(1);
    expect(rows[0]!.pile?.onlyTheirs).toEqual({ min: 16, max: 16 });
  });
});
