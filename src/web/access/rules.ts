// Who may do what: every route with the right it asks for. A route that is not here is for admins alone, and a test
// fails. viewer = read; reviewer = read, judge, inbox; admin = all (src/people/rights.ts).
import { apiRules } from "../../api/index.ts";
import type { Deed, Right } from "../../record/index.ts";

export interface Rule {
  /** `open`: for anybody. `own`: for whoever has signed in, on their own account. */
  readonly right: Right | "open" | "own";
  /** Open also while a first password has not been changed yet. */
  readonly first?: boolean;
  /** What is written to the log each time. */
  readonly noted?: Deed;
}

const open: Rule = { right: "open" };
const own: Rule = { right: "own" };
const first: Rule = { right: "own", first: true };
const read: Rule = { right: "read" };
const judge: Rule = { right: "judge" };
const admin: Rule = { right: "admin" };
const exported: Rule = { right: "read", noted: "export" };

/** By method and path, as they are registered. */
export const RULES: Readonly<Record<string, Rule>> = {
  "GET /assets/:name{.+}": open,
  "GET /login": open,
  "POST /login": open,
  "GET /login/provider": open,
  "GET /login/provider/back": open,
  "POST /logout": first,
  "GET /account": first,
  "GET /account.json": own,
  "POST /account/password": first,
  "POST /account/sessions": own,
  "POST /account/tokens": own,
  "POST /account/tokens/revoke": own,

  "GET /settings": admin,
  "GET /settings.json": admin,
  "GET /settings/people": admin,
  "GET /settings/people.json": admin,
  "POST /settings/people": admin,
  "POST /settings/people/role": admin,
  "POST /settings/people/password": admin,
  "POST /settings/people/disable": admin,
  "POST /settings/people/enable": admin,
  "POST /settings/people/delete": admin,
  "GET /settings/tokens": admin,
  "GET /settings/tokens.json": admin,
  "POST /settings/tokens": admin,
  "POST /settings/tokens/revoke": admin,
  "GET /settings/log": admin,
  "GET /settings/log.json": admin,
  "GET /settings/log.csv": { right: "admin", noted: "export" },
  "POST /settings/backup": { right: "admin", noted: "backup" },

  "GET /": read,
  "GET /today.json": read,
  "GET /timeline": read,
  "GET /timeline.json": read,
  "GET /map": read,
  "GET /map.json": read,
  "GET /map/points.json": read,
  "GET /incidents": read,
  "GET /incidents.json": read,
  "GET /incidents.csv": exported,
  "GET /incidents/:id": read,
  "POST /incidents/:id": judge,
  "GET /statements": read,
  "GET /statements.json": read,
  "GET /alerts": read,
  "GET /alerts.json": read,
  "POST /alerts": { right: "judge", noted: "alert-changed" },
  "POST /alerts/remove": { right: "judge", noted: "alert-changed" },
  "POST /alerts/test": judge,
  "GET /threats": read,
  "GET /threats.json": read,
  "GET /tallies": read,
  "GET /tallies.csv": exported,
  "GET /tallies.json": read,
  "GET /documents": read,
  "GET /documents.json": read,
  "GET /documents/:id": read,
  "GET /versions/:id": read,
  "GET /actors": read,
  "GET /actors.json": read,
  "GET /actors/:id": read,
  "GET /views": read,
  "GET /views.json": read,
  "POST /views": read,
  "POST /views/alert": { right: "judge", noted: "alert-changed" },
  "GET /search": read,
  "GET /search.json": read,
  "GET /coding": read,
  "GET /coding.json": read,
  "GET /coding/:id": read,
  "POST /coding/:id": judge,
  "GET /coding/:name{(?:gold|documents)\\.jsonl}": exported,
  "GET /agreement/:id": read,
  "POST /agreement/:id": judge,
  "GET /review": read,
  "GET /review.json": read,
  "POST /review": judge,
  "GET /names": read,
  "GET /names.json": read,
  "GET /status": read,
  "POST /status": judge,
  "GET /status.json": read,
  "GET /exports": read,
  "GET /exports.json": read,

  "GET /originals/:sha256{[0-9a-f]{64}}": read,
  "GET /cases/:id{.+\\.wacz}": exported,
  "GET /digest": read,
  "GET /feeds/:name{(?:casus|alerts|corrections)\\.(?:atom|rss|json)}": read,

  // The API's own table says what each of its routes asks.
  ...apiRules(),
  "GET /api/v1/reference": read,
  "OPTIONS /api/v1/inbox": open,
  "OPTIONS /api/inbox": open,
};

/** For what no route answers: whoever may read is told so. */
export const NOTHING_HERE: Rule = read;
/** For a route that was forgotten here. */
export const UNNAMED: Rule = admin;
