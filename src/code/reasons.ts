// Events that a text gives as the reason of another deed: "struck in retaliation for the killing of X". Who tells so
// neither claims nor denies the killing.
import type { Event, Span } from "../record/index.ts";
import { firstSpanAfter } from "../text/index.ts";
import type { CodingContext } from "./context.ts";
import { documentMemory } from "./memory.ts";
import { wordsOf } from "./words.ts";

/** Words between "in response to" and what it answers ("what it called a growing number of attacks"). */
const REACH = 15;

const known = documentMemory<CodingContext, readonly Span[]>();

/** The stretches behind the words of a reason, in text order. */
function reasonsIn(context: CodingContext): readonly Span[] {
  let found = known.get(context);
  if (!found) {
    const words = wordsOf(context.language, "response-markers");
    const bare = wordsOf(context.language, "bare-answers");
    found = context.analysis.sentences.flatMap((sentence) => {
      // "The answer came at once: jets struck": there the answer itself follows.
      const answers = bare.matches(sentence);
      return words.matches(sentence).flatMap(({ start, end, from, to }) => {
        const isPart = answers.some(
          (one) => one.start <= start && end <= one.end && one.to - one.from > to - from,
        );
        const last = sentence.tokens[Math.min(sentence.tokens.length, to + REACH) - 1];
        return !isPart && last && last.end > end ? [{ start: end, end: last.end }] : [];
      });
    });
    known.set(context, found);
  }
  return found;
}

/** True for the first deed told behind the words of a reason: what stands further on may be the answer itself. */
export function isReason(context: CodingContext, { trigger }: Event): boolean {
  const reasons = reasonsIn(context);
  const at = firstSpanAfter(reasons, trigger.start);
  const reason = reasons[at];
  if (!reason || trigger.start < reason.start || trigger.end > reason.end) return false;
  return !context.events.some(
    (other) => other.trigger.start >= reason.start && other.trigger.end <= trigger.start,
  );
}
