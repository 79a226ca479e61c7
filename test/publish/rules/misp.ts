// What the MISP core format (draft-dulaunoy-misp-core-format) demands of events and attributes, as rules.

type Json = Readonly<Record<string, unknown>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const SECONDS = /^\d{9,11}$/;

/** Which types of attributes stand in which categories, of those that we write (describeTypes of MISP). */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  "Internal reference": ["text", "link", "comment", "other"],
  Other: ["comment", "text", "other", "datetime"],
  Attribution: ["threat-actor", "campaign-name", "comment", "text", "other"],
  "Targeting data": ["target-org", "target-location", "target-user", "target-external", "comment"],
  "External analysis": ["link", "url", "comment", "text", "other"],
};

const EVENT: Readonly<Record<string, (value: unknown) => boolean>> = {
  uuid: (value) => UUID.test(String(value)),
  info: (value) => typeof value === "string" && value !== "",
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(String(value)),
  timestamp: (value) => typeof value === "string" && SECONDS.test(value),
  published: (value) => typeof value === "boolean",
  threat_level_id: (value) => /^[1-4]$/.test(String(value)),
  analysis: (value) => /^[0-2]$/.test(String(value)),
  distribution: (value) => /^[0-5]$/.test(String(value)),
  Attribute: (value) => Array.isArray(value),
};

const ATTRIBUTE: Readonly<Record<string, (value: unknown) => boolean>> = {
  uuid: (value) => UUID.test(String(value)),
  type: (value) => typeof value === "string",
  category: (value) => Object.hasOwn(TYPES, String(value)),
  value: (value) => typeof value === "string" && value !== "",
  to_ids: (value) => typeof value === "boolean",
  timestamp: (value) => SECONDS.test(String(value)),
  distribution: (value) => /^[0-5]$/.test(String(value)),
};

function faultsOf(object: Json, rules: typeof EVENT): string[] {
  return Object.entries(rules).flatMap(([name, fits]) =>
    fits(object[name]) ? [] : [`${name} is not right: ${JSON.stringify(object[name])}`],
  );
}

/** Everything that is wrong with an export, each in a line. */
export function mispFaults({
  response,
}: {
  readonly response: readonly { readonly Event: Json }[];
}): string[] {
  const attributes = response.flatMap(({ Event }) => Event["Attribute"] as readonly Json[]);
  const uuids = [...response.map(({ Event }) => Event["uuid"]), ...attributes.map(({ uuid }) => uuid)];
  return [
    ...response.flatMap(({ Event }) => faultsOf(Event, EVENT)),
    ...attributes.flatMap((one) => faultsOf(one, ATTRIBUTE)),
    ...attributes.flatMap(({ type, category }) =>
      TYPES[String(category)]?.includes(String(type))
        ? []
        : [`${String(type)} is no type of ${String(category)}`],
    ),
    ...(new Set(uuids).size === uuids.length ? [] : ["a UUID stands twice"]),
  ];
}
