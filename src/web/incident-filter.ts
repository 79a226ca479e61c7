// What the address of the list of incidents asks for: the same for the page and for its table as a file.
import { INCIDENT_ORDERS, type IncidentFilter, type IncidentOrder } from "../record/index.ts";
import type { Ask } from "./page.ts";
import { asked, askedDay } from "./parts/pager.ts";

/** What is no order of ours is taken as not asked. */
export function orderOf(ask: Pick<Ask, "query">): IncidentOrder {
  return INCIDENT_ORDERS.find((order) => order === asked(ask, "order")) ?? "newest";
}

export function incidentFilter(ask: Pick<Ask, "query">): Omit<IncidentFilter, "limit" | "after"> {
  return {
    from: askedDay(ask, "from"),
    to: askedDay(ask, "to"),
    mode: asked(ask, "mode"),
    actor: asked(ask, "actor"),
    country: asked(ask, "country"),
    place: asked(ask, "place"),
    order: orderOf(ask),
  };
}
