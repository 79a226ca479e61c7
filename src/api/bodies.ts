// What is sent with a request.
import { z } from "zod";
import { FieldValue, RECORD_KINDS, RECORD_VERDICTS } from "../record/index.ts";
import { text } from "./parameters.ts";
export { Pushed } from "../app/index.ts";

const TEXT_MAX = 2000;
const TARGETS_MAX = 50;

const by = text(TEXT_MAX)
  .optional()
  .meta({ description: "who says so, where there are no accounts; else whoever asks signs" });
const why = text(TEXT_MAX).optional();

export const JudgementBody = z.object({
  a: text(TEXT_MAX).meta({ description: "a report (`DOCUMENT#EVENT`), or an incident" }),
  b: text(TEXT_MAX).meta({ description: "another" }),
  verdict: z.enum(["same", "different", "unsure"]),
  by,
  why,
});

export const RecordJudgementBody = z.object({
  document: text(TEXT_MAX).meta({ description: "the id of the document" }),
  kind: z.enum(RECORD_KINDS),
  record: text(TEXT_MAX).meta({ description: "the id of the record within its document, as e1" }),
  verdict: z.enum(RECORD_VERDICTS),
  field: text(TEXT_MAX).optional().meta({ description: "of a correction: the field" }),
  value: FieldValue.optional().meta({
    description: "of a correction: words of the text (with or without their span), or a value as text",
  }),
  by,
  why,
});

export const ViewBody = z.object({
  name: text(TEXT_MAX),
  path: text(TEXT_MAX).meta({ description: "of a page, as /timeline" }),
  query: z.string().max(TEXT_MAX).default("").meta({ description: "its filters, without “?”" }),
  by,
});

const to = z
  .array(text(TEXT_MAX))
  .min(1)
  .max(TARGETS_MAX)
  .meta({ description: "names of targets in alerts.yaml" });

export const AlertBody = z
  .looseObject({ name: text(TEXT_MAX), to })
  .meta({ description: "a rule as in alerts.yaml: `when` with its conditions" });

export const ViewAlertBody = z.object({
  to,
  name: text(TEXT_MAX).optional().meta({ description: "what the alert is called; else as the view is" }),
});
