// Random requests made from the table of routes: what fits, what nearly fits, and what nobody should send.
import * as fc from "fast-check";
import type { z } from "zod";
import { isMedia, type Route } from "../../src/api/route.ts";

export interface Asking {
  readonly path: string;
  readonly init: RequestInit;
}

const cursor = (place: unknown): string => Buffer.from(JSON.stringify(place)).toString("base64url");

const HOSTILE: readonly string[] = [
  "",
  " ",
  "\0",
  "a\0b",
  "'; DROP TABLE incidents;--",
  '" OR 1=1 --',
  "%",
  "%00",
  "%E0%A4%A",
  "../../etc/passwd",
  "..",
  "💥".repeat(60),
  "\u202E\u2066\uFEFF",
  "x".repeat(3000),
  "-1",
  "1e309",
  "NaN",
  "9007199254740993",
  "99999999999999999999999999",
  "0x10",
  "null",
  "[]",
  "{}",
  "__proto__",
  "constructor",
  "toString",
  "2023-13-45",
  "2023-02-30",
  "0000",
  "<script>alert(1)</script>",
  "*",
  "NEAR/2",
  '"',
  "(((((((((",
];

const CURSORS: readonly string[] = [
  cursor(["2023-12-01", 3]),
  cursor(["2023-12-01", "i-000"]),
  cursor(["", 0]),
  cursor(["x", 1e300]),
  cursor(["x", -1.5]),
  cursor(["\0", "\0"]),
  cursor(["2023", "𝕏".repeat(99)]),
  cursor([1, 2]),
  cursor([null, null]),
  cursor({}),
  cursor("x"),
  "7",
  "100000000000",
  "1e15",
  "1e300",
];

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => text.toWellFormed()),
  fc.double().map(String),
  fc.bigInt().map(String),
);

/** Of a request that fits everything does; of the others anything may be wrong, but need not. */
type Fits = boolean;

function valueOf(name: string, field: z.ZodType, { fits, example }: { fits: Fits; example?: string }) {
  const known = [...HOSTILE, ...CURSORS, "1", "2", "200", "2023", "2023-11", "2023-11-07", "IQ", "base"];
  const fitting = [
    ...known.filter((text) => text.trim() !== "" && field.safeParse(text.trim()).success),
    ...(example === undefined ? [] : [example]),
    ...enumOf(field),
  ];
  const good = fc.constantFrom(...fitting);
  if (fits) return good;
  return fc.oneof(good, hostile, fc.constantFrom(...(name === "after" ? CURSORS : HOSTILE)));
}

function enumOf(field: z.ZodType): readonly string[] {
  const inner = "unwrap" in field ? (field as z.ZodOptional<z.ZodEnum>).unwrap() : field;
  return "options" in inner ? (inner.options as readonly string[]) : [];
}

function queryOf({ query, example }: Route, fits: Fits): fc.Arbitrary<string> {
  const fields = Object.entries((query?.shape ?? {}) as Record<string, z.ZodType>);
  const known = fields.map(([name, field]) => {
    const value = valueOf(name, field, { fits, example: example.query?.[name] });
    const needed = fits && !field.safeParse(undefined).success;
    return needed ? value : fc.option(value, { nil: undefined, freq: 3 });
  });
  const odd = fits
    ? fc.constant(undefined)
    : fc.option(fc.tuple(hostile, hostile), { nil: undefined, freq: 2 });
  const twice = fits ? fc.constant(false) : fc.integer({ min: 0, max: 4 }).map((one) => one === 0);
  return fc.tuple(fc.tuple(...known), odd, twice).map(([values, extra, doubled]) => {
    const search = new URLSearchParams();
    for (const [at, value] of values.entries()) if (value !== undefined) search.append(fields[at]![0], value);
    if (extra) search.append(...extra);
    if (doubled && fields.length > 0) search.append(fields[0]![0], values[0] ?? "x");
    return search.size > 0 ? `?${search}` : "";
  });
}

function pathOf({ path, params, example }: Route, fits: Fits, ids: readonly string[]): fc.Arbitrary<string> {
  const names = Object.keys(params?.shape ?? {});
  const own = Object.values(example.params ?? {});
  const known = fc
    .constantFrom(...ids, ...own, "incidents", "coded", "csv", "geojson")
    .map(encodeURIComponent);
  const odd = fc.oneof(hostile.map(encodeURIComponent), fc.constantFrom("%", "%E0%A4%A", "%00"));
  const values = names.map((name) =>
    fits && own.length > 1 ? fc.constant(example.params![name]!) : fits ? known : fc.oneof(known, odd),
  );
  return fc
    .tuple(...values)
    .map((given) => given.reduce((so, one, at) => so.replace(`:${names[at]!}`, () => one || "%20"), path));
}

const TYPES = [
  "application/json; charset=utf-8",
  "text/plain",
  "text/html",
  "",
  "image/png",
  "multipart/form-data",
];
const JSON_TYPE = "application/json";

function bodyOf({ body, example }: Route, fits: Fits): fc.Arbitrary<RequestInit> {
  if (!body) return fc.constant({});
  const fitting = example.body as Record<string, unknown>;
  const good = fc.constant(JSON.stringify(fitting));
  const sentAs = (text: string, type: string): RequestInit => ({
    body: text,
    headers: { "content-type": type },
  });
  if (fits) return good.map((text) => sentAs(text, JSON_TYPE));
  const changed = fc
    .tuple(fc.constantFrom(...Object.keys(fitting), "more", "__proto__"), fc.oneof(hostile, fc.jsonValue()))
    .map(([name, value]) => JSON.stringify({ ...fitting, [name]: value }));
  const broken = fc.constantFrom(
    "[".repeat(20_000),
    '{"a":"\\ud800"}',
    "\uFEFF{}",
    `"${"x".repeat(100_000)}"`,
  );
  const text = fc.oneof(good, changed, changed, fc.json(), hostile, broken);
  const type = fc.oneof({ weight: 2, arbitrary: fc.constant(JSON_TYPE) }, fc.constantFrom(...TYPES));
  return fc.tuple(text, type).map(([said, as]) => sentAs(said, as));
}

/** Everything that may be asked of a route. */
export function requestsOf(route: Route, ids: readonly string[]): fc.Arbitrary<Asking> {
  return fc.oneof(requests(route, ids, true), requests(route, ids, false));
}

function requests(route: Route, ids: readonly string[], fits: Fits): fc.Arbitrary<Asking> {
  const any = {
    "if-none-match": fc.constantFrom("*", '"x"', "W/", ","),
    "last-event-id": fc.constantFrom("0", "1", "x", "-1", "1e99", "9".repeat(40)),
    accept: fc.constantFrom("text/html", "*/*", ",;="),
  };
  const headers = fits ? fc.constant({}) : fc.record(any, { requiredKeys: [] });
  const mount = fc.constantFrom("/api/v1", "/api");
  const parts = fc.tuple(mount, pathOf(route, fits, ids), queryOf(route, fits), bodyOf(route, fits), headers);
  return parts.map(([under, path, query, { body, headers: own }, given]) => ({
    path: under + path + query,
    init: {
      method: route.method.toUpperCase(),
      ...(body !== undefined && { body }),
      headers: { ...given, ...(own as Record<string, string>) },
    },
  }));
}

export const isEndless = ({ answer }: Route): boolean => isMedia(answer);
