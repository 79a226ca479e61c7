// What one document says about who did it: claims, blame, denials, and that nobody has claimed it. A claim is what a
// doer says of its own deed, in a statement or in any reported words, by its own mouth or by that of its officials.
import type {
  Act,
  Attribution,
  AttributionStatus,
  CodedDocument,
  Event,
  Mention,
  Party,
  ReportClaim,
  Role,
  Statement,
} from "../record/index.ts";
import { NO_PRINCIPALS, partyOfPrincipal, principalOf, type Principals } from "./principals.ts";

/** Acts about an event that say who did it or did not. `actor` tells which role of the statement the doer is in. */
const STANDING: Partial<Record<Act, { status: AttributionStatus; actor: "speaker" | "target" }>> = {
  "claim-of-responsibility": { status: "claimed", actor: "speaker" },
  denial: { status: "denied", actor: "speaker" },
  accusation: { status: "blamed", actor: "target" },
};

export function partyOf(text: string, role: Role): Party {
  const name = role.name ?? text.slice(role.start, role.end).replace(/\s+/g, " ");
  return { name, ...(role.entity !== undefined && { entity: role.entity }) };
}

const WHO: ReadonlySet<Mention["type"]> = new Set(["person", "organization", "nationality"]);

/** A document with what is needed to tell who claims. */
interface Reading {
  readonly coded: CodedDocument;
  readonly principals: Principals;
}

/** Whether a mode is a defence: who shoots a drone down is the doer of that, and not of the attack. */
export type Defends = (mode: string | undefined) => boolean;

function mentionOf({ coded }: Reading, role: Role): Mention | undefined {
  return coded.mentions.find((candidate) => candidate.id === role.mention);
}

/** True if the words name somebody: a pronoun, a place, an aircraft or an outlet claims nothing. `role` admits unnamed groups. */
function isSomebody(reading: Reading, role: Role, unnamed: boolean): boolean {
  const mention = mentionOf(reading, role);
  const entity = role.entity ?? mention?.entity;
  if (entity !== undefined && reading.principals.publishes(entity)) return false;
  if (!mention) return role.entity !== undefined;
  if (mention.precision !== undefined && !WHO.has(mention.type)) return mention.precision === "country";
  return role.entity !== undefined || WHO.has(mention.type) || (unnamed && mention.type === "role");
}

/** The party for whom a role acts or speaks, under its register name; the role itself where no register knows it. */
function principalParty({ coded, principals }: Reading, role: Role): Party {
  const said = partyOf(coded.text, role);
  const id = principalOf(coded, role, principals);
  return id === undefined ? said : partyOfPrincipal(id, principals, said);
}

const principalIds = ({ coded, principals }: Reading, roles: readonly Role[]): Set<string> =>
  new Set(roles.flatMap((role) => principalOf(coded, role, principals) ?? []));

function dated(asOf: string | undefined): { asOf?: string } {
  return asOf === undefined ? {} : { asOf };
}

/** A person for whom no register knows a body claims for nobody: an officer of a command, a witness, a suspect. */
function isLonePerson(reading: Reading, role: Role): boolean {
  const mention = mentionOf(reading, role);
  const id = principalOf(reading.coded, role, reading.principals);
  return mention?.type === "person" && (id === undefined || id === (role.entity ?? mention.entity));
}

/** True if a claim in a role's mouth cannot be its own. */
const cannotClaim = (reading: Reading, event: Event, doer: Role): boolean =>
  isLonePerson(reading, doer) || isStruck(reading, event, doer);

/** Who was struck does not claim the strike: words that say so were tied to the wrong event. */
function isStruck(reading: Reading, event: Event, doer: Role): boolean {
  const id = principalOf(reading.coded, doer, reading.principals);
  if (id === undefined || principalIds(reading, event.actors).has(id)) return false;
  return principalIds(reading, [...event.targets, ...event.victims]).has(id);
}

function claimOfStatement(reading: Reading, event: Event, statement: Statement): ReportClaim | undefined {
  const standing = STANDING[statement.act];
  const doer = standing?.actor === "target" ? statement.target : statement.speaker;
  if (!standing || !doer || !isSomebody(reading, doer, standing.actor === "target")) return undefined;
  if (standing.status === "claimed" && cannotClaim(reading, event, doer)) return undefined;
  const { coded } = reading;
  return {
    status: standing.status,
    actor: standing.status === "blamed" ? partyOf(coded.text, doer) : principalParty(reading, doer),
    by: partyOf(coded.text, statement.speaker),
    ...(statement.medium && { medium: statement.medium.kind }),
    ...dated(statement.date ?? coded.published),
    statement: statement.id,
  };
}

