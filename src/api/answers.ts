// The shapes of answers that are made of records: pages of rows, and problems. The records themselves stand in src/record.
import { z } from "zod";
import {
  ActorView,
  AddOutcome,
  ALERT_TRIGGERS,
  BoardThreat,
  CountedTally,
  DayCount,
  Delivery,
  DocumentRow,
  DocumentVersion,
  ERROR_CODES,
  Incident,
  IncidentChange,
  IncidentLabel,
  RecordJudgement,
  SavedView,
  SearchBounds,
  SearchHit,
  SourceHealth,
  StatementRow,
  TallyRow,
  TallySeries,
  ThreatBoardView,
  TimelineItem,
  UnknownName,
} from "../record/index.ts";

const next = z
  .string()
  .optional()
  .meta({ description: "the cursor of the rows that follow; absent at the end" });

function pageOf<T extends z.ZodType>(row: T) {
  return z.object({ rows: z.array(row).readonly(), total: z.int(), next });
}

export const IncidentPage = pageOf(Incident);
export const StatementPage = pageOf(StatementRow);
export const TallyPage = pageOf(TallyRow);
export const DocumentPage = pageOf(DocumentRow);
export const SearchPage = pageOf(SearchHit).extend(SearchBounds.shape);
export const ActorRow = ActorView.pick({ id: true, name: true, kind: true, country: true }).extend({
  count: z.int(),
});
export const ActorPage = pageOf(ActorRow);
export const NamePage = pageOf(UnknownName);
export const SourcePage = pageOf(SourceHealth);
export const ReconciliationPage = pageOf(CountedTally).extend({
  series: z.array(TallySeries).readonly(),
  incidents: z.record(z.string(), IncidentLabel).readonly(),
});
export const ViewPage = pageOf(SavedView);
export const RecordJudgements = z.array(RecordJudgement).readonly();

export const AlertRow = z.object({
  rule: z
    .looseObject({
      name: z.string(),
      when: z.enum(ALERT_TRIGGERS),
      to: z.array(z.string()).readonly().meta({ description: "names of targets" }),
    })
    .meta({ description: "the rule as it is understood; intervals are milliseconds" }),
  from: z.enum(["file", "page"]).meta({ description: "alerts.yaml, or made since" }),
  madeBy: z.string().optional(),
});
export const Alerts = z.object({
  alerts: z.array(AlertRow).readonly(),
  digests: z.array(z.looseObject({ name: z.string(), to: z.array(z.string()).readonly() })).readonly(),
  targets: z
    .array(z.object({ name: z.string(), type: z.string() }))
    .readonly()
    .meta({ description: "where messages go; addresses and secrets stay in alerts.yaml" }),
});
export const AlertTest = z
  .array(z.object({ target: z.string(), ok: z.boolean(), detail: z.string() }))
  .readonly();
export const MessagePage = z.object({ rows: z.array(Delivery).readonly(), next });

export const ThreatPage = pageOf(BoardThreat).extend({
  asOf: ThreatBoardView.shape.asOf,
  days: ThreatBoardView.shape.days,
  rates: ThreatBoardView.shape.rates,
  incidents: z.record(z.string(), IncidentLabel).readonly(),
  documents: z.record(z.string(), DocumentRow).readonly(),
});
export const TimelinePage = z.object({ items: z.array(TimelineItem).readonly(), next });
export const ChangePage = z.object({
  rows: z.array(IncidentChange).readonly(),
  last: z.int().meta({ description: "`seq` of the last row: ask again after it" }),
  next,
});
export const Days = z.array(DayCount).readonly();
export const Versions = z.array(DocumentVersion).readonly();
export const Outcomes = z.object({ outcomes: z.array(AddOutcome).readonly() });
export const ExportKinds = z
  .array(
    z.object({
      name: z.string(),
      title: z.string(),
      mimeType: z.string(),
      extension: z.string(),
      writes: z.array(z.enum(["incidents", "coded", "case"])).readonly(),
    }),
  )
  .readonly();

export const Problem = z
  .object({
    type: z.literal("about:blank"),
    title: z.enum(ERROR_CODES),
    status: z.int(),
    detail: z.string().meta({ description: "what happened and what to do, in a sentence" }),
  })
  .meta({ description: "An error (RFC 9457)." });

export type IncidentPage = z.infer<typeof IncidentPage>;
export type StatementPage = z.infer<typeof StatementPage>;
export type TallyPage = z.infer<typeof TallyPage>;
export type DocumentPage = z.infer<typeof DocumentPage>;
export type SearchPage = z.infer<typeof SearchPage>;
export type ActorRow = z.infer<typeof ActorRow>;
export type ActorPage = z.infer<typeof ActorPage>;
export type NamePage = z.infer<typeof NamePage>;
export type SourcePage = z.infer<typeof SourcePage>;
export type ReconciliationPage = z.infer<typeof ReconciliationPage>;
export type ViewPage = z.infer<typeof ViewPage>;
export type AlertRow = z.infer<typeof AlertRow>;
export type Alerts = z.infer<typeof Alerts>;
export type AlertTest = z.infer<typeof AlertTest>;
export type MessagePage = z.infer<typeof MessagePage>;
export type ThreatPage = z.infer<typeof ThreatPage>;
export type TimelinePage = z.infer<typeof TimelinePage>;
export type ChangePage = z.infer<typeof ChangePage>;
export type ExportKinds = z.infer<typeof ExportKinds>;
export type Outcomes = z.infer<typeof Outcomes>;
export type Problem = z.infer<typeof Problem>;
