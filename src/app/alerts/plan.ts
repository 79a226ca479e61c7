// All that is to be alerted: alerts.yaml of the data folder together with the rules that were made on pages.
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type AlertRule,
  type AlertsFile,
  type DigestRule,
  readAlerts,
  readRule,
  type Target,
} from "../../alerts/index.ts";
import { type Knowledge, lineOf, readYaml } from "../../knowledge/index.ts";
import type { Ledger } from "../../ledger/index.ts";
import { CasusError, type KeptRule } from "../../record/index.ts";
import { requireKnown } from "./registers.ts";

export const ALERTS_FILE = "alerts.yaml";

/** A rule with where it stands: in the file, or kept in the ledger since somebody made it on a page. */
export interface PlannedRule {
  readonly rule: AlertRule;
  readonly from: "file" | "page";
  readonly madeBy?: string;
}

export interface AlertPlan extends Omit<AlertsFile, "alerts"> {
  readonly path: string;
  readonly alerts: readonly PlannedRule[];
}

function fileOf(path: string): AlertsFile {
  if (!existsSync(path)) return readAlerts({}, () => path);
  const file = readYaml(path);
  return readAlerts(file.value, (place) => `${path}:${lineOf(file, place)}`);
}

/** Throws CasusError where the file is not right. A rule of a page whose name the file takes gives way to it. */
export async function alertPlan(
  dataDir: string,
  knowledge: Pick<Knowledge, "actors" | "places">,
  ledger: Pick<Ledger, "alerts">,
): Promise<AlertPlan> {
  const path = join(dataDir, ALERTS_FILE);
  const file = fileOf(path);
  for (const rule of file.alerts) requireKnown(rule, knowledge);
  const taken = new Set([...file.alerts, ...file.digests].map(({ name }) => name));
  const kept = (await ledger.alerts.rules()).filter(({ name }) => !taken.has(name));
  return {
    ...file,
    path,
    alerts: [...file.alerts.map((rule) => ({ rule, from: "file" as const })), ...kept.map(plannedOf)],
  };
}

/** A rule that was made on a page, at the terminal or by a program. */
export function plannedOf({ rule, madeBy }: KeptRule): PlannedRule {
  return { rule: readRule(rule), from: "page", ...(madeBy !== undefined && { madeBy }) };
}

/** A rule that somebody makes: checked like those of the file. */
export function checkedRule(
  given: unknown,
  plan: AlertPlan,
  knowledge: Pick<Knowledge, "actors" | "places">,
): AlertRule {
  const rule = readRule(given);
  requireKnown(rule, knowledge);
  const taken = [...plan.alerts.map((one) => one.rule), ...plan.digests].some(
    ({ name }) => name === rule.name,
  );
  if (taken)
    throw new CasusError("bad-option", `There is an alert “${rule.name}” already; take another name.`);
  const unknown = rule.to.find((name) => !plan.targets.has(name));
  if (unknown === undefined) return rule;
  const known = [...plan.targets.keys()].join(", ") || `none yet; write them into ${plan.path}`;
  throw new CasusError("bad-option", `There is no target “${unknown}”; there are: ${known}.`);
}

/** Targets to which something is sent; a feed is looked at. */
export function sentTo(plan: AlertPlan, { to }: Pick<AlertRule | DigestRule, "to">): string[] {
  return to.filter((name) => plan.targets.get(name)?.type !== "feed");
}

export function targetOf(plan: AlertPlan, name: string): Target {
  const target = plan.targets.get(name);
  if (target) return target;
  throw new CasusError("bad-option", `There is no target “${name}” in ${plan.path} any more.`);
}
