// Attacks that a text tells as its own deeds: communiqués and channel posts of those who did them.
import type { Attribution, Event, EventStatus } from "../../record/index.ts";
import { firstSpanAfter, overlaps } from "../../text/index.ts";
import type { Speech } from "../attributions.ts";
import type { CodingContext } from "../context.ts";
import { deedOf, type Deed } from "../deeds.ts";
import { isReason } from "../reasons.ts";
import { isViolent } from "../events/violent.ts";
import type { Side } from "../sides.ts";
import type { Issuer } from "./issuer.ts";
import { statementOf, type Said } from "./record.ts";

/** What is planned, supposed or denied is claimed by nobody. */
const TOLD: ReadonlySet<EventStatus> = new Set(["reported", "alleged", "past-background"]);

export function attacksOf(context: CodingContext): Event[] {
  return context.events.filter(
    (event) =>
      isViolent(context.knowledge.kinds, event.type) &&
      TOLD.has(event.status) &&
      !isDefence(context, event) &&
      !isReason(context, event),
  );
}

/** Who shoots a drone down reports it; responsibility is claimed for attacks. */
function isDefence({ knowledge }: CodingContext, { mode }: Event): boolean {
  return knowledge.kinds.modes.get(mode ?? "")?.attributes["family"] === "defence";
}

/** A band that announces an attack by nobody means its own. */
export function isClaimed(deed: Deed, teller: Side, event: Event): boolean {
  const meant = teller.band && event.targets.length > 0 && event.status !== "past-background";
  return deed === "own" || (deed === "open" && meant);
}

/** The act by which somebody says that their own side did it, as kinds/acts.yaml marks it. */
export function claimAct({ knowledge }: CodingContext): string | undefined {
  for (const [act, kind] of knowledge.kinds.acts)
    if (kind.attributes["attribution"] === "claimed") return act;
  return undefined;
}

/** The claims of the issuer: a sentence each that tells of an attack by its side and is nobody else's report. */
export function ownClaims(context: CodingContext, speech: Speech, issuer: Issuer | undefined): Said[] {
  const act = claimAct(context);
  if (!issuer || act === undefined) return [];
  const own = attacksOf(context).filter(
    (event) =>
      isClaimed(
        deedOf(context, event, issuer.side, { direct: true, unsigned: !issuer.signed }),
        issuer.side,
        event,
      ) && !isReported(context, speech, event),
  );
  return own.flatMap((event) => {
    const sentence = speech.lines[firstSpanAfter(context.analysis.sentences, event.trigger.start)]?.sentence;
    if (!sentence) return [];
    return statementOf(context, act, {
      content: [{ start: sentence.start, end: sentence.end }],
      speaker: issuer.role,
      quoted: false,
      about: [event.id],
      by: `${context.language.code}/issuer`,
    });
  });
}

/** What "we affirm" holds is the issuer's; what somebody named says is not. */
function isReported(context: CodingContext, speech: Speech, { trigger }: Event): boolean {
  const tells = (one: Attribution) => {
    const draft = speech.drafts.get(one);
    const line = draft && speech.lines[draft.line];
    const self = draft?.subject && line?.is(draft.subject.from, "own-voice");
    return self !== true && one.content.some((span) => overlaps(span, trigger));
  };
  return context.attributions.some(tells);
}
