// Who a mention is, carried into every role that points at it.
import type { CodedDocument, Mention } from "../record/index.ts";

export type Identity = Pick<Mention, "entity" | "name" | "lat" | "lon" | "country" | "precision">;

/** Mentions by id get what is known of them, and roles that point at them its id and name. */
export function withIdentities(coded: CodedDocument, known: ReadonlyMap<string, Identity>): CodedDocument {
  if (known.size === 0) return coded;
  const role = (_key: string, value: unknown): unknown => {
    const mention = pointsAt(value);
    const identity = mention === undefined ? undefined : known.get(mention);
    if (identity === undefined) return value;
    const { entity: _before, ...rest } = value as Record<string, unknown>;
    const { entity, name } = identity;
    return { ...rest, ...(entity !== undefined && { entity }), ...(name !== undefined && { name }) };
  };
  const carried = <T>(records: readonly T[]): T[] => JSON.parse(JSON.stringify(records, role)) as T[];
  return {
    ...coded,
    mentions: coded.mentions.map((one) => {
      const identity = known.get(one.id);
      return identity ? { ...one, ...identity } : one;
    }),
    events: carried(coded.events),
    statements: carried(coded.statements),
    tallies: carried(coded.tallies),
  };
}

function pointsAt(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("mention" in value)) return undefined;
  return typeof value.mention === "string" ? value.mention : undefined;
}
