// "No party has claimed responsibility": a dated statement that nobody has claimed an attack. Not a claim, not a denial.
import type { Attribution, Span } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { spanOf, trimmed, type Line } from "../attributions/line.ts";
import { wordsOf } from "../words.ts";
import type { Said } from "./record.ts";
import { speakerIn } from "./roles.ts";

/** How far behind "no group" the verb of claiming stands ("no group has so far publicly claimed"). */
const REACH = 8;

export interface Unclaimed {
  readonly content: Span;
  /** The words for no one at all. */
  readonly nobody: Span;
}

/** Where a sentence says that nobody has claimed: from "nobody" (or "unclaimed") to the end of its clause. */
export function unclaimedIn(context: CodingContext, line: Line): Unclaimed | undefined {
  // "Most such attacks go unclaimed" tells how things usually are, not of one attack.
  if (wordsOf(context.language, "generalities").matches(line.sentence).length > 0) return undefined;
  const plain = wordsOf(context.language, "unclaimed").matches(line.sentence)[0];
  if (plain)
    return {
      content: { start: plain.start, end: plain.end },
      nobody: { start: plain.start, end: plain.end },
    };
  for (const nobody of wordsOf(context.language, "nobody").matches(line.sentence)) {
    for (let i = nobody.to; i < Math.min(line.tokens.length, nobody.to + REACH); i++) {
      if (wordsOf(context.language, "claiming-verbs").at(line.sentence, i).length === 0) continue;
      const clause = trimmed(line, { from: nobody.from, to: clauseEnd(line, i) });
      return clause && { content: spanOf(line, clause), nobody: { start: nobody.start, end: nobody.end } };
    }
  }
  return undefined;
}

function clauseEnd(line: Line, from: number): number {
  let end = from;
  while (end < line.tokens.length && !/^[,.;:،؛]$/.test(line.tokens[end]!.text)) end++;
  return end;
}

/** The statement: said by whoever reports it, else by the words for nobody; it holds as of the day of publication. */
export function unclaimedStatement(
  context: CodingContext,
  { content, nobody }: Unclaimed,
  reporter: Attribution | undefined,
): Said {
  const source = reporter?.source[0];
  const date = context.document.published;
  return {
    act: "announcement",
    content: [content],
    speaker: source ? speakerIn(context, source) : nobody,
    quoted: false,
    by: `${context.language.code}/unclaimed`,
    ...(reporter ? { attribution: reporter.id } : {}),
    ...(date ? { date } : {}),
  };
}
