// Who stands behind a weapon, a vehicle or unnamed people: the owner in their own words, the body they belong to or speak of.
import type { Mention } from "../../../record/index.ts";
import type { Thing } from "../things.ts";
import { isPlural, thingOf, type View } from "../view.ts";
import { under } from "./walk.ts";

/** "The front said its men had attacked": the front. */
export function ownBody(
  view: View,
  thing: Thing,
  referent: (head: number) => Thing | undefined,
): Thing | undefined {
  if (thing.mention?.type !== "role") return undefined;
  const owner = under(view, thing.to - 1).find(
    (at) => view.tokens[at]!.deprel === "nmod:poss" && view.tokens[at]!.upos === "PRON",
  );
  const body = owner === undefined ? undefined : referent(owner);
  return body?.mention?.type === "organization" ? body : undefined;
}

/** "Fighters of the Shining Path": a body with a name acts through its unnamed people. */
export function bodyBehind(view: View, people: Thing): Thing | undefined {
  const { owner, mention, to } = people;
  const isUnnamed = mention?.type === "role" || people.class === "armed";
  if (!isUnnamed || !isPlural(view.tokens[to - 1])) return undefined;
  if (owner) return isNamed(view, owner) ? armedLike(people, bodyOf(people, owner)) : undefined;
  const behind = under(view, to - 1).flatMap((at) => {
    const side = view.tokens[at]!.deprel === "nmod" ? thingOf(view, at) : undefined;
    return side?.mention?.type === "organization" && isNamed(view, side.mention) ? [side] : [];
  });
  return behind[0] && armedLike(people, behind[0]);
}

/** A body whose fighters act is armed, whatever its name says. */
function armedLike(people: Thing, body: Thing): Thing {
  return people.class === "armed" ? { ...body, class: "armed" } : body;
}

/** Found by its name in the register, or with a proper noun in it. */
function isNamed(view: View, { by, start, end }: Mention): boolean {
  if (by?.startsWith("register/")) return true;
  return view.tokens.some((token) => token.start >= start && token.end <= end && token.upos === "PROPN");
}

/** "Turkish drones", "a drone of the Turkish army": whose weapon it is. */
export function ownerOf(view: View, thing: Thing): Thing | undefined {
  if (thing.owner) return { ...bodyOf(thing, thing.owner), ...(thing.weapon && { weapon: thing.weapon }) };
  const hangs = new Set(under(view, thing.to - 1));
  return view.things.find((one) => {
    const at = one.to - 1;
    if (one === thing || !hangs.has(at) || !OWNERS.has(one.class)) return false;
    const { deprel = "" } = view.tokens[at]!;
    return (
      OWNING.has(deprel) || (deprel === "nmod" && under(view, at).some((i) => view.has("object-markers", i)))
    );
  });
}

function bodyOf({ from, to }: Thing, mention: Mention): Thing {
  const { id, start, end } = mention;
  const kind =
    mention.type === "nationality" ? "nationality" : mention.type === "location" ? "place" : "body";
  return { from, to, start, end, class: kind, mention, words: `#${id}`, last: "" };
}

const OWNERS: ReadonlySet<Thing["class"]> = new Set(["armed", "body", "nationality", "place"]);
const OWNING: ReadonlySet<string> = new Set(["nmod:poss", "amod", "compound"]);
