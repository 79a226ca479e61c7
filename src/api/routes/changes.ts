// What became of incidents: the log of changes, in pages or as it grows.
import { z } from "zod";
import { CasusError } from "../../record/index.ts";
import { ChangePage } from "../answers.ts";
import { PAGE, seq } from "../parameters.ts";
import { defineRoute } from "../route.ts";

export const ChangesQuery = z.object({ after: seq, limit: PAGE.limit });
export const EventsQuery = z.object({ after: seq });

export const changes = [
  defineRoute({
    name: "changes",
    method: "get",
    path: "/changes",
    title: "What became of incidents: made, changed, merged into another, gone; oldest first",
    about: "`last` is where to go on later, whether there was more or not.",
    right: "read",
    query: ChangesQuery,
    answer: ChangePage,
    ofLedger: true,
    example: { query: { after: "0", limit: "5" } },
    run: async (app, { query: { after = 0, limit } }) => {
      const found = await app.changes({ after, limit: limit + 1 });
      const rows = found.slice(0, limit);
      const last = rows.at(-1)?.seq ?? after;
      return { rows, last, ...(found.length > limit && { next: String(last) }) };
    },
  }),
  defineRoute({
    name: "events",
    method: "get",
    path: "/events",
    title: "Changes as they happen, as server-sent events",
    about:
      "The type of an event is the kind of change, its id the `seq`, its data the change as `/changes` gives it. It begins behind `Last-Event-ID` (or `after`), else with what comes next. A comment line comes every 15 seconds.",
    right: "read",
    query: EventsQuery,
    answer: { types: ["text/event-stream"], says: "an endless stream of changes" },
    example: {},
    run: (app, { query, visitor }, c) => {
      const seen = c.req.header("last-event-id") ?? query.after;
      if (seen !== undefined && !seq.safeParse(seen).success)
        throw new CasusError("bad-option", "Last-Event-ID is the number of a change, as the stream gave it.");
      return c.var.listeners.listen(app, c, {
        after: seen === undefined ? undefined : Number(seen),
        visitor,
      });
    },
  }),
];
