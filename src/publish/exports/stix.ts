// STIX 2.1, one bundle: incidents with who is said to have done them, where, the documents that report them, and who disagrees.
import { webAddress } from "../../text/index.ts";
import { createHash } from "node:crypto";
import { actorOf, daySpan, inLatin, placeName, summary, title } from "./facts.ts";
import { inJsonList } from "./write.ts";
import { observableUuid, uuidOf } from "./uuid.ts";
import type { DocumentRow, IncidentAttribution, Party, PlaceValue } from "../../record/index.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Exporter, IncidentRow } from "./types.ts";

type StixObject = { readonly type: string; readonly id: string } & Readonly<Record<string, unknown>>;

const OF_ONE_INCIDENT: ReadonlySet<string> = new Set([
  "incident",
  "report",
  "sighting",
  "opinion",
  "relationship",
]);

/** Fills a bundle: an object is written when it is first needed, and only then. */
class Bundle {
  /** What several incidents share. */
  private readonly written = new Set<string>();
  /** What is of one incident alone is forgotten after it: a bundle of any size needs little memory. */
  private readonly ofThis = new Set<string>();
  private readonly knowledge: Knowledge;
  private readonly at: string;
  private pending: StixObject[] = [];

  constructor(knowledge: Knowledge, at: string) {
    this.knowledge = knowledge;
    this.at = at;
  }

  /** The objects since the last call. */
  take(): StixObject[] {
    const taken = this.pending;
    this.pending = [];
    this.ofThis.clear();
    return taken;
  }

  add(row: IncidentRow): void {
    const incident = this.incident(row);
    for (const party of row.incident.perpetrators) this.relate("attributed-to", incident, this.doer(party));
    for (const party of row.incident.targets) this.relate("targets", incident, this.identity(party));
    if (row.incident.place) {
      const place = this.location(row.incident.place, row.incident.lat, row.incident.lon);
      if (place !== undefined) this.relate("located-at", incident, place);
    }
    for (const document of row.documents) this.report(document, incident);
    for (const said of row.incident.attribution) this.opinion(said, incident);
  }

  private incident(row: IncidentRow): string {
    return this.put("incident", row.incident.id, {
      name: title(row.incident, this.knowledge),
      description: summary(row, this.knowledge),
      external_references: [{ source_name: "casus", external_id: row.incident.id }],
    });
  }

  /** Armed bodies are threat actors, all others identities. */
  private doer(party: Party): string {
    const kind = this.knowledge.kinds.actorKinds.get(actorOf(party, this.knowledge)?.kind ?? "");
    if (kind?.attributes["armed"] !== true) return this.identity(party);
    return this.put("threat-actor", party.entity ?? party.name, this.named(party));
  }

  private identity(party: Party): string {
    const kind = this.knowledge.kinds.actorKinds.get(actorOf(party, this.knowledge)?.kind ?? "");
    return this.put("identity", party.entity ?? party.name, {
      ...this.named(party),
      identity_class: kind?.codes["stix"] ?? "unknown",
    });
  }

  /** A name that no register knows stays as it was written; its transliteration is said to be one. */
  private named({ entity, name }: Party): Readonly<Record<string, unknown>> {
    const known = entity === undefined ? undefined : this.knowledge.actors.nameOf(entity);
    const latin = known === undefined ? inLatin(name, this.knowledge) : undefined;
    return { name: known ?? name, ...(latin !== undefined && { description: `Transliterated: ${latin}` }) };
  }

  /** STIX wants a region, a country or a point; a place with neither country nor point stays in the description. */
  private location(place: PlaceValue, latitude?: number, longitude?: number): string | undefined {
    const point = latitude === undefined || longitude === undefined ? {} : { latitude, longitude };
    if (place.country === undefined && latitude === undefined) return undefined;
    return this.put("location", place.entity ?? `${place.name} ${place.country ?? ""}`, {
      name: placeName(place, this.knowledge),
      country: place.country,
      ...point,
    });
  }

  /** The document as a report, its page as an observed address, and its outlet as the one who saw the incident. */
  private report(document: DocumentRow, incident: string): void {
    const published = daySpan(document.published)?.first;
    const seen = `${published ?? document.addedAt.slice(0, 10)}T00:00:00.000Z`;
    const url = webAddress(document.url);
    const address = url === undefined ? [] : [this.address(url)];
    this.put("report", `${document.id} ${incident}`, {
      name: document.title ?? document.id,
      published: seen,
      object_refs: [incident, ...address],
      external_references: [{ source_name: document.outlet ?? "casus", external_id: document.id, url }],
    });
    const observed = address.map((page) =>
      this.put("observed-data", document.id, {
        first_observed: document.addedAt,
        last_observed: document.addedAt,
        number_observed: 1,
        object_refs: [page],
      }),
    );
    const outlet = document.outlet === undefined ? undefined : [this.identity({ name: document.outlet })];
    this.put("sighting", `${document.id} ${incident}`, {
      sighting_of_ref: incident,
      observed_data_refs: observed.length > 0 ? observed : undefined,
      where_sighted_refs: outlet,
    });
  }

  private address(value: string): string {
    const id = `url--${observableUuid({ value })}`;
    if (!this.written.has(id)) {
      this.written.add(id);
      this.pending.push({ type: "url", spec_version: "2.1", id, value });
    }
    return id;
  }

  /** A denial is an opinion against the attribution, a claim one for it; whose it is stands in `authors`. */
  private opinion(said: IncidentAttribution, incident: string): void {
    const opinion = OPINIONS[said.status];
    if (opinion === undefined || said.actor === undefined) return;
    const actor = this.knowledge.actors.nameOf(said.actor) ?? said.actor;
    const author = said.status === "blamed" ? (said.by ?? said.source) : said.actor;
    this.put("opinion", JSON.stringify(said) + incident, {
      opinion,
      explanation: `${actor}: ${said.status} (${said.source})`,
      authors: [this.knowledge.actors.nameOf(author) ?? author],
      object_refs: [incident],
    });
  }

  private relate(relation: string, source: string, target: string): void {
    this.put("relationship", `${source} ${relation} ${target}`, {
      relationship_type: relation,
      source_ref: source,
      target_ref: target,
    });
  }

  private put(type: string, name: string, properties: Readonly<Record<string, unknown>>): string {
    const id = `${type}--${uuidOf(`${type}/${name}`)}`;
    const known = OF_ONE_INCIDENT.has(type) ? this.ofThis : this.written;
    if (known.has(id)) return id;
    known.add(id);
    this.pending.push({ type, spec_version: "2.1", id, created: this.at, modified: this.at, ...properties });
    return id;
  }
}

const OPINIONS: Readonly<Partial<Record<IncidentAttribution["status"], string>>> = {
  claimed: "strongly-agree",
  stated: "agree",
  blamed: "agree",
  denied: "strongly-disagree",
};

export const stix: Exporter = {
  name: "stix",
  title: "STIX 2.1 bundle",
  mimeType: "application/stix+json;version=2.1",
  extension: "stix.json",
  incidents({ knowledge, exportedAt }) {
    const bundle = new Bundle(knowledge, exportedAt);
    const digest = createHash("sha1");
    const listed = inJsonList();
    return {
      head: '{"type":"bundle","objects":[',
      row(row) {
        digest.update(row.incident.id);
        bundle.add(row);
        return bundle
          .take()
          .map((object) => listed(JSON.stringify(object)))
          .join("");
      },
      tail: () => `\n],"id":"bundle--${uuidOf(digest.digest("hex"))}"}\n`,
    };
  },
};
