// Negation, tense and the like of a trigger, by the tests that relations.yaml lists.
import { holds } from "./aspect-checks.ts";
import { lightVerbsOf, type FrameAsking } from "./frames.ts";
import { childrenBy, headOf, is, isNoun } from "./subjects.ts";

const CLIMB = 8;

/** Names of the aspects that hold for a trigger; a noun takes those of the verb that carries it as well. */
export function aspectsOf(asking: FrameAsking, trigger: number): Set<string> {
  const carriers = isNoun(asking, trigger) ? lightVerbsOf(asking, trigger) : [];
  const doing = carriers.filter(({ light }) => !light.tells).map(({ verb }) => verb);
  const places = [...sharing(asking, trigger), ...doing];
  const found = new Set<string>();
  for (const [name, tests] of asking.grammar.aspects) {
    if (places.some((at) => tests.some((test) => holds(asking, at, test)))) found.add(name);
  }
  return found;
}

/** "did not attack or loot": a verb without a subject of its own stands under the words before the first verb. */
function sharing(asking: FrameAsking, trigger: number): number[] {
  const places = [trigger];
  let at = trigger;
  for (let steps = 0; steps < CLIMB; steps++) {
    const bare =
      childrenBy(asking, at, "subject").length === 0 && childrenBy(asking, at, "auxiliary").length === 0;
    const head = headOf(asking, at);
    if (!bare || head < 0 || !is(asking, at, "conjunct") || isNoun(asking, at)) break;
    places.push(head);
    at = head;
  }
  return places;
}
