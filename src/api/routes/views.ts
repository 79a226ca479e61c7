// Views kept under a name: pages with their filters; and one of them as an alert.
import { z } from "zod";
import { CasusError, SavedView } from "../../record/index.ts";
import { AlertRow, ViewPage } from "../answers.ts";
import { ViewAlertBody, ViewBody } from "../bodies.ts";
import { pageOf } from "../paging.ts";
import { id, PAGE } from "../parameters.ts";
import { defineRoute } from "../route.ts";
import { signatureOf } from "../signed.ts";

const VIEW = z.object({ id: id("a saved view") });
const SAMPLE_VIEW = "v-00000000";

export const ViewsQuery = z.object(PAGE);

export const views = [
  defineRoute({
    name: "views",
    method: "get",
    path: "/views",
    title: "Views that were saved, by name",
    right: "read",
    query: ViewsQuery,
    answer: ViewPage,
    ofLedger: true,
    example: { query: { limit: "5" } },
    run: async (app, { query }) => pageOf(await app.review.savedViews(), ({ id: key }) => key, query),
  }),
  defineRoute({
    name: "saveView",
    method: "post",
    path: "/views",
    title: "Keeps a page with its filters under a name",
    right: "read",
    status: 201,
    body: ViewBody,
    answer: SavedView,
    example: { body: { name: "Drones in Iraq", path: "/timeline", query: "mode=drone-attack" } },
    run: (app, { body: { by, ...view }, visitor }) =>
      app.review.saveView({ ...view, owner: signatureOf(visitor, by) }),
  }),
  defineRoute({
    name: "forgetView",
    method: "delete",
    path: "/views/:id",
    title: "Forgets a view of one's own; an alert that was made of it goes on",
    right: "read",
    params: VIEW,
    answer: SavedView,
    example: { params: { id: SAMPLE_VIEW } },
    run: async (app, { params, visitor }) => {
      const view = (await app.review.savedViews()).find((one) => one.id === params.id);
      if (!view) throw new CasusError("not-found", `There is no saved view “${params.id}”.`);
      await app.review.forgetView(params.id, signatureOf(visitor, view.owner));
      return view;
    },
  }),
  defineRoute({
    name: "alertOnView",
    method: "post",
    path: "/views/:id/alert",
    title: "Makes a saved view an alert: the targets are told what is new on it",
    about: "The alert keeps the page and the filters that the view has now.",
    right: "judge",
    noted: "alert-changed",
    status: 201,
    params: VIEW,
    body: ViewAlertBody,
    answer: AlertRow,
    example: { params: { id: SAMPLE_VIEW }, body: { to: ["desk"] } },
    run: (app, { params, body, visitor }) => app.alerts.addOfView(params.id, body, signatureOf(visitor)),
  }),
];
