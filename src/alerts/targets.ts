// Where messages go: one schema a type. A value that begins with $ is the name of an environment variable.
import { z } from "zod";
import { CasusError } from "../record/index.ts";

const Address = z
  .string()
  .refine(
    (text) => text.startsWith("$") || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)),
    "is no web address; write it as https://…, or $NAME for an environment variable",
  );
const MailAddress = z.string().regex(/^[^\s@<>]+@[^\s@<>]+$/, "is no mail address");

const SCHEMAS = {
  mail: z.strictObject({
    type: z.literal("mail"),
    to: z.union([z.array(MailAddress).min(1), MailAddress.transform((one) => [one])]),
  }),
  webhook: z.strictObject({ type: z.literal("webhook"), url: Address, secret: z.string().optional() }),
  slack: z.strictObject({ type: z.literal("slack"), url: Address }),
  discord: z.strictObject({ type: z.literal("discord"), url: Address }),
  matrix: z.strictObject({
    type: z.literal("matrix"),
    server: Address,
    room: z.string().regex(/^[!$]/, 'is no room id; it begins with "!"'),
    token: z.string().min(1),
  }),
  ntfy: z.strictObject({ type: z.literal("ntfy"), url: Address, token: z.string().optional() }),
  feed: z.strictObject({ type: z.literal("feed") }),
} as const;

export const TARGETS = SCHEMAS;
export const TARGET_TYPES = Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[];
export type Target = z.infer<(typeof SCHEMAS)[keyof typeof SCHEMAS]>;

function fromEnvironment(
  value: unknown,
  where: string,
  env: Readonly<Record<string, string | undefined>>,
): unknown {
  if (Array.isArray(value)) return value.map((one) => fromEnvironment(one, where, env));
  const name = typeof value === "string" ? /^\$([A-Z_][A-Z0-9_]*)$/.exec(value)?.[1] : undefined;
  if (name === undefined) return value;
  const found = env[name];
  if (found) return found;
  throw new CasusError("bad-option", `${where}: the environment variable ${name} is not set.`);
}

/** With the values of environment variables in place of their names. Throws CasusError "bad-option" where one is not set. */
export function resolveTarget<T extends object>(
  given: T,
  where: string,
  env: Readonly<Record<string, string | undefined>>,
): T {
  const entries = Object.entries(given).map(([key, value]) => [key, fromEnvironment(value, where, env)]);
  return Object.fromEntries(entries) as T;
}
