// Who tells: the report that holds a statement, and the source of a report as a role with the mention that speaks in it.
import type { Attribution, Role, Statement } from "../../record/index.ts";
import { speechOf } from "../attributions.ts";
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

export function reportOf(ctx: CodingContext, { attribution }: Statement): Attribution | undefined {
  return attribution === undefined ? undefined : speechOf(ctx)?.byId.get(attribution);
}
