// Reads the path, the query and the body of a request by their schemas. What does not fit is refused with a sentence:
// nothing is cut, guessed or silently left out.
import type { HonoRequest } from "hono";
import type { z } from "zod";
import { CasusError } from "../record/index.ts";

/** Longer values are not repeated in full. */
const SHOWN = 80;

function shown(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
}

export function readParams(schema: z.ZodObject | undefined, given: Record<string, string>): object {
  return checked(schema, given, (name, value) => `“${value}” is no ${name}`);
}

/** Blanks are taken as not asked, as forms send them; a name that means nothing here or comes twice is refused. */
export function readQuery(schema: z.ZodObject | undefined, query: URLSearchParams): object {
  const names = Object.keys(schema?.shape ?? {});
  const given: Record<string, string> = {};
  for (const [name, raw] of query) {
    const field = schema && Object.hasOwn(schema.shape, name) ? (schema.shape[name] as z.ZodType) : undefined;
    if (!field) throw new CasusError("bad-option", unknownName(name, names));
    if (Object.hasOwn(given, name)) throw new CasusError("bad-option", `${name} is given more than once.`);
    const value = raw.trim();
    if (value !== "" || field.safeParse("").success) given[name] = value;
  }
  return checked(schema, given, (name, value) => `${name}=${value} does not fit`);
}

function unknownName(name: string, names: readonly string[]): string {
  const there = names.length > 0 ? `there are: ${names.join(", ")}` : "it takes none";
  return `There is no parameter “${shown(name)}” at this address; ${there}.`;
}

function checked(
  schema: z.ZodObject | undefined,
  given: Record<string, string>,
  fault: (name: string, value: string) => string,
): object {
  if (!schema) return {};
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]!.path[0]);
  const about = (schema.shape[name] as z.ZodType | undefined)?.description ?? "not as it should be";
  const value = given[name];
  const what = value === undefined ? `${name} is missing` : fault(name, shown(value));
  throw new CasusError("bad-option", `${what}: ${about}.`);
}

/**
 * Only what says that it is JSON is read as such: a form of another site can send none without the browser asking first.
 * Other bodies that a route takes are its own matter.
 */
export async function readBody(
  schema: z.ZodType | undefined,
  request: HonoRequest,
  others: readonly string[],
): Promise<unknown> {
  if (!schema) return undefined;
  const type = request.header("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (others.includes(type)) return undefined;
  if (type !== "application/json") {
    const all = ["application/json", ...others].join(", ");
    throw new CasusError("bad-input", `This address takes ${all}; the body says it is “${shown(type)}”.`);
  }
  const parsed = schema.safeParse(await jsonOf(request));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  const where = path.length > 0 ? `${path.join(".")}: ` : "";
  throw new CasusError("bad-input", `The body does not fit: ${where}${message}.`);
}

async function jsonOf(request: HonoRequest): Promise<unknown> {
  try {
    return JSON.parse(await request.text()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) throw new CasusError("bad-input", "The body is no valid JSON.");
    throw error;
  }
}
