// Threats of a document with their values resolved: who threatens whom, with what, on what condition, until when.
import type {
  Act,
  CodedDocument,
  Event,
  Party,
  Role,
  Span,
  Statement,
  Threat,
  ThreatCondition,
  ThreatenedEvent,
} from "../../record/index.ts";
import { dayOf, edtfBounds } from "../../text/index.ts";
import { partyOf } from "../claims.ts";
import { partyOfPrincipal, principalOf, type Principals } from "../principals.ts";

const THREAT: Act = "threat";

const within = (inner: Span, outers: readonly Span[]): boolean =>
  outers.some((outer) => outer.start <= inner.start && inner.end <= outer.end);

const wordsOf = (coded: CodedDocument, spans: readonly Span[]): string =>
  spans.map((span) => coded.text.slice(span.start, span.end)).join(" … ");

function ids(coded: CodedDocument, roles: readonly Role[], principals: Principals): string[] {
  return [...new Set(roles.flatMap((role) => principalOf(coded, role, principals) ?? []))].sort();
}

function readEvent(coded: CodedDocument, event: Event, principals: Principals): ThreatenedEvent {
  const countries = event.places.flatMap(
    (role) => coded.mentions.find((mention) => mention.id === role.mention)?.country ?? [],
  );
  return {
    type: event.type,
    ...(event.mode !== undefined && { mode: event.mode }),
    actors: ids(coded, event.actors, principals),
    targets: ids(coded, [...event.targets, ...event.victims], principals),
    countries: [...new Set(countries)].sort(),
  };
}

function conditionOf(
  coded: CodedDocument,
  { condition }: Statement,
  principals: Principals,
): ThreatCondition | undefined {
  if (!condition) return undefined;
  const event = coded.events.find((candidate) => within(candidate.trigger, [condition]));
  return {
    span: condition,
    words: wordsOf(coded, [condition]),
    ...(event && { event: readEvent(coded, event, principals) }),
  };
}

/** What is threatened: the event inside the threat's words that is not its condition and has not happened. */
function threatenedOf(
  coded: CodedDocument,
  statement: Statement,
  principals: Principals,
): ThreatenedEvent | undefined {
  const event = coded.events.find(
    (candidate) =>
      (candidate.status === "planned" || candidate.status === "hypothetical") &&
      within(candidate.trigger, statement.content) &&
      !(statement.condition && within(candidate.trigger, [statement.condition])),
  );
  return event && readEvent(coded, event, principals);
}

/** The last day that a date in the words names, if it lies after the saying. */
function deadlineOf(
  coded: CodedDocument,
  statement: Statement,
  said: string | undefined,
): string | undefined {
  const spans = [...statement.content, ...(statement.condition ? [statement.condition] : [])];
  const days = coded.times
    .filter((time) => time.type === "date" && within(time, spans))
    .flatMap((time) => edtfBounds(time.value)?.last ?? [])
    .filter((day) => said !== undefined && day > said);
  return days.sort().at(-1);
}

function targetOf(
  coded: CodedDocument,
  statement: Statement,
  threatened: ThreatenedEvent | undefined,
  principals: Principals,
): { target?: Party; against?: string } {
  if (statement.target) {
    const against = principalOf(coded, statement.target, principals);
    return { target: partyOf(coded.text, statement.target), ...(against !== undefined && { against }) };
  }
  const [against] = threatened?.targets ?? [];
  if (against === undefined) return {};
  return { target: partyOfPrincipal(against, principals, { name: against }), against };
}

function threatOf(coded: CodedDocument, statement: Statement, principals: Principals): Threat {
  const said = dayOf(statement.date ?? coded.published ?? "");
  const threatened = threatenedOf(coded, statement, principals);
  const actor = principalOf(coded, statement.speaker, principals);
  const condition = conditionOf(coded, statement, principals);
  const deadline = deadlineOf(coded, statement, said);
  return {
    id: `${coded.id}#${statement.id}`,
    document: coded.id,
    words: wordsOf(coded, statement.content),
    speaker: partyOf(coded.text, statement.speaker),
    ...(said !== undefined && { said }),
    ...(actor !== undefined && { actor }),
    ...targetOf(coded, statement, threatened, principals),
    ...(condition && { condition }),
    ...(deadline !== undefined && { deadline }),
    ...(statement.medium && { medium: statement.medium.kind }),
    ...(threatened && { threatened }),
  };
}

export function threatsOf(coded: CodedDocument, principals: Principals): Threat[] {
  return coded.statements
    .filter((statement) => statement.act === THREAT)
    .map((statement) => threatOf(coded, statement, principals));
}
