// What may be asked of each list, as the client's users write it. Types alone; the schemas stand with their routes.
import type { z } from "zod";
import type { ChangesQuery as Changes } from "./routes/changes.ts";
import type * as bodies from "./bodies.ts";
import type { MessagesQuery as Messages } from "./routes/alerts.ts";
import type { ActorsQuery as Actors } from "./routes/register.ts";
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
export type PointsQuery = Query<typeof lists.PointsQuery>;
export type ActorsQuery = Query<typeof Actors>;
export type MessagesQuery = Query<typeof Messages>;
export type Pushed = Readonly<z.input<typeof bodies.Pushed>>;
export type JudgementRequest = Readonly<z.input<typeof bodies.JudgementBody>>;
export type RecordJudgementRequest = Readonly<z.input<typeof bodies.RecordJudgementBody>>;
export type ViewRequest = Readonly<z.input<typeof bodies.ViewBody>>;
export type AlertRequest = Readonly<z.input<typeof bodies.AlertBody>>;
export type ViewAlertRequest = Readonly<z.input<typeof bodies.ViewAlertBody>>;
