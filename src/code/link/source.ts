// Who tells, as a role: the source of a report with the mention that speaks in it.
import type { Attribution, Role } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { mentionById, mentionsIn } from "../mention-index.ts";

export function sourceRole(ctx: CodingContext, attribution: Attribution): Role | undefined {
  const [source] = attribution.source;
  if (!source) return undefined;
  const mention =
    mentionById(ctx, attribution.speaker) ??
    mentionsIn(ctx, source).find(
      (one) => one.start >= source.start && one.end <= source.end && one.type !== "nationality",
    );
  return {
    start: source.start,
    end: source.end,
    ...(mention && { mention: mention.id }),
    ...(mention?.entity !== undefined && { entity: mention.entity }),
    ...(mention?.name !== undefined && { name: mention.name }),
  };
}
