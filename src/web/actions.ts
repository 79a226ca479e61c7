// Every form's action. A new one: its `defineAction` and its line here.
import type { Action } from "./action.ts";
import { alertActions } from "./pages/alerts-form.ts";
import { incidentAction } from "./incident-actions.ts";
import { accountActions } from "./pages/account.ts";
import { peopleActions } from "./pages/people.ts";
import { codingAction, settleAction } from "./coding/actions.ts";
import { viewAlertAction, viewsAction } from "./pages/views.ts";
import { gradeAction } from "./sources/grade.ts";
import { reviewAction } from "./review/actions.ts";
import { tokenActions } from "./pages/tokens.ts";

export const ACTIONS: readonly Action[] = [
  ...accountActions,
  ...peopleActions,
  ...tokenActions,
  reviewAction,
  gradeAction,
  viewsAction,
  viewAlertAction,
  codingAction,
  settleAction,
  incidentAction,
  ...alertActions,
];
