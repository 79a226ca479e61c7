// FollowTheMoney entities, one a line: events with the organisations and persons involved, and the articles that tell of them.
import { webAddress } from "../../text/index.ts";
import { actorOf, daySpan, inLatin, placeName, summary, title } from "./facts.ts";
import { uuidOf } from "./uuid.ts";
import type { DocumentRow, Party } from "../../record/index.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Exporter, IncidentRow } from "./types.ts";

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

function listed(values: Readonly<Record<string, readonly (string | undefined)[]>>): Entity["properties"] {
  const known = Object.entries(values).map(
    ([name, list]) => [name, [...new Set(list.filter((value) => value !== undefined))]] as const,
  );
  return Object.fromEntries(known.filter(([, list]) => list.length > 0));
}

/** An entity that is made only if its id has not been written yet: most are of few actors. */
interface Lazy {
  readonly id: string;
  make(): Entity;
}

function actorEntity(party: Party, knowledge: Knowledge): Lazy {
  const id = `casus-actor-${uuidOf(`ftm/${party.entity ?? party.name}`)}`;
  return { id, make: () => legalEntity(id, party, knowledge) };
}

function legalEntity(id: string, party: Party, knowledge: Knowledge): Entity {
  const actor = actorOf(party, knowledge);
  const schema = knowledge.kinds.actorKinds.get(actor?.kind ?? "")?.codes["ftm"] ?? "LegalEntity";
  const names = actor?.names.map((one) => one.text) ?? [];
  const name = (actor && knowledge.actors.nameOf(actor.id)) ?? party.name;
  return {
    id,
    schema,
    properties: listed({
      name: [name],
      alias: names.filter((one) => one !== name),
      weakAlias: [actor ? undefined : inLatin(name, knowledge)],
      country: [actor?.country?.toLowerCase()],
    }),
  };
}

function article(document: DocumentRow): Lazy {
  const id = `casus-document-${uuidOf(`ftm/${document.id}`)}`;
  return { id, make: () => articleEntity(id, document) };
}

function articleEntity(id: string, document: DocumentRow): Entity {
  return {
    id,
    schema: "Article",
    properties: listed({
      name: [document.title ?? document.id],
      title: [document.title ?? document.id],
      sourceUrl: [webAddress(document.url)],
      publisher: [document.outlet],
      publishedAt: [daySpan(document.published)?.first],
    }),
  };
}

function entitiesOf(row: IncidentRow, knowledge: Knowledge): Lazy[] {
  const { incident } = row;
  const span = daySpan(incident.date);
  const involved = [...incident.perpetrators, ...incident.targets].map((party) =>
    actorEntity(party, knowledge),
  );
  const articles = row.documents.map(article);
  const single = span?.days === 1;
  const event: Entity = {
    id: `casus-incident-${uuidOf(`ftm/${incident.id}`)}`,
    schema: "Event",
    properties: listed({
      name: [title(incident, knowledge)],
      summary: [summary(row, knowledge)],
      date: [single ? span.first : undefined],
      startDate: [single ? undefined : span?.first],
      endDate: [single ? undefined : span?.last],
      location: [incident.place && placeName(incident.place, knowledge)],
      country: [incident.place?.country?.toLowerCase()],
      involved: involved.map((entity) => entity.id),
      proof: articles.map((entity) => entity.id),
    }),
  };
  return [...involved, ...articles, { id: event.id, make: () => event }];
}

export const ftm: Exporter = {
  name: "ftm",
  title: "FollowTheMoney entities, JSON lines",
  mimeType: "application/jsonl",
  extension: "ftm.jsonl",
  incidents({ knowledge }) {
    const written = new Set<string>();
    return {
      row: (row) =>
        entitiesOf(row, knowledge)
          .filter(({ id }) => !written.has(id) && written.add(id))
          .map((entity) => `${JSON.stringify(entity.make())}\n`)
          .join(""),
    };
  },
};
