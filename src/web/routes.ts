// Every page. A new one: its file in pages/ and its line here.
import type { Page } from "./page.ts";
import { accountPage } from "./pages/account.ts";
import { alertsPage } from "./pages/alerts.ts";
import { auditPage } from "./pages/audit.ts";
import { peoplePage } from "./pages/people.ts";
import { settingsPage } from "./pages/settings.ts";
import { tokensPage } from "./pages/tokens.ts";
import { actorPage } from "./pages/actor.ts";
import { actorsPage } from "./pages/actors.ts";
import { agreementPage } from "./pages/agreement.ts";
import { codingPage } from "./pages/coding.ts";
import { codingTextPage } from "./pages/coding-text.ts";
import { documentPage } from "./pages/document.ts";
import { documentsPage } from "./pages/documents.ts";
import { exportsPage } from "./pages/exports.ts";
import { mapPage } from "./pages/map.ts";
import { incidentPage } from "./pages/incident.ts";
import { incidentsPage } from "./pages/incidents.ts";
import { namesPage } from "./pages/names.ts";
import { reviewPage } from "./pages/review.ts";
import { searchPage } from "./pages/search.ts";
import { statementsPage } from "./pages/statements.ts";
import { statusPage } from "./pages/status.ts";
import { talliesPage } from "./pages/tallies.ts";
import { threatsPage } from "./pages/threats.ts";
import { viewsPage } from "./pages/views.ts";
import { versionsPage } from "./pages/versions.ts";
import { timelinePage } from "./pages/timeline.ts";
import { todayPage } from "./pages/today.ts";

export const PAGES: readonly Page[] = [
  accountPage,
  settingsPage,
  peoplePage,
  tokensPage,
  auditPage,
  todayPage,
  timelinePage,
  mapPage,
  incidentsPage,
  incidentPage,
  statementsPage,
  threatsPage,
  talliesPage,
  documentsPage,
  documentPage,
  versionsPage,
  viewsPage,
  actorsPage,
  actorPage,
  reviewPage,
  codingPage,
  codingTextPage,
  agreementPage,
  searchPage,
  namesPage,
  alertsPage,
  statusPage,
  exportsPage,
];
