// Alerts: which there are, making, trying and removing one, and the messages that went out.
import { z } from "zod";
import { AlertRow, Alerts, AlertTest, MessagePage } from "../answers.ts";
import { AlertBody } from "../bodies.ts";
import { PAGE, text } from "../parameters.ts";
import { defineRoute } from "../route.ts";
import { signatureOf } from "../signed.ts";

const NAME_MAX = 300;
const ALERT = z.object({ name: text(NAME_MAX).meta({ description: "the name of an alert" }) });
const SAMPLE_ALERT = "near Erbil";

export const MessagesQuery = z.object({
  alert: text(NAME_MAX).optional().meta({ description: "the name of an alert: its messages alone" }),
  ...PAGE,
});

export const alerts = [
  defineRoute({
    name: "alerts",
    method: "get",
    path: "/alerts",
    title: "Alerts, digests, and the names of the targets they go to",
    right: "read",
    answer: Alerts,
    example: {},
    run: async (app) => {
      const { alerts: all, digests, targets } = await app.alerts.plan();
      return { alerts: all, digests, targets: [...targets].map(([name, { type }]) => ({ name, type })) };
    },
  }),
  defineRoute({
    name: "messages",
    method: "get",
    path: "/alerts/messages",
    title: "Messages, newest first: what they tell, when they were made and sent, why one failed",
    right: "read",
    query: MessagesQuery,
    answer: MessagePage,
    ofLedger: true,
    example: { query: { limit: "5" } },
    run: async (app, { query: { alert, limit, after } }) => {
      const rows = await app.alerts.log({ limit: limit + 1, after, rule: alert });
      const shown = rows.slice(0, limit);
      return { rows: shown, ...(rows.length > limit && { next: shown.at(-1)!.id }) };
    },
  }),
  defineRoute({
    name: "addAlert",
    method: "post",
    path: "/alerts",
    title: "Makes an alert; what alerts.yaml may say, a body may say too",
    right: "judge",
    noted: "alert-changed",
    status: 201,
    body: AlertBody,
    answer: AlertRow,
    example: {
      body: { name: SAMPLE_ALERT, when: "new-incident", near: { place: "erbil", km: 50 }, to: ["desk"] },
    },
    run: (app, { body, visitor }) => app.alerts.add(body, signatureOf(visitor)),
  }),
  defineRoute({
    name: "removeAlert",
    method: "delete",
    path: "/alerts/:name",
    title: "Takes back an alert that was made on a page, at the terminal or here; one of alerts.yaml stays",
    right: "judge",
    noted: "alert-changed",
    params: ALERT,
    answer: AlertRow,
    example: { params: { name: SAMPLE_ALERT } },
    run: (app, { params }) => app.alerts.remove(params.name),
  }),
  defineRoute({
    name: "testAlert",
    method: "post",
    path: "/alerts/:name/test",
    title:
      "Sends a message of no news to the targets of an alert or digest, or to a target, and says what came back",
    right: "judge",
    params: ALERT,
    answer: AlertTest,
    example: { params: { name: SAMPLE_ALERT } },
    run: (app, { params }) => app.alerts.test(params.name),
  }),
];
