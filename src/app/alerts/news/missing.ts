// What is not there any more: posts that are gone, sources that fail or fall silent.
import { type AlertRule, matchesGone, matchesSource } from "../../../alerts/index.ts";
import type { Found, Look } from "./look.ts";

export async function gone(
  { rooms, mark, compose }: Look,
  rule: AlertRule & { when: "post-gone" },
): Promise<Found[]> {
  const since = new Map<string, string>();
  for (const { id } of rooms.views.sources()) {
    for (const address of rooms.archive.keptFor(id)) {
      const known = rooms.archive.known(address)?.gone;
      if (known && known.since > mark.at) since.set(address, known.since);
    }
  }
  const held = since.size > 0 ? await rooms.ledger.documentsAt([...since.keys()]) : [];
  return held.flatMap(({ address, document }) => {
    const seenAt = since.get(address)!;
    const at = { location: address, since: seenAt, ...(document.outlet && { outlet: document.outlet }) };
    if (!matchesGone(rule, at)) return [];
    return [{ subject: address, state: seenAt, spoken: [], entry: compose.gone(document, at), seenAt }];
  });
}

/** Once for a failing source until it answers again; of one that brings too little, once a week. */
export function sources({ rooms, compose }: Look, rule: AlertRule & { when: "source-silent" }): Found[] {
  const now = rooms.now();
  return rooms.views
    .sources()
    .filter((source) => matchesSource(rule, source, now))
    .map((source) => {
      const week = Math.floor(Date.parse(now) / 604_800_000);
      const state = source.state === "silent" ? `silent ${week}` : `failing ${source.lastSuccessAt ?? ""}`;
      return { subject: source.id, state, spoken: [], entry: compose.source(source), seenAt: now };
    });
}
