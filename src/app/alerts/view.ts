// A saved view as an alert: the rule that waits for what is new on its page.
import { savedFilter } from "../../alerts/index.ts";
import type { Ledger } from "../../ledger/index.ts";
import { CasusError, type SavedView } from "../../record/index.ts";

/** Who is told, and what the alert is called if not as the view is. */
export interface ViewAlert {
  readonly to: readonly string[];
  readonly name?: string;
}

const NAME_MAX = 80;

/** The rule as somebody would have written it; whoever makes it an alert says what is wrong with it. */
export async function ruleOfView(
  { savedViews }: Pick<Ledger["review"], "savedViews">,
  wanted: string,
  { to, name }: ViewAlert,
): Promise<object> {
  const view = viewNamed(await savedViews(), wanted);
  const { id, path, query } = view;
  if (savedFilter(path, query) === undefined)
    throw new CasusError(
      "unsupported",
      `The view “${view.name}” (${path}) has no list whose new entries could be told. Save one of the timeline, the map, statements, threats or a search.`,
    );
  return { name: name ?? ruleName(view), when: "search", path, query, view: id, to: [...to] };
}

function viewNamed(views: readonly SavedView[], wanted: string): SavedView {
  const byId = views.find(({ id }) => id === wanted);
  if (byId) return byId;
  const named = views.filter(({ name }) => name === wanted);
  if (named.length === 1) return named[0]!;
  if (named.length === 0) throw new CasusError("not-found", `There is no saved view “${wanted}”.`);
  const ids = named.map(({ id, owner }) => `${id} of ${owner}`).join(", ");
  throw new CasusError("bad-option", `Several views are called “${wanted}”: ${ids}. Give the id of one.`);
}

/** A view may be called what an alert may not: it begins with a letter or digit, and is shorter. */
function ruleName({ id, name }: SavedView): string {
  const fit = name.replace(/^[^\p{L}\p{N}]+/u, "").replace(/\p{C}/gu, " ");
  return [...fit].slice(0, NAME_MAX).join("").trim() || id;
}
