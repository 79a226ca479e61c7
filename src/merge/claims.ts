// What one document says about who did it: claims, blame, denials, and that nobody has claimed it.
import type {
  Act,
  AttributionStatus,
  CodedDocument,
  Event,
  Mention,
  Party,
  ReportClaim,
  Role,
  Statement,
} from "../record/index.ts";

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

/** True if the words name somebody: a pronoun, a place or an aircraft claims nothing. `role` admits unnamed groups. */
function isSomebody(coded: CodedDocument, role: Role, unnamed: boolean): boolean {
  const mention = coded.mentions.find((candidate) => candidate.id === role.mention);
  if (!mention) return role.entity !== undefined;
  if (mention.precision !== undefined && !WHO.has(mention.type)) return mention.precision === "country";
  return role.entity !== undefined || WHO.has(mention.type) || (unnamed && mention.type === "role");
}

function claimOfStatement(coded: CodedDocument, statement: Statement): ReportClaim | undefined {
  const standing = STANDING[statement.act];
  const doer = standing?.actor === "target" ? statement.target : statement.speaker;
  if (!standing || !doer || !isSomebody(coded, doer, standing.actor === "target")) return undefined;
  return {
    status: standing.status,
    actor: partyOf(coded.text, doer),
    by: partyOf(coded.text, statement.speaker),
    ...(statement.medium && { medium: statement.medium.kind }),
    ...dated(statement.date ?? coded.published),
    statement: statement.id,
  };
}

function dated(asOf: string | undefined): { asOf?: string } {
  return asOf === undefined ? {} : { asOf };
}

/** The event's own attribution, where no statement says the same. */
function claimOfEvent(coded: CodedDocument, event: Event): ReportClaim | undefined {
  const { attribution } = event;
  if (!attribution || attribution.status === "unknown") return undefined;
  const self = attribution.status === "claimed" || attribution.status === "denied";
  const doers = self && attribution.by ? [attribution.by, ...event.actors] : event.actors;
  const doer = doers.find((role) => isSomebody(coded, role, !self));
  if (!doer && attribution.status !== "unclaimed") return undefined;
  const by = attribution.by && partyOf(coded.text, attribution.by);
  const actor = doer && attribution.status !== "unclaimed" ? partyOf(coded.text, doer) : undefined;
  const asOf = dated(coded.published);
  return { status: attribution.status, ...(actor && { actor }), ...(by && { by }), ...asOf };
}

export function claimsOf(coded: CodedDocument, event: Event): ReportClaim[] {
  const about = coded.statements.filter(
    (statement) => statement.about?.includes(event.id) || statement.id === event.attribution?.statement,
  );
  const said = about.flatMap((statement) => claimOfStatement(coded, statement) ?? []);
  const own = claimOfEvent(coded, event);
  const told = own && said.some((claim) => claim.status === own.status);
  return own && !told ? [...said, own] : said;
}
