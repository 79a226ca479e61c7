// The door of alerts (pure): rules and targets as they are written, what matches them, when a message may go, how it is
// gathered, retried, signed and shaped. No clock, no files, no network: src/app/alerts does those.
export { bundle, type Bundling, keyOf } from "./bundle.ts";
export { digestPeriodDue, instantOf, localTime, quietUntil, type Period } from "./clock.ts";
export { lagInWords } from "./lag.ts";
export {
  amongStatements,
  changesAttribution,
  type GoneDocument,
  matchesGap,
  matchesGone,
  matchesIncident,
  matchesSource,
  matchesStatement,
  onTimeline,
} from "./match.ts";
export type { Registers } from "./registers.ts";
export { MOST_ATTEMPTS, retryAt } from "./retry.ts";
export { readAlerts, readRule, ruleFields, type AlertsFile } from "./read.ts";
export { asSaved, savedFilter, type SavedFilter } from "./saved.ts";
export type { AlertRule, DigestRule, IncidentRule, MailServer, Quiet } from "./rules.ts";
export { type Outgoing, type Request, requestFor, type WebTarget } from "./shapes/index.ts";
export { signatureOf } from "./signature.ts";
export { resolveTarget, type Target, TARGET_TYPES } from "./targets.ts";
