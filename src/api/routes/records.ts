// People's judgements on single records of a document: what stands, making one, taking one back.
import { z } from "zod";
import { RecordJudgement } from "../../record/index.ts";
import { RecordJudgements } from "../answers.ts";
import { RecordJudgementBody } from "../bodies.ts";
import { found } from "../found.ts";
import { id } from "../parameters.ts";
import { defineRoute } from "../route.ts";
import { signatureOf } from "../signed.ts";
import { SAMPLE } from "./things.ts";

export const records = [
  defineRoute({
    name: "recordJudgements",
    method: "get",
    path: "/documents/:id/judgements",
    title: "What people judged about the records of a document, oldest first, with what was taken back",
    right: "read",
    params: z.object({ id: id("a document") }),
    answer: RecordJudgements,
    ofLedger: true,
    example: { params: { id: SAMPLE.document } },
    run: async (app, { params }) => {
      found(await app.document(params.id), "document", params.id);
      return app.review.judgements(params.id);
    },
  }),
  defineRoute({
    name: "judgeRecord",
    method: "post",
    path: "/record-judgements",
    title: "Accepts, rejects or corrects one record of a document",
    about:
      "What follows from it is computed at once: a rejected event leaves its incident, a corrected field changes it. The words of a correction are looked for in the text; words that do not stand there are refused.",
    right: "judge",
    status: 201,
    body: RecordJudgementBody,
    answer: RecordJudgement,
    example: {
      body: { document: SAMPLE.document, kind: "event", record: "e1", verdict: "accepted", by: "Ada" },
    },
    run: (app, { body, visitor }) => app.review.judge({ ...body, by: signatureOf(visitor, body.by) }),
  }),
  defineRoute({
    name: "withdrawRecord",
    method: "delete",
    path: "/record-judgements/:id",
    title: "Takes a judgement on a record back; it stays on record",
    right: "judge",
    params: z.object({ id: id("a judgement on a record") }),
    answer: RecordJudgement,
    example: { params: { id: "r-000000000000" } },
    run: (app, { params, visitor }) => app.review.withdraw(params.id, signatureOf(visitor)),
  }),
];
