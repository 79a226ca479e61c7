// Places and weapons of a sentence given to the triggers they hang under, through whatever phrase: "a strike on a base
// in Iraq with drones". A rule's own roles say more; these fill what the parser hung on a neighbour.
import type { Thing } from "../things.ts";
import type { Trigger } from "../trigger.ts";
import { thingOf, type Mark, type View } from "../view.ts";
import { under, upFrom } from "./walk.ts";

export interface Setting {
  readonly places: readonly Thing[];
  readonly weapons: readonly Thing[];
}

/** The setting of each trigger, by its head. */
export function settingsOf(view: View, triggers: readonly Trigger[]): ReadonlyMap<number, Setting> {
  const found = new Map<number, { places: Thing[]; weapons: Thing[] }>();
  for (const thing of triggers.length > 0 ? view.things : []) {
    if (thing.class !== "place" && thing.class !== "weapon" && !isNamedSite(view, thing)) continue;
    const way = upFrom(view, thing.to - 1);
    const end = way.findIndex((at) => triggers.some((one) => one.from <= at && at < one.to));
    const mark = thing.class === "weapon" ? "weapon-markers" : "place-markers";
    if (end < 1 || !(isOpened(view, way.slice(0, end), mark) || isOfSettlement(view, way, end))) continue;
    const { head } = triggers.find((one) => one.from <= way[end]! && way[end]! < one.to)!;
    const here = found.get(head) ?? { places: [], weapons: [] };
    (thing.class === "weapon" ? here.weapons : here.places).push(thing);
    found.set(head, here);
  }
  return found;
}

/** A base or an embassy with a name is where a thing happened, whatever the words hang on. */
function isNamedSite(view: View, { class: kind, mention, from, to }: Thing): boolean {
  if (kind !== "site" || mention?.type !== "facility") return false;
  return view.tokens.slice(from, to).some(({ text }) => /^\p{Lu}/u.test(text));
}

/** Clauses that a place or weapon does not leave: what is told there is another deed. */
const CLOSED: ReadonlySet<string> = new Set(["acl:relcl", "advcl:relcl", "parataxis", "ccomp", "appos"]);

/** On the way up a word of the list stands before one of the phrases, and no clause of its own closes it in. */
function isOpened(view: View, way: readonly number[], mark: Mark): boolean {
  // "Shot down a drone that was meant for the base at X": it came down on the way there.
  if (way.some((at) => CLOSED.has(view.tokens[at]!.deprel ?? "") && !view.has("aiming-words", at)))
    return false;
  return way.some((at) => under(view, at).some((child) => child < at && view.has(mark, child)));
}

/** "Stormed the village of X": what was hit is where it was; in "the mayor of the town of X" it need not be. */
function isOfSettlement(view: View, way: readonly number[], end: number): boolean {
  const [place, noun] = way;
  if (end !== 2 || !view.has("settlements", noun!)) return false;
  return under(view, place!).some((child) => child < place! && view.has("object-markers", child));
}

/** "In Colombia's Arauca department", "in Poltava region": the name before the word for what kind of part it is. */
export function namedPart(view: View, head: number): Thing | undefined {
  if (!view.has("settlements", head) || thingOf(view, head)?.class === "place") return undefined;
  const hanging = under(view, head).filter((at) => at < head);
  if (!hanging.some((at) => view.has("place-markers", at))) return undefined;
  const name = hanging.find((at) => view.tokens[at]!.deprel === "compound");
  const place = name === undefined ? undefined : thingOf(view, name);
  return place?.class === "place" ? place : undefined;
}
