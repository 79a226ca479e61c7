// How long it took from publishing to seeing to sending, in words.
import { dateInWords } from "../text/index.ts";

const MINUTE = 60_000;
const UNITS = [
  { ms: 86_400_000, one: "day", many: "days" },
  { ms: 3_600_000, one: "hour", many: "hours" },
  { ms: MINUTE, one: "minute", many: "minutes" },
] as const;

function duration(ms: number): string {
  const unit = UNITS.find((one) => ms >= one.ms);
  if (!unit) return "under a minute";
  const count = Math.floor(ms / unit.ms);
  return `${count} ${count === 1 ? unit.one : unit.many}`;
}

/** "2 January 2024, 14:02 UTC" of an instant; a day alone stays a day. */
function when(moment: string): string {
  const day = dateInWords(moment.slice(0, 10));
  return isInstant(moment) ? `${day}, ${new Date(moment).toISOString().slice(11, 16)} UTC` : day;
}

function isInstant(moment: string): boolean {
  return /T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:?\d{2})$/.test(moment) && !Number.isNaN(Date.parse(moment));
}

/** "Published 2 January 2024; seen 3 January 2024, 08:00 UTC; sent 08:01 UTC, 1 minute later." */
export function lagInWords({
  published,
  seenAt,
  sentAt,
}: {
  readonly published?: string;
  readonly seenAt: string;
  readonly sentAt?: string;
}): string {
  const toSeen =
    published !== undefined && isInstant(published) ? Date.parse(seenAt) - Date.parse(published) : -1;
  const parts = [
    ...(published === undefined ? [] : [`published ${when(published)}`]),
    `seen ${when(seenAt)}${toSeen >= 0 ? `, ${duration(toSeen)} later` : ""}`,
    ...(sentAt === undefined
      ? []
      : [`sent ${when(sentAt)}, ${duration(Math.max(0, Date.parse(sentAt) - Date.parse(seenAt)))} later`]),
  ];
  const text = parts.join("; ");
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
