// Who is said to have done an attack: from the statements about it, the doer's own telling, and the words of its sentences.
import type { Attribution, Event, EventAttribution, Role, Statement } from "../../record/index.ts";
import { firstSpanAfter, overlaps } from "../../text/index.ts";
import { attributionsNear } from "../attribution-index.ts";
import type { CodingContext } from "../context.ts";
import { deedOf } from "../deeds.ts";
import { speechOf } from "../attributions.ts";
import { documentMemory } from "../memory.ts";
import { isReason } from "../reasons.ts";
import { sideOf, sideOfTeller } from "../sides.ts";
import { isUnsaid } from "../statements/reported.ts";
import { wordsOf } from "../words.ts";
import { standsBy } from "./justified.ts";
import { reportOf, sourceRole } from "./source.ts";

/** Who is said to have done it, by the strongest thing said: claimed, told by the doer, denied, blamed, unclaimed, stated. */
export function attributionOf(
  ctx: CodingContext,
  event: Event,
  unclaimed: ReadonlySet<string>,
): EventAttribution {
  const about = statementsAbout(ctx, event);
  const saying = (status: string): Statement[] =>
    about.filter((one) => actOf(ctx, one)["attribution"] === status);
  const [claim] = saying("claimed");
  if (claim) return { status: "claimed", by: claim.speaker, statement: claim.id };
  const [admission] = about.filter((one) => actOf(ctx, one)["confirms"] === true && admits(ctx, event, one));
  if (admission) return { status: "claimed", by: admission.speaker, statement: admission.id };
  const own = ownTelling(ctx, event);
  if (own) return { status: event.status === "denied" ? "denied" : "claimed", by: own };
  const standing = standsBy(ctx, event);
  if (standing) return { status: "claimed", by: standing };
  const denial = saying("denied").find((one) => admits(ctx, event, one));
  if (denial) return { status: "denied", by: denial.speaker, statement: denial.id };
  const [blame] = saying("blamed");
  if (blame) return { status: "blamed", by: blame.speaker, statement: blame.id };
  if (unclaimed.has(event.id)) return { status: "unclaimed" };
  if (event.actors.length === 0) return { status: "unknown" };
  const [accuser] = attributionsOver(ctx, event);
  if (event.status === "alleged" && accuser) {
    const by = sourceRole(ctx, accuser);
    return { status: "blamed", ...(by && { by }) };
  }
  return isBlamed(ctx, event) ? { status: "blamed" } : { status: "stated" };
}

/** The speaker did it, or speaks of its part in a deed of which no doer is told ("confirmed its involvement", "denied any role"). */
function admits(ctx: CodingContext, event: Event, statement: Statement): boolean {
  if (isActor(ctx, event, statement.speaker, reportOf(ctx, statement))) return true;
  if (event.actors.length > 0) return false;
  const words = wordsOf(ctx.language, "own-part");
  return statement.content.some((span) =>
    ctx.analysis.sentences.some(
      (sentence) =>
        overlaps(sentence, span) && words.matches(sentence).some((match) => overlaps(match, span)),
    ),
  );
}

const statementsByEvent = documentMemory<readonly Statement[], Map<string, Statement[]>>();

function statementsAbout(ctx: CodingContext, event: Event): readonly Statement[] {
  let byEvent = statementsByEvent.get(ctx.statements);
  if (!byEvent) {
    byEvent = new Map();
    for (const statement of ctx.statements) {
      for (const id of new Set(statement.about)) {
        const here = byEvent.get(id);
        if (here) here.push(statement);
        else byEvent.set(id, [statement]);
      }
    }
    statementsByEvent.set(ctx.statements, byEvent);
  }
  return byEvent.get(event.id) ?? [];
}

/** What knowledge/kinds says of a statement's act. */
export function actOf(ctx: CodingContext, statement: Statement): Readonly<Record<string, unknown>> {
  return ctx.knowledge.kinds.acts.get(statement.act)?.attributes ?? {};
}

function isBlamed(ctx: CodingContext, event: Event): boolean {
  const words = wordsOf(ctx.language, "blame-words");
  const { sentences } = ctx.analysis;
  for (let i = firstSpanAfter(sentences, event.trigger.start); i < sentences.length; i++) {
    if (!overlaps(sentences[i]!, event.trigger)) return false;
    if (words.matches(sentences[i]!).length > 0) return true;
  }
  return false;
}

function attributionsOver(ctx: CodingContext, event: Event): Attribution[] {
  return attributionsNear(ctx, [event.trigger]).filter((one) =>
    one.content.some((span) => overlaps(span, event.trigger)),
  );
}

/** The doer tells of it: the speech that holds the trigger is the doer's own. */
export function ownTelling(ctx: CodingContext, event: Event): Role | undefined {
  if (isReason(ctx, event)) return undefined;
  const over = attributionsOver(ctx, event);
  for (const one of over.length > 0 ? over : attributionsInEvidence(ctx, event)) {
    const role = disowns(ctx, one) ? undefined : sourceRole(ctx, one);
    if (role && isActor(ctx, event, role, one)) return role;
  }
  return undefined;
}

const disowning = documentMemory<readonly Statement[], ReadonlySet<string | undefined>>();

/** The reports in which somebody condemns, blames or denies. */
function disowningReports(ctx: CodingContext): ReadonlySet<string | undefined> {
  let found = disowning.get(ctx.statements);
  if (!found) {
    const isSo = (one: Statement): boolean => {
      const { disapproves, attribution } = actOf(ctx, one);
      return disapproves === true || attribution === "blamed" || attribution === "denied";
    };
    found = new Set(ctx.statements.filter(isSo).map(({ attribution }) => attribution));
    disowning.set(ctx.statements, found);
  }
  return found;
}

/** "Did not say that it had fired them", "condemned the attack": who speaks so tells of no deed of its own. */
function disowns(ctx: CodingContext, attribution: Attribution): boolean {
  if (disowningReports(ctx).has(attribution.id)) return true;
  const speech = speechOf(ctx);
  const draft = speech?.drafts.get(attribution);
  const line = draft && speech?.lines[draft.line];
  return draft !== undefined && line !== undefined && isUnsaid(line, draft);
}

/** So many sentences say who told of it; a text that comes back to one event more often says it again. */
const ENOUGH_EVIDENCE = 12;

/** Speech in the sentences of the evidence, for an event whose fullest telling is the text's own. */
function attributionsInEvidence(ctx: CodingContext, event: Event): Attribution[] {
  const evidence = event.evidence.slice(0, ENOUGH_EVIDENCE);
  return attributionsNear(ctx, evidence).filter((one) =>
    one.content.some((span) => evidence.some((sentence) => overlaps(span, sentence))),
  );
}

function isActor(ctx: CodingContext, event: Event, speaker: Role, telling?: Attribution): boolean {
  const side = telling ? sideOfTeller(ctx, telling, speaker) : sideOf(ctx, speaker);
  return deedOf(ctx, event, side, { ...(telling && { telling }) }) === "own";
}
