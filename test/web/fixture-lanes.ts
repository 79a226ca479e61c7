// What the ledger would count for the lanes, over the fixture's entries of the timeline.
import type { LaneCount, LaneFilter, LanesView, TimelineItem } from "../../src/record/index.ts";
import { edtfBounds } from "../../src/text/index.ts";

const LETTERS = { day: 10, month: 7, year: 4 } as const;

export function lanesOfItems(items: readonly TimelineItem[], { by, step }: LaneFilter): LanesView {
  const dated = items.filter(({ date }) => date !== undefined);
  const counts = dated.map((item): LaneCount => {
    const begins = edtfBounds(item.date!)!.first!.slice(0, LETTERS[step]);
    if (item.kind === "statement") {
      const { act, speaker } = item.row.statement;
      const who = speaker.entity ?? "";
      const lane = { actor: who, principal: who, kind: act, place: "" }[by];
      return { lane, begins, act, total: 1, vague: 0 };
    }
    const { perpetrators, place, mode, type } = item.summary.incident;
    const who = perpetrators[0]?.entity ?? "";
    const lane = {
      actor: who,
      principal: who,
      kind: mode ?? type,
      place: place?.entity ?? place?.name ?? "",
    }[by];
    return { lane, begins, total: 1, vague: 0 };
  });
  const incidents = dated.flatMap((item) => (item.kind === "incident" ? [item.summary.incident] : []));
  const statements = dated.flatMap((item) =>
    item.kind === "statement"
      ? [
          {
            document: item.row.document.id,
            statement: item.row.statement.id,
            act: item.row.statement.act,
            speaker: item.row.speakerText,
            ...(item.row.statement.speaker.entity && { entity: item.row.statement.speaker.entity }),
            day: edtfBounds(item.date!)!.first!,
          },
        ]
      : [],
  );
  return { counts, each: { incidents, statements, links: [] } };
}
