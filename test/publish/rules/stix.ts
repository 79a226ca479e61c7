// What STIX 2.1 (OASIS Standard of June 2021) demands of the objects that we write, as rules: there is no npm package of the
// OASIS schemas. Sections are named where a rule is from. Anything that is not listed here is a fault.

type Json = Readonly<Record<string, unknown>>;
/** What is wrong with a value; undefined if nothing is. */
type Check = (value: unknown) => string | undefined;

const UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
const fits =
  (pattern: RegExp, what: string): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value) ? undefined : `is no ${what}`;

const text: Check = (value) => (typeof value === "string" && value !== "" ? undefined : "is no text");
/** 2.11: lower case letters, digits and hyphens. */
const identifier = (...types: readonly string[]): Check =>
  fits(new RegExp(`^(?:${types.length > 0 ? types.join("|") : "[a-z0-9-]{3,250}"})--${UUID}$`), "identifier");
/** 2.16: RFC 3339 with "Z"; 3.2: created and modified to the millisecond. */
const timestamp = fits(
  /^\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?Z$/,
  "timestamp",
);
const precise = fits(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, "timestamp to the millisecond");
const among = (...values: readonly string[]): Check =>
  fits(new RegExp(`^(?:${values.join("|")})$`), `one of ${values.join(", ")}`);
const within =
  (least: number, most: number, whole = false): Check =>
  (value) =>
    typeof value === "number" && value >= least && value <= most && (!whole || Number.isInteger(value))
      ? undefined
      : `is no number from ${least} to ${most}`;
/** 2.10: a list must not be empty. */
const list =
  (of: Check): Check =>
  (value) => {
    if (!Array.isArray(value) || value.length === 0) return "is no list with something in it";
    return value.map(of).find((fault) => fault !== undefined);
  };
/** 2.5: a source, and a description, an address or an id there. */
const reference: Check = (value) => {
  const { source_name: source, description, url, external_id: id, ...more } = value as Json;
  if (text(source)) return "names no source";
  if ([description, url, id].every((one) => one === undefined)) return "refers to nothing";
  if (url !== undefined && !URL.canParse(String(url))) return "has no address";
  return Object.keys(more).length > 0 ? `holds ${Object.keys(more).join()}` : undefined;
};

/** 3.2: of every domain and relationship object. */
const COMMON = { created: precise, modified: precise };
const COMMON_OPTIONAL = {
  external_references: list(reference),
  confidence: within(0, 100, true),
  lang: text,
};

interface Rule {
  readonly needed: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
  /** What holds between properties. */
  readonly whole?: (object: Json) => string | undefined;
}

/** 10.7, identity-class-ov. */
const IDENTITY_CLASSES = ["individual", "group", "system", "organization", "class", "unknown"];
/** 4.13, opinion-enum: closed. */
const OPINIONS = ["strongly-disagree", "disagree", "neutral", "agree", "strongly-agree"];

