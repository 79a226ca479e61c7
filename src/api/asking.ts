// What may be asked of each list, as the client's users write it. Types alone; the schemas stand with their routes.
import type { z } from "zod";
import type { ChangesQuery as Changes } from "./routes/changes.ts";
import type { JudgementBody as Judgement, Pushed as PushedBody } from "./bodies.ts";
import type * as lists from "./routes/lists.ts";
import type { ThreatsQuery as Threats } from "./routes/threats.ts";

/** Everything may be left out; what has a default too. */
type Query<S extends z.ZodObject> = Partial<Readonly<z.output<S>>>;

export type IncidentsQuery = Query<typeof lists.IncidentsQuery>;
export type StatementsQuery = Query<typeof lists.StatementsQuery>;
export type TimelineQuery = Query<typeof lists.TimelineQuery>;
export type DaysQuery = Query<typeof lists.DaysQuery>;
export type FacetsQuery = Query<typeof lists.FacetsQuery>;
export type PageQuery = Query<typeof lists.PageQuery>;
export type ThreatsQuery = Query<typeof Threats>;
export type ChangesQuery = Query<typeof Changes>;
export type Pushed = Readonly<z.input<typeof PushedBody>>;
export type JudgementRequest = Readonly<z.input<typeof Judgement>>;
