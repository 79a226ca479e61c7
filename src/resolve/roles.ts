// Carries id and name of a mention into every role of events, statements and tallies that points to it or holds it.
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

export function fillRoles(coded: CodedDocument): CodedDocument {
  const byId = new Map(coded.mentions.map((mention) => [mention.id, mention]));
  const byEnd = new Map<number, Mention>();
  for (const mention of coded.mentions)
    if (mention.entity !== undefined && NAMING.has(mention.type)) byEnd.set(mention.end, mention);
  const fill = (role: Role): Role => fillRole(role, byId, byEnd);
  return {
    ...coded,
    events: coded.events.map((event) => fillEvent(event, fill)),
    statements: coded.statements.map((statement) => fillStatement(statement, fill)),
    tallies: coded.tallies.map((tally) => fillTally(tally, fill)),
  };
}

/** The mention a role points to, else the named thing its words end in ("the militia group Kataib Hezbollah"). */
function fillRole(role: Role, byId: ReadonlyMap<string, Mention>, byEnd: ReadonlyMap<number, Mention>): Role {
  if (role.entity !== undefined) return role;
  const pointed = role.mention === undefined ? undefined : byId.get(role.mention);
  const held = byEnd.get(role.end);
  const mention = pointed?.name !== undefined ? pointed : held && held.start >= role.start ? held : undefined;
  if (!mention) return role;
  return {
    ...role,
    mention: role.mention ?? mention.id,
    ...(mention.entity === undefined ? {} : { entity: mention.entity }),
    ...(mention.name === undefined || role.name !== undefined ? {} : { name: mention.name }),
  };
}

type Fill = (role: Role) => Role;

function fillEvent(event: Event, fill: Fill): Event {
  const { attribution } = event;
  return {
    ...event,
    places: event.places.map(fill),
    actors: event.actors.map(fill),
    targets: event.targets.map(fill),
    victims: event.victims.map(fill),
    weapons: event.weapons.map(fill),
    ...(attribution?.by ? { attribution: { ...attribution, by: fill(attribution.by) } } : {}),
  };
}

function fillStatement(statement: Statement, fill: Fill): Statement {
  return {
    ...statement,
    speaker: fill(statement.speaker),
    ...(statement.addressee ? { addressee: fill(statement.addressee) } : {}),
    ...(statement.target ? { target: fill(statement.target) } : {}),
  };
}

function fillTally(tally: Tally, fill: Fill): Tally {
  return {
    ...tally,
    ...(tally.place ? { place: fill(tally.place) } : {}),
    ...(tally.by ? { by: fill(tally.by) } : {}),
    ...(tally.target ? { target: fill(tally.target) } : {}),
  };
}
