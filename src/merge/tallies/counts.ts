// Tallies of a document with their values resolved: what is counted, where, when, and for whom the counter speaks.
import type {
  CodedDocument,
  Mention,
  Party,
  PlaceValue,
  Role,
  Tally,
  TallyCount,
} from "../../record/index.ts";
import { edtfBounds } from "../../text/index.ts";
import { partyOf } from "../claims.ts";
import { principalOf, type Principals } from "../principals.ts";

// Who is counted is told by people, bodies and adjectives of nations; what is counted, by none of them.
const PEOPLE: ReadonlySet<Mention["type"]> = new Set(["person", "nationality", "role", "organization"]);

function mentionAt(coded: CodedDocument, role: Role | undefined): Mention | undefined {
  return role && coded.mentions.find((mention) => mention.id === role.mention);
}

function countsOf(coded: CodedDocument, { of }: Tally): TallyCount["counts"] {
  const who = coded.mentions.some(
    (mention) => PEOPLE.has(mention.type) && mention.start < of.end && mention.end > of.start,
  );
  return who ? "people" : "events";
}

/** Places, not sides: the country of who counts or is struck, or of an adjective ("Iran-backed"), is no scope. */
function isScope(coded: CodedDocument, mention: Mention, sides: ReadonlySet<string>): boolean {
  if (mention.precision !== "country" || mention.type !== "location") return false;
  return !sides.has(mention.country ?? "") && !/^[-‐‑]/.test(coded.text.slice(mention.end, mention.end + 1));
}

/** Countries that the evidence names: "in Iraq and Syria" is one tally of two countries. */
function countriesOf(coded: CodedDocument, tally: Tally, sides: ReadonlySet<string>): string[] {
  const own = mentionAt(coded, tally.place)?.country;
  const named = coded.mentions.filter(
    (mention) =>
      isScope(coded, mention, sides) &&
      tally.evidence.some((span) => span.start <= mention.start && mention.end <= span.end),
  );
  const rivals = coded.tallies.filter((other) => other !== tally && shares(other, tally) && other.place);
  const taken = new Set(rivals.flatMap((other) => mentionAt(coded, other.place)?.country ?? []));
  const countries = named
    .flatMap((mention) => mention.country ?? [])
    .filter((country) => !taken.has(country));
  const all = [...(own === undefined || sides.has(own) ? [] : [own]), ...countries];
  return [...new Set(all)].sort();
}

/** Countries of the sides: the counter's and the target's. */
function sidesOf(
  roles: readonly (Role | undefined)[],
  coded: CodedDocument,
  principals: Principals,
): Set<string> {
  const ids = roles.flatMap((role) => (role && principalOf(coded, role, principals)) ?? []);
  return new Set(ids.flatMap((id) => principals.countryOf(id) ?? []));
}

/** True if two tallies are read off the same words ("36 in Iraq and 37 in Syria"). */
function shares(a: Tally, b: Tally): boolean {
  return a.evidence.some((x) => b.evidence.some((y) => x.start < y.end && y.start < x.end));
}

function placeOf(coded: CodedDocument, role: Role | undefined): PlaceValue | undefined {
  const mention = mentionAt(coded, role);
  if (!role || !mention || mention.precision === undefined) return undefined;
  const { entity, country, lat, lon, precision } = mention;
  return {
    name: mention.name ?? partyOf(coded.text, role).name,
    precision,
    ...(entity !== undefined && { entity }),
    ...(country !== undefined && { country }),
    ...(lat !== undefined && lon !== undefined && { lat, lon }),
  };
}

/** Who counted: the tally's own words, else whose report carries them. */
function speakerRole(coded: CodedDocument, tally: Tally): Role | undefined {
  const carried = coded.attributions.find((attribution) => attribution.id === tally.attribution);
  const speaker = coded.mentions.find((mention) => mention.id === carried?.speaker);
  return tally.by ?? (speaker && { start: speaker.start, end: speaker.end, mention: speaker.id });
}

function speakerOf(coded: CodedDocument, role: Role): Party {
  const mention = mentionAt(coded, role);
  const entity = role.entity ?? mention?.entity;
  const { name } = partyOf(coded.text, role);
  return { name: mention?.name ?? name, ...(entity !== undefined && { entity }) };
}

function countOf(coded: CodedDocument, tally: Tally, principals: Principals): TallyCount {
  const { count, type, mode } = tally;
  const from = tally.from === undefined ? undefined : edtfBounds(tally.from)?.first;
  const to = tally.to === undefined ? undefined : edtfBounds(tally.to)?.last;
  const asOf = to ?? (coded.published === undefined ? undefined : edtfBounds(coded.published)?.last);
  const role = speakerRole(coded, tally);
  const counter = (role && principalOf(coded, role, principals)) ?? (role ? undefined : coded.outlet);
  const place = placeOf(coded, tally.place);
  return {
    id: `${coded.id}#${tally.id}`,
    document: coded.id,
    count,
    of: coded.text.slice(tally.of.start, tally.of.end),
    counts: countsOf(coded, tally),
    countries: countriesOf(coded, tally, sidesOf([role, tally.target], coded, principals)),
    ...(type !== undefined && { type }),
    ...(mode !== undefined && { mode }),
    ...(place && { place }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(asOf !== undefined && { asOf }),
    ...(role && { speaker: speakerOf(coded, role) }),
    ...(counter !== undefined && { counter }),
    ...(tally.target && { target: partyOf(coded.text, tally.target) }),
  };
}

export function tallyCountsOf(coded: CodedDocument, principals: Principals): TallyCount[] {
  return coded.tallies.map((tally) => countOf(coded, tally, principals));
}
