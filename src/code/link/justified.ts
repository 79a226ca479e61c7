// Doers that stand by a deed without telling it: "the strikes, an officer said, were self-defence". Whoever accounts for a
// deed of its own side in such words says that it was its own.
import type { Attribution, Event, Role, Span } from "../../record/index.ts";
import { firstSpanAfter, overlaps } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { documentMemory } from "../memory.ts";
import { isReason } from "../reasons.ts";
import { isSameSide, sideOf, sideOfTeller, type Side } from "../sides.ts";
import { wordsOf, type Match } from "../words.ts";
import { sourceRole } from "./source.ts";

/** How many sentences back "it" or "the strikes" may go. */
const BACK = 2;

interface Account {
  readonly role: Role;
  readonly side: Side;
  /** From the earliest sentence that it may be about to the end of what is said. */
  readonly reach: Span;
  readonly content: readonly Span[];
  readonly word: Match;
}

/** Who stands by an event; undefined if nobody of the doer's side accounts for it. */
export function standsBy(ctx: CodingContext, event: Event): Role | undefined {
  return accountsOf(ctx).find((account) => isOwn(ctx, event, account))?.role;
}

const known = documentMemory<readonly Attribution[], readonly Account[]>();

function accountsOf(ctx: CodingContext): readonly Account[] {
  let accounts = known.get(ctx.attributions);
  if (!accounts)
    known.set(ctx.attributions, (accounts = ctx.attributions.flatMap((one) => accountIn(ctx, one))));
  return accounts;
}

function accountIn(ctx: CodingContext, attribution: Attribution): Account[] {
  const { content } = attribution;
  const [first, last] = [content[0], content.at(-1)];
  const word = first && wordIn(ctx, content);
  const role = word && sourceRole(ctx, attribution);
  if (!first || !last || !word || !role) return [];
  const side = sideOfTeller(ctx, attribution, role);
  if (!side.band && side.state === undefined) return [];
  const { sentences } = ctx.analysis;
  const from = sentences[Math.max(0, firstSpanAfter(sentences, first.start) - BACK)]!.start;
  return [{ role, side, content, word, reach: { start: from, end: last.end } }];
}

function wordIn(ctx: CodingContext, content: readonly Span[]): Match | undefined {
  const words = wordsOf(ctx.language, "justifications");
  const { sentences } = ctx.analysis;
  for (const span of content) {
    for (let i = firstSpanAfter(sentences, span.start); i < sentences.length; i++) {
      if (sentences[i]!.start >= span.end) break;
      const found = words.matches(sentences[i]!).find((match) => overlaps(match, span));
      if (found) return found;
    }
  }
  return undefined;
}

function isOwn(ctx: CodingContext, event: Event, account: Account): boolean {
  if (
    !overlaps(account.reach, event.trigger) ||
    event.status === "planned" ||
    event.status === "hypothetical"
  )
    return false;
  if (isReason(ctx, event) || isOthersBefore(ctx, event, account)) return false;
  const isMine = (role: Role): boolean => isSameSide(sideOf(ctx, role), account.side) === true;
  if (event.actors.length > 0) return event.actors.some(isMine);
  // "Called it a self-defence strike": nobody else is named, and only a doer speaks so of an attack not on itself.
  const isTold = account.content.some((span) => overlaps(span, event.trigger));
  const isStruck = [...event.targets, ...event.victims].some(isMine);
  return isTold && !isStruck && account.word.entry.attributes["kind"] === "own";
}

/** "They said that Iran had struck in self-defence": the words stand by the deed that is told just before them. */
function isOthersBefore(ctx: CodingContext, event: Event, { content, word, side }: Account): boolean {
  return ctx.events.some(
    (other) =>
      other !== event &&
      other.trigger.end <= word.start &&
      content.some((span) => overlaps(span, other.trigger)) &&
      other.actors.some((role) => isSameSide(sideOf(ctx, role), side) === false),
  );
}
