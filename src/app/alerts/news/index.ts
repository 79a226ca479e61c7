// What is new to one rule since it last looked, and which of it is what the rule waits for.
import { type AlertRule, type IncidentRule, matchesIncident } from "../../../alerts/index.ts";
import type { AlertMark, IncidentView } from "../../../record/index.ts";
import { composer } from "../compose.ts";
import type { AlertRooms } from "../rooms.ts";
import { gaps } from "./gaps.ts";
import { attributions, newIncidents } from "./incidents.ts";
import type { Found, Look, Waited } from "./look.ts";
import { gone, sources } from "./missing.ts";
import { saved } from "./saved.ts";
import { statements } from "./statements.ts";

export type { Found } from "./look.ts";

export interface Looked {
  readonly found: readonly Found[];
  /** Reports that joined an incident already told of. */
  readonly joined: readonly string[];
  readonly mark: AlertMark;
  /** True if there was more than one look takes in. */
  readonly more: boolean;
}

/** Changes and documents that one look takes in: a rule of a ledger being filled goes on with the next. */
const AT_ONCE = 500;

export async function look(
  rooms: AlertRooms,
  rule: AlertRule,
  mark: AlertMark,
  page?: string,
): Promise<Looked> {
  const { ledger } = rooms;
  const at = rooms.now();
  const changes = await ledger.incidentChanges({ after: mark.changes, limit: AT_ONCE });
  const documents = await ledger.documentsAfter(mark.documents, AT_ONCE);
  const compose = composer(rooms.views.labels, page);
  const { found, joined = [] } = await waitedFor({ rooms, mark, changes, documents, compose }, rule);
  return {
    found,
    joined,
    mark: {
      documents: documents.at(-1)?.seq ?? mark.documents,
      changes: changes.at(-1)?.seq ?? mark.changes,
      begun: mark.begun,
      at,
    },
    more: changes.length === AT_ONCE || documents.length === AT_ONCE,
  };
}

async function waitedFor(at: Look, rule: AlertRule): Promise<Waited> {
  switch (rule.when) {
    case "new-incident":
      return newIncidents(at, rule.name, (view, seenAt) => matches(at, rule, view, seenAt));
    case "attribution-changed":
      return { found: await attributions(at, rule) };
    case "new-threat":
      return { found: await statements(at, rule) };
    case "tally-gap":
      return { found: await gaps(at, rule) };
    case "post-gone":
      return { found: await gone(at, rule) };
    case "source-silent":
      return { found: sources(at, rule) };
    case "search":
      return saved(at, rule);
  }
}

function matches(at: Look, rule: IncidentRule, view: IncidentView, seenAt: string): boolean {
  return matchesIncident(rule, view, { registers: at.rooms.registers, seenAt });
}
