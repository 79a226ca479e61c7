// Carries what mentions were resolved to into the roles that point at them, or lie over them.
import type { CodedDocument, Event, Mention, Role, Statement, Tally } from "../record/index.ts";

/** The same records with `entity` and `name` on every role whose mention has them. */
export function carryIntoRoles(coded: CodedDocument, mentions: readonly Mention[]): CodedDocument {
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const byStart = new Map<string, Mention>();
  for (const mention of mentions) byStart.set(`${mention.start}-${mention.end}`, mention);

  const role = <T extends Role | undefined>(given: T): T => {
    if (!given) return given;
    const mention = byId.get(given.mention ?? "") ?? byStart.get(`${given.start}-${given.end}`);
    if (!mention) return given;
    const { entity = given.entity, name = given.name } = mention;
    return { ...given, mention: mention.id, ...(entity && { entity }), ...(name && { name }) };
  };
  const event = (one: Event): Event => ({
    ...one,
    places: one.places.map(role),
    actors: one.actors.map(role),
    targets: one.targets.map(role),
    victims: one.victims.map(role),
    weapons: one.weapons.map(role),
    ...(one.attribution?.by && { attribution: { ...one.attribution, by: role(one.attribution.by) } }),
  });
  const statement = (one: Statement): Statement => ({
    ...one,
    speaker: role(one.speaker),
    ...(one.addressee && { addressee: role(one.addressee) }),
    ...(one.target && { target: role(one.target) }),
  });
  const tally = (one: Tally): Tally => ({
    ...one,
    ...(one.place && { place: role(one.place) }),
    ...(one.by && { by: role(one.by) }),
    ...(one.target && { target: role(one.target) }),
  });
  const { events, statements, tallies } = coded;
  return {
    ...coded,
    mentions: [...mentions],
    events: events.map(event),
    statements: statements.map(statement),
    tallies: tallies.map(tally),
  };
}
