// A message from the alerts in it: one alone, several together, or a digest; with the lag of each.
import { lagInWords, type Outgoing } from "../../alerts/index.ts";
import { writeEntries } from "../../publish/index.ts";
import type { Alert, AlertTrigger, Delivery, Digest, DigestEntry } from "../../record/index.ts";

const TITLES: Readonly<Record<AlertTrigger, string>> = {
  "new-incident": "New incident",
  "new-threat": "New statement",
  "attribution-changed": "Attribution changed",
  "tally-gap": "Others count more",
  "post-gone": "Post gone",
  "source-silent": "Source silent",
  search: "Saved search",
  digest: "Digest",
};

function entryOf(alert: Alert, sentAt: string): DigestEntry[] {
  if (!("entry" in alert.content)) return [];
  const { entry } = alert.content;
  const { published, seenAt } = alert;
  return [{ ...entry, lines: [...entry.lines, lagInWords({ published, seenAt, sentAt })] }];
}

function digestOf(rule: string, alerts: readonly Alert[], sentAt: string): Digest {
  const [first] = alerts;
  if (alerts.length === 1 && first && "digest" in first.content) return first.content.digest;
  const sections = [...Map.groupBy(alerts, ({ trigger }) => TITLES[trigger])].map(([title, list]) => ({
    title,
    entries: list.flatMap((alert) => entryOf(alert, sentAt)),
  }));
  const title =
    alerts.length === 1 && first
      ? `${TITLES[first.trigger]}: ${first.title}`
      : `${alerts.length} alerts: ${rule}`;
  return { title, summary: `Alert “${rule}”. A claim is a claim, not a finding.`, sections };
}

/** With everything a target may want of it. */
export function outgoingOf(
  { id, rule, alerts }: Pick<Delivery, "id" | "rule" | "alerts">,
  sentAt: string,
  page: string | undefined,
): Outgoing {
  const digest = digestOf(rule, alerts, sentAt);
  const [first] = alerts;
  const own = first && "entry" in first.content ? first.content.entry.page : undefined;
  const readOn = alerts.length === 1 ? (own ?? page) : page;
  return {
    id,
    rule,
    sentAt,
    digest,
    alerts,
    text: writeEntries(digest, "text"),
    markdown: writeEntries(digest, "markdown"),
    html: writeEntries(digest, "html"),
    ...(readOn !== undefined && { page: readOn }),
  };
}

/** What the test button sends. */
export function testMessage(name: string, id: string, sentAt: string): Outgoing {
  const digest: Digest = {
    title: `Test of “${name}”`,
    summary: `Somebody at this desk tried whether messages of “${name}” arrive here. They do.`,
    sections: [],
  };
  return {
    id,
    rule: name,
    sentAt,
    digest,
    alerts: [],
    text: writeEntries(digest, "text"),
    markdown: writeEntries(digest, "markdown"),
    html: writeEntries(digest, "html"),
  };
}
