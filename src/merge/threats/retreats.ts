// Steps back that a document tells: events of a kind that knowledge marks `withdraws` (a truce, a concession).
import type { Knowledge } from "../../knowledge/index.ts";
import type { CodedDocument } from "../../record/index.ts";
import { edtfBounds } from "../../text/index.ts";
import { principalOf, type Principals } from "../principals.ts";
import type { Retreat } from "./board.ts";

export function retreatsOf(
  coded: CodedDocument,
  kinds: Knowledge["kinds"],
  principals: Principals,
): Retreat[] {
  const withdraws = (type: string, mode: string | undefined): boolean =>
    kinds.events.get(type)?.attributes["withdraws"] === true ||
    kinds.modes.get(mode ?? "")?.attributes["withdraws"] === true;
  return coded.events
    .filter(
      (event) =>
        (event.status === "reported" || event.status === "alleged") && withdraws(event.type, event.mode),
    )
    .flatMap((event) => {
      const day = edtfBounds(event.date ?? coded.published ?? "")?.last;
      const [towards] = event.targets.flatMap((role) => principalOf(coded, role, principals) ?? []);
      const actors = event.actors.flatMap((role) => principalOf(coded, role, principals) ?? []);
      if (day === undefined) return [];
      return actors.map((actor) => ({
        id: `${coded.id}#${event.id}`,
        actor,
        day,
        ...(towards !== undefined && { towards }),
      }));
    });
}
