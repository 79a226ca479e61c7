// The model of FollowTheMoney, as far as we write it: which properties a schema has (its own and those of what it extends),
// which it must have, and what a property may point at.

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

const THING = [
  "name",
  "summary",
  "description",
  "country",
  "alias",
  "weakAlias",
  "sourceUrl",
  "publisher",
  "proof",
];
const INTERVAL = ["startDate", "endDate", "date", "summary", "recordId", "sourceUrl"];
const LEGAL_ENTITY = [...THING, "legalForm", "status", "jurisdiction"];
const SCHEMAS: Readonly<Record<string, readonly string[]>> = {
  Event: [...THING, ...INTERVAL, "location", "important", "organizer", "involved"],
  Article: [...THING, "title", "author", "publishedAt", "date", "language"],
  LegalEntity: LEGAL_ENTITY,
  Organization: LEGAL_ENTITY,
  PublicBody: LEGAL_ENTITY,
  Company: LEGAL_ENTITY,
  Person: [...LEGAL_ENTITY, "nationality"],
};
const LEGAL = ["LegalEntity", "Organization", "PublicBody", "Company", "Person"];
const POINTS_AT: Readonly<Record<string, readonly string[]>> = {
  involved: LEGAL,
  organizer: LEGAL,
  proof: ["Article"],
};

/** Values of the types that properties have. */
const VALUES: Readonly<Record<string, RegExp>> = {
  country: /^[a-z]{2}$/,
  date: /^\d{4}(?:-\d\d(?:-\d\d)?)?$/,
  startDate: /^\d{4}(?:-\d\d(?:-\d\d)?)?$/,
  endDate: /^\d{4}(?:-\d\d(?:-\d\d)?)?$/,
  publishedAt: /^\d{4}(?:-\d\d(?:-\d\d)?)?$/,
  sourceUrl: /^https?:\/\//,
};

function faultsOf({ id, schema, properties }: Entity, schemas: ReadonlyMap<string, string>): string[] {
  const known = SCHEMAS[schema];
  if (!known) return [`${id}: ${schema} is no schema that is known here`];
  return [
    ...(/^[A-Za-z0-9][A-Za-z0-9.-]{0,249}$/.test(id) ? [] : ["no id"]),
    ...(properties["name"] ? [] : ["name is missing"]),
    ...Object.entries(properties).flatMap(([name, values]) => {
      if (!known.includes(name)) return [`${schema} has no ${name}`];
      if (values.length === 0) return [`${name} is empty`];
      const ranges = POINTS_AT[name];
      return values.flatMap((value) => {
        if (ranges && !ranges.includes(schemas.get(value) ?? ""))
          return [`${name} points at ${schemas.get(value)}`];
        return VALUES[name] && !VALUES[name].test(value) ? [`${name} is ${value}`] : [];
      });
    }),
  ].map((fault) => `${id}: ${fault}`);
}

/** Everything that is wrong with an export, each in a line. */
export function ftmFaults(entities: readonly Entity[]): string[] {
  const schemas = new Map(entities.map(({ id, schema }) => [id, schema]));
  return [
    ...(schemas.size === entities.length ? [] : ["an id stands twice"]),
    ...entities.flatMap((entity) => faultsOf(entity, schemas)),
  ];
}
