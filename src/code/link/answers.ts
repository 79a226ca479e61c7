// Which event answers which: what stands behind "in response to" is answered by what stands before it; "in response" and
// "the answer came" look back to the attack told last.
import type { Event } from "../../record/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { isViolent } from "../events/violent.ts";
import { isSameSide, sideOf } from "../sides.ts";
import { wordsOf } from "../words.ts";

/** How many sentences back an answer without its reason looks. */
const BACK = 4;

/** Event id → ids of the events it answers. */
export function answersOf(ctx: CodingContext): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const add = (event: Event | undefined, answered: readonly Event[]): void => {
    const others = answered.filter((one) => one !== event).map(({ id }) => id);
    if (event && others.length > 0)
      found.set(event.id, [...new Set([...(found.get(event.id) ?? []), ...others])]);
  };
  const told = [...ctx.events].sort((a, b) => a.trigger.start - b.trigger.start);
  ctx.analysis.sentences.forEach((sentence, index) => {
    const here = told.filter(
      ({ trigger }) => trigger.start >= sentence.start && trigger.start < sentence.end,
    );
    const evidence = () =>
      ctx.events.filter((event) => event.evidence.some(({ start }) => start === sentence.start));
    for (const marker of wordsOf(ctx.language, "response-markers").matches(sentence)) {
      const behind = here.filter(({ trigger }) => trigger.start >= marker.start);
      const before = here.filter(({ trigger }) => trigger.start < marker.start);
      const answering = before.length > 0 ? before : evidence().filter((event) => !behind.includes(event));
      // "in response to it": what it is was told before; "did not answer" looks back to nothing.
      const looksBack = marker.to - marker.from > 1;
      const answered = behind.length > 0 || !looksBack ? behind : lastBefore(ctx, told, index, answering[0]);
      for (const event of answering) add(event, answered);
    }
    for (const marker of wordsOf(ctx.language, "bare-answers").matches(sentence)) {
      const event = nearest(here, marker.start);
      add(event, lastBefore(ctx, told, index, event));
    }
  });
  return found;
}

function nearest(events: readonly Event[], offset: number): Event | undefined {
  const distance = ({ trigger }: Event) => Math.abs(trigger.start - offset);
  return events.reduce<Event | undefined>(
    (best, one) => (!best || distance(one) < distance(best) ? one : best),
    undefined,
  );
}

/** The attack that was told last within a few sentences, by somebody else. */
function lastBefore(
  ctx: CodingContext,
  told: readonly Event[],
  index: number,
  answering: Event | undefined,
): Event[] {
  const { sentences } = ctx.analysis;
  const end = answering ? Math.min(answering.trigger.start, sentences[index]!.end) : sentences[index]!.start;
  const from = sentences[Math.max(0, index - BACK)]!.start;
  const fits = (event: Event) =>
    event !== answering && isViolent(ctx.knowledge.kinds, event.type) && !sharesDoer(ctx, event, answering);
  const last = told
    .slice(
      0,
      firstSpanAfter(
        told.map(({ trigger }) => trigger),
        end,
      ),
    )
    .findLast((event) => event.trigger.start >= from && event.trigger.start < end && fits(event));
  return last ? [last] : [];
}

function sharesDoer(ctx: CodingContext, a: Event, b: Event | undefined): boolean {
  return (b?.actors ?? []).some((role) =>
    a.actors.some((other) => isSameSide(sideOf(ctx, role), sideOf(ctx, other)) === true),
  );
}
