// "the third such attack this week": the place in a row counts what has happened so far.
import type { CodingContext } from "../context.ts";
import type { View } from "../events/view.ts";
import { wordsOf } from "../words.ts";
import type { Counted } from "./counted.ts";

/** How many words may stand between the ordinal and what is counted. */
const REACH = 5;

export function ordinalsIn(ctx: CodingContext, view: View): Counted[] {
  const nouns = wordsOf(ctx.language, "tally-nouns");
  const found: Counted[] = [];
  for (const match of wordsOf(ctx.language, "ordinal-words").matches(view.sentence)) {
    const value = match.entry.attributes["value"];
    if (typeof value !== "number" || insideTime(ctx, match.start)) continue;
    for (let i = match.to; i < Math.min(view.tokens.length, match.to + REACH); i++) {
      const noun = nouns.at(view.sentence, i)[0];
      if (noun) {
        const figure = {
          from: match.from,
          to: match.to,
          number: match.from,
          start: match.start,
          end: match.end,
          range: { min: value, max: value },
        };
        found.push({ figure, of: { start: noun.start, end: noun.end }, entry: noun.entry, bare: false });
        break;
      }
      if (view.has("place-markers", i) || view.has("clause-openers", i)) break;
    }
  }
  return found;
}

function insideTime(ctx: CodingContext, offset: number): boolean {
  return ctx.times.some((time) => time.start <= offset && offset < time.end);
}