/** The event's own attribution, where no statement says the same. */
function claimOfEvent(reading: Reading, event: Event): ReportClaim | undefined {
  const { attribution } = event;
  if (!attribution || attribution.status === "unknown") return undefined;
  const { coded } = reading;
  const self = attribution.status === "claimed" || attribution.status === "denied";
  const doers = self && attribution.by ? [attribution.by, ...event.actors] : event.actors;
  const doer = doers.find((role) => isSomebody(reading, role, !self));
  if (!doer && attribution.status !== "unclaimed") return undefined;
  if (doer && attribution.status === "claimed" && cannotClaim(reading, event, doer)) return undefined;
  const by = attribution.by && partyOf(coded.text, attribution.by);
  const named = doer && attribution.status !== "unclaimed";
  const actor = named ? (self ? principalParty(reading, doer) : partyOf(coded.text, doer)) : undefined;
  return {
    status: attribution.status,
    ...(actor && { actor }),
    ...(by && { by }),
    ...dated(coded.published),
  };
}

const holds = (attribution: Attribution, event: Event): boolean =>
  attribution.content.some((span) => span.start <= event.trigger.start && event.trigger.end <= span.end);

/** A doer that tells of its own deed: "Central Command said its aircraft had struck". */
function ownWords(reading: Reading, event: Event): ReportClaim[] {
  const doers = principalIds(reading, event.actors);
  const { coded, principals } = reading;
  const isReason = coded.events.some(({ responseTo }) => responseTo?.includes(event.id));
  if (doers.size === 0 || event.status === "denied" || isReason) return [];
  return coded.attributions.flatMap((attribution): ReportClaim[] => {
    const speaker = coded.mentions.find((mention) => mention.id === attribution.speaker);
    if (!speaker || !holds(attribution, event)) return [];
    const role = { start: speaker.start, end: speaker.end, mention: speaker.id };
    const id = principalOf(coded, role, principals);
    if (id === undefined || !doers.has(id)) return [];
    const by = { name: speaker.name ?? coded.text.slice(speaker.start, speaker.end).replace(/\s+/g, " ") };
    return [
      {
        status: "claimed",
        actor: partyOfPrincipal(id, principals, by),
        by: { ...by, ...(speaker.entity !== undefined && { entity: speaker.entity }) },
        ...(attribution.medium && { medium: attribution.medium.kind }),
        ...dated(coded.published),
      },
    ];
  });
}

/** True if a report says it of somebody who says it was their own deed: then it is no blame. */
const sameDoer = (a: ReportClaim, b: ReportClaim): boolean =>
  a.actor !== undefined && (a.actor.entity ?? a.actor.name) === (b.actor?.entity ?? b.actor?.name);

export function claimsOf(
  coded: CodedDocument,
  event: Event,
  principals: Principals = NO_PRINCIPALS,
  defends: Defends = () => false,
): ReportClaim[] {
  const reading = { coded, principals };
  const claims = allClaims(reading, event);
  if (!defends(event.mode)) return claims;
  const defenders = principalIds(reading, event.actors);
  const names = new Set(event.actors.map((role) => partyOf(coded.text, role).name));
  const isDefender = ({ entity, name }: Party): boolean =>
    names.has(name) || (entity !== undefined && defenders.has(principals.of(entity)));
  return claims.map((claim) =>
    (claim.status === "claimed" || claim.status === "blamed") && claim.actor && isDefender(claim.actor)
      ? { ...claim, status: "stated" as const }
      : claim,
  );
}

function allClaims(reading: Reading, event: Event): ReportClaim[] {
  const { coded } = reading;
  const about = coded.statements.filter(
    (statement) => statement.about?.includes(event.id) || statement.id === event.attribution?.statement,
  );
  const said = about.flatMap((statement) => claimOfStatement(reading, event, statement) ?? []);
  for (const own of ownWords(reading, event))
    if (!said.some((claim) => claim.status === own.status && sameDoer(claim, own))) said.push(own);
  const told = claimOfEvent(reading, event);
  const again =
    told &&
    said.some(
      (claim) => claim.status === told.status && (told.status !== "claimed" || sameDoer(claim, told)),
    );
  const selfBlame =
    told?.status === "blamed" &&
    told.by !== undefined &&
    said.some(
      (claim) =>
        claim.status === "claimed" &&
        sameDoer({ ...claim, actor: claim.by ?? claim.actor! }, { ...told, actor: told.by! }),
    );
  return told && !again && !selfBlame ? [...said, told] : said;
}
