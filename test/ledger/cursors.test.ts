// Cursors that nobody was given: refused in a sentence by every list on either store, never a fault of the database.
import { describe, expect, it } from "vitest";
import { openLedger } from "../../src/ledger/index.ts";
import { options } from "./setup.ts";
import { STORES } from "./stores.ts";

const cursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString("base64url");

const ODD = [
  ["x", 1e300],
  ["2030", -1.5],
  ["2030", 2 ** 31],
  ["\0", "x"],
  ["x", "\0"],
  ["x"],
  [1, 2],
  {},
  null,
].map(cursor);

describe.each(STORES)("on $name", ({ begin }) => {
  it("what is no cursor is refused", async () => {
    const ledger = await openLedger(await begin(), options);
    const lists = {
      documents: (after: string) => ledger.documents({ after }),
      incidents: (after: string) => ledger.incidents({ after }),
      statements: (after: string) => ledger.statements({ after }),
      tallies: (after: string) => ledger.tallies({ after }),
      timeline: (after: string) => ledger.timeline({ after }),
    };
    for (const [name, ask] of Object.entries(lists))
      for (const after of ODD)
        await expect(ask(after), `${name} ${after}`).rejects.toMatchObject({ code: "bad-option" });
    // A number where rows are known by their ids, or the other way round, is none of theirs.
    await expect(ledger.documents({ after: cursor(["2030", "abc"]) })).rejects.toMatchObject({
      code: "bad-option",
    });
    expect((await ledger.documents({ after: cursor(["2030", 3]) })).rows).toEqual([]);
    await ledger.close();
  });
});
