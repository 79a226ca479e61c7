// What changes the ledger: people's judgements on two reports, and what is handed in. Everything else only reads.
import { z } from "zod";
import { CasusError, Judgement } from "../../record/index.ts";
import { Outcomes } from "../answers.ts";
import { JudgementBody, Pushed } from "../bodies.ts";
import { id, text } from "../parameters.ts";
import { defineRoute } from "../route.ts";
import { signatureOf } from "../signed.ts";
import { SAMPLE } from "./things.ts";

const TEXT_MAX = 2000;

const OTHER_BODIES = ["text/html", "text/plain"];
const said = (about: string) => text(TEXT_MAX).optional().meta({ description: about });

export const InboxQuery = z.object({
  url: said("where it stands, for a body that is HTML or text"),
  title: said("its title"),
  published: said("when it was published"),
  outlet: said("who published it"),
  language: said("its language, ISO 639"),
});

export const changing = [
  defineRoute({
    name: "judge",
    method: "post",
    path: "/judgements",
    title: "Says whether two reports or incidents are one",
    about: "It answers the judgement with its id; the incidents that it touches are computed again at once.",
    right: "judge",
    status: 201,
    body: JudgementBody,
    answer: Judgement,
    example: {
      body: {
        a: SAMPLE.incident,
        b: SAMPLE.other,
        verdict: "different",
        by: "Ada",
        why: "Seven weeks lie between them.",
      },
    },
    run: (app, { body, visitor }) => app.judge({ ...body, by: signatureOf(visitor, body.by) }),
  }),
  defineRoute({
    name: "withdraw",
    method: "delete",
    path: "/judgements/:id",
    title: "Takes a judgement back; it stays on record",
    right: "judge",
    params: z.object({ id: id("a judgement") }),
    answer: Judgement,
    example: { params: { id: "j-000000000000" } },
    run: (app, { params, visitor }) => app.withdraw(params.id, signatureOf(visitor)),
  }),
  defineRoute({
    name: "handIn",
    method: "post",
    path: "/inbox",
    title: "Takes a page or a text from a bookmarklet or another tool",
    about:
      "JSON, or HTML or plain text with the other fields in the query. It answers once everything is stored; 422 where nothing could be read.",
    right: "inbox",
    query: InboxQuery,
    body: Pushed,
    otherBodies: OTHER_BODIES,
    answer: Outcomes,
    example: { body: { text: "Two rockets struck Erbil on 7 November 2023.", title: "Rockets in Erbil" } },
    run: async (app, { query, body }, c) => {
      const outcomes = await app.receive(body ?? { ...query, ...(await plainBody(c.req)) });
      const failed = outcomes.some((outcome) => outcome.kind === "failed");
      return failed ? c.json({ outcomes }, 422) : { outcomes };
    },
  }),
];

async function plainBody(request: { text(): Promise<string>; header(name: string): string | undefined }) {
  const body = await request.text();
  if (body === "") throw new CasusError("bad-input", "The body is empty.");
  return request.header("content-type")?.startsWith("text/html") ? { html: body } : { text: body };
}
