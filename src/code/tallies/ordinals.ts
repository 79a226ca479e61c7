// "the third such attack this week": the place in a row counts what has happened so far.
import type { CodingContext } from "../context.ts";
import type { Span } from "../../record/index.ts";
import type { Stretch } from "../attributions/line.ts";
import type { View } from "../events/view.ts";
import { grammarOf } from "../grammar.ts";
import { wordsOf } from "../words.ts";
import type { Counted } from "./counted.ts";

/** How many words may stand between the ordinal and what is counted. */
const REACH = 5;

/** A second attack makes a pair, no sum. */
const LEAST = 3;

export function ordinalsIn(ctx: CodingContext, view: View): Counted[] {
  const nouns = wordsOf(ctx.language, "tally-nouns");
  const found: Counted[] = [];
  for (const { from, to, value, start, end } of placesInRow(ctx, view)) {
    if (value < LEAST || insideTime(ctx, start)) continue;
    for (let i = to; i < Math.min(view.tokens.length, to + REACH); i++) {
      const noun = nouns.at(view.sentence, i)[0];
      if (noun) {
        const figure = { from, to, number: from, start, end, range: { min: value, max: value } };
        found.push({ figure, of: { start: noun.start, end: noun.end }, entry: noun.entry, bare: false });
        break;
      }
      if (view.has("place-markers", i) || view.has("clause-openers", i)) break;
    }
  }
  return found;
}

interface PlaceInRow extends Stretch, Span {
  readonly value: number;
}

/** "the third", "the 22nd". */
function placesInRow(ctx: CodingContext, view: View): PlaceInRow[] {
  const words = wordsOf(ctx.language, "ordinal-words")
    .matches(view.sentence)
    .flatMap(({ from, to, start, end, entry }) => {
      const value = entry.attributes["value"];
      return typeof value === "number" ? [{ from, to, start, end, value }] : [];
    });
  const grammar = grammarOf(ctx.language);
  const figures = view.tokens.flatMap((token, from) => {
    const value = /^\d+(?=\p{L})/u.exec(token.norm)?.[0];
    if (value === undefined || !grammar.endsIn(token, "ordinal-endings")) return [];
    return [{ from, to: from + 1, start: token.start, end: token.end, value: Number(value) }];
  });
  return [...words, ...figures].sort((a, b) => a.from - b.from);
}

function insideTime(ctx: CodingContext, offset: number): boolean {
  return ctx.times.some((time) => time.start <= offset && offset < time.end);
}