/** 4 to 6, of the types that we write. */
const RULES: Readonly<Record<string, Rule>> = {
  incident: { needed: { ...COMMON, name: text }, optional: { description: text } },
  "threat-actor": { needed: { ...COMMON, name: text }, optional: { description: text } },
  identity: {
    needed: { ...COMMON, name: text },
    optional: { description: text, identity_class: among(...IDENTITY_CLASSES) },
  },
  location: {
    needed: COMMON,
    optional: {
      name: text,
      region: text,
      country: fits(/^[A-Z]{2}$/, "country of ISO 3166"),
      latitude: within(-90, 90),
      longitude: within(-180, 180),
      precision: within(0, Infinity),
    },
    // 4.10: one of region, country, or both coordinates; one coordinate is none.
    whole: ({ region, country, latitude, longitude }) =>
      (latitude === undefined) !== (longitude === undefined)
        ? "has half a point"
        : [region, country, latitude].every((one) => one === undefined)
          ? "lies nowhere"
          : undefined,
  },
  report: {
    needed: { ...COMMON, name: text, published: timestamp, object_refs: list(identifier()) },
    optional: { description: text },
  },
  "observed-data": {
    needed: {
      ...COMMON,
      first_observed: timestamp,
      last_observed: timestamp,
      number_observed: within(1, 999_999_999, true),
      object_refs: list(identifier("url")),
    },
    whole: ({ first_observed: first, last_observed: last }) =>
      String(last) < String(first) ? "ends before it begins" : undefined,
  },
  opinion: {
    needed: { ...COMMON, opinion: among(...OPINIONS), object_refs: list(identifier()) },
    optional: { explanation: text, authors: list(text) },
  },
  relationship: {
    needed: {
      ...COMMON,
      // 5.1: a type of the specification, or another of lower case letters, digits and hyphens.
      relationship_type: fits(/^[a-z0-9-]+$/, "type of relationship"),
      source_ref: identifier(),
      target_ref: identifier(),
    },
    whole: ({ source_ref: source, target_ref: target }) =>
      /^(?:relationship|sighting|bundle)--/.test(`${String(source)} ${String(target)}`)
        ? "joins what cannot be joined"
        : undefined,
  },
  sighting: {
    needed: { ...COMMON, sighting_of_ref: identifier("incident") },
    optional: {
      observed_data_refs: list(identifier("observed-data")),
      where_sighted_refs: list(identifier("identity", "location")),
    },
  },
  // 6.15: an observable has neither created nor modified.
  url: { needed: { value: (value) => (URL.canParse(String(value)) ? undefined : "is no address") } },
};

function faultsOf(object: Json): string[] {
  const { type, id, spec_version: version, ...properties } = object;
  const rule = RULES[String(type)];
  if (!rule) return [`${String(type)} is no type that is known here`];
  const optional = { ...(String(type) === "url" ? {} : COMMON_OPTIONAL), ...rule.optional };
  const known: Readonly<Record<string, Check>> = { ...rule.needed, ...optional };
  const missing = Object.keys(rule.needed).filter((name) => properties[name] === undefined);
  return [
    ...(version === "2.1" ? [] : ["spec_version is not 2.1"]),
    ...[identifier(String(type))(id)].flatMap((fault) => (fault ? [`id ${fault}`] : [])),
    ...missing.map((name) => `${name} is missing`),
    ...Object.entries(properties).flatMap(([name, value]) => {
      const fault = known[name] ? known[name](value) : "is no property of it";
      return fault ? [`${name} ${fault}`] : [];
    }),
    ...[rule.whole?.(object)].flatMap((fault) => fault ?? []),
    ...(object["created"] !== undefined && String(object["modified"]) < String(object["created"])
      ? ["modified before it was created"]
      : []),
  ].map((fault) => `${String(id)}: ${fault}`);
}

/** Everything that is wrong with a bundle, each in a line. */
export function stixFaults(bundle: Json): string[] {
  const { type, id, objects, ...more } = bundle;
  const every = Array.isArray(objects) ? (objects as readonly Json[]) : [];
  const ids = new Set(every.map((object) => object["id"]));
  const uuids = new Set(every.map((object) => String(object["id"]).split("--")[1]));
  const named = every.flatMap((object) =>
    Object.entries(object).flatMap(([key, value]) => (/_refs?$/.test(key) ? [value].flat() : [])),
  );
  return [
    ...(type === "bundle" && identifier("bundle")(id) === undefined ? [] : ["it is no bundle"]),
    ...(Object.keys(more).length > 0 ? [`a bundle holds no ${Object.keys(more).join()}`] : []),
    ...(ids.size === every.length ? [] : ["an id stands twice"]),
    // 2.9: not even in objects of other types.
    ...(uuids.size === ids.size ? [] : ["two types share a UUID"]),
    ...named.filter((one) => !ids.has(one)).map((one) => `${String(one)} is not in the bundle`),
    ...every.flatMap(faultsOf),
  ];
}
