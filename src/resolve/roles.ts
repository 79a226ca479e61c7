// Carries id and name of a mention into every role of events, statements and tallies that points to it or holds it.
import type { Knowledge } from "../knowledge/index.ts";
import type { CodedDocument, Event, Mention, Role, Statement, Tally } from "../record/index.ts";

const NAMING: ReadonlySet<Mention["type"]> = new Set([
  "person",
  "organization",
  "location",
  "facility",
  "role",
  "account",
  "weapon",
  "platform",
]);

const PLACES: ReadonlySet<Mention["type"]> = new Set(["location", "facility"]);
// "forces loyal to Damascus" is not Damascus: a place must be most of a role's words to be what they name.
const PLACE_SHARE = 0.6;

/** Fills one role; `acts` for those who do or say something, for whom a capital may stand for its state. */
type Fill = (role: Role, acts?: boolean) => Role;

export function fillRoles(coded: CodedDocument, knowledge: Knowledge): CodedDocument {
  const byId = new Map(coded.mentions.map((mention) => [mention.id, mention]));
  const byEnd = new Map<number, Mention[]>();
  for (const mention of coded.mentions) {
    if (mention.name === undefined || !NAMING.has(mention.type)) continue;
    byEnd.set(mention.end, [...(byEnd.get(mention.end) ?? []), mention]);
  }
  const fill: Fill = (role, acts = false) => {
    if (role.entity !== undefined) return role;
    const mention = mentionOf(role, byId, byEnd);
    return mention ? filled(role, acts ? asState(mention, coded.text, knowledge) : mention) : role;
  };
  return {
    ...coded,
    events: coded.events.map((event) => fillEvent(event, fill)),
    statements: coded.statements.map((statement) => fillStatement(statement, fill)),
    tallies: coded.tallies.map((tally) => fillTally(tally, fill)),
  };
}

/** The mention a role points to, else the named thing its words end in ("the militia group Kataib Hezbollah"). */
function mentionOf(
  role: Role,
  byId: ReadonlyMap<string, Mention>,
  byEnd: ReadonlyMap<number, readonly Mention[]>,
): Mention | undefined {
  const pointed = role.mention === undefined ? undefined : byId.get(role.mention);
  if (pointed?.name !== undefined) return pointed;
  return byEnd.get(role.end)?.find((mention) => mention.start >= role.start && namesRole(mention, role));
}

function namesRole(mention: Mention, role: Role): boolean {
  if (!PLACES.has(mention.type)) return true;
  return (mention.end - mention.start) / (role.end - role.start) >= PLACE_SHARE;
}

/** A seat of government as the state it stands for: "Tehran said". */
function asState(mention: Mention, text: string, knowledge: Knowledge): Mention {
  const isBody = mention.type === "organization" && mention.entity === undefined;
  if (mention.type !== "location" && !isBody) return mention;
  const state = knowledge.actors.stateOfSeat(text.slice(mention.start, mention.end));
  return state === undefined ? mention : { ...mention, entity: state, name: knowledge.actors.nameOf(state) };
}

function filled(role: Role, mention: Mention): Role {
  return {
    ...role,
    mention: role.mention ?? mention.id,
    ...(mention.entity === undefined ? {} : { entity: mention.entity }),
    ...(mention.name === undefined || role.name !== undefined ? {} : { name: mention.name }),
  };
}

function fillEvent(event: Event, fill: Fill): Event {
  const { attribution } = event;
  return {
    ...event,
    places: event.places.map((role) => fill(role)),
    actors: event.actors.map((role) => fill(role, true)),
    targets: event.targets.map((role) => fill(role)),
    victims: event.victims.map((role) => fill(role)),
    weapons: event.weapons.map((role) => fill(role)),
    ...(attribution?.by ? { attribution: { ...attribution, by: fill(attribution.by, true) } } : {}),
  };
}

function fillStatement(statement: Statement, fill: Fill): Statement {
  return {
    ...statement,
    speaker: fill(statement.speaker, true),
    ...(statement.addressee ? { addressee: fill(statement.addressee, true) } : {}),
    ...(statement.target ? { target: fill(statement.target, true) } : {}),
  };
}

function fillTally(tally: Tally, fill: Fill): Tally {
  return {
    ...tally,
    ...(tally.place ? { place: fill(tally.place) } : {}),
    ...(tally.by ? { by: fill(tally.by, true) } : {}),
    ...(tally.target ? { target: fill(tally.target) } : {}),
  };
}
