// What can be done to an incident: a report parted off, another incident joined or parted, a judgement taken back.
import { CasusError } from "../record/index.ts";
import type { IncidentView } from "../record/index.ts";
import { defineAction, field } from "./action.ts";
import { incidentAddress } from "./address.ts";
import type { Ask } from "./page.ts";

export const incidentAction = defineAction({
  path: "/incidents/:id",
  async act(ask, form) {
    const view = await ask.app.incident(ask.id);
    if (!view) throw new CasusError("not-found", "There is no incident with this id in the ledger.");
    const what = field(form, "do");
    if (what === "undo") await ask.app.withdraw(field(form, "judgement") ?? "", ask.visitor.name);
    else if (what === "split") await split(ask, view, field(form, "report"));
    else if (what === "merge" || what === "part")
      await compared(ask, view, field(form, "other"), what === "merge" ? "same" : "different");
    else throw new CasusError("bad-option", "That is nothing that can be done to an incident.");
    return { to: incidentAddress(ask.id) };
  },
});

async function split(ask: Ask, { reports }: IncidentView, report: string | undefined): Promise<void> {
  const others = reports.filter(({ id }) => id !== report);
  if (report === undefined || others.length !== reports.length - 1)
    throw new CasusError("bad-option", "Say which report is not of this incident.");
  for (const { id } of others)
    await ask.app.judge({ a: report, b: id, verdict: "different", by: ask.visitor.name });
}

async function compared(
  ask: Ask,
  view: IncidentView,
  given: string | undefined,
  verdict: "same" | "different",
): Promise<void> {
  const other = await ask.app.incident(idIn(given ?? ""));
  if (!other) throw new CasusError("not-found", `There is no incident “${given ?? ""}” in this ledger.`);
  if (other.incident.id === view.incident.id)
    throw new CasusError("bad-option", "Both are this very incident.");
  await ask.app.judge({ a: view.incident.id, b: other.incident.id, verdict, by: ask.visitor.name });
}

/** An id, or the address of the incident's page as it stands in the browser. */
function idIn(given: string): string {
  const path = /\/incidents\/([^/?#]+)/.exec(given)?.[1];
  if (path === undefined) return given;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
