// What a phrase is, for roles that ask for a type: by the thing at its head, else by the kind of word that stands there.
import type { Phrase } from "../../../rules/index.ts";
import type { ThingClass } from "../things.ts";
import { thingOf, type View } from "../view.ts";
import { namedPart } from "./setting.ts";
import { counted } from "./walk.ts";

/** Classes of things in the words of mention types, which rule files speak. */
const TYPE_OF_CLASS: Readonly<Record<ThingClass, string>> = {
  armed: "role",
  person: "role",
  body: "organization",
  nationality: "nationality",
  place: "location",
  site: "facility",
  platform: "platform",
  weapon: "weapon",
  object: "object",
};

export type TypeTest = (phrase: Phrase) => ReadonlySet<string>;

/** The type test over one sentence. */
export function typesIn(view: View): TypeTest {
  const known = new Map<number, ReadonlySet<string>>();
  return ({ head }) => {
    let types = known.get(head);
    if (!types) known.set(head, (types = typesAt(view, head)));
    return types;
  };
}

function typesAt(view: View, asked: number): ReadonlySet<string> {
  const head = counted(view, asked);
  if (isKind(view, head)) return NOTHING;
  const thing = namedPart(view, head) ?? thingOf(view, head);
  if (thing) {
    const type = TYPE_OF_CLASS[thing.class];
    return new Set(thing.mention ? [type, thing.mention.type] : [type]);
  }
  const { upos } = view.tokens[head]!;
  if (view.inTime(head)) return NOTHING; // "on 3 May" counts nobody
  if (view.has("person-pronouns", head)) return new Set(["person"]);
  if (upos === "PRON" && view.has("pronouns", head)) return new Set(["thing"]);
  // "Five were killed", "dozens were hurt": a number standing alone counts people.
  return upos === "NUM" || upos === "DET" || view.has("vague-plurals", head) ? COUNTED : NOTHING;
}

/** "A terrorist attack": the word says what kind of attack it was, not whose. */
function isKind(view: View, head: number): boolean {
  const { deprel } = view.tokens[head]!;
  return (deprel === "compound" || deprel === "amod") && view.has("kind-words", head);
}

const NOTHING: ReadonlySet<string> = new Set();
const COUNTED: ReadonlySet<string> = new Set(["person", "quantity"]);
