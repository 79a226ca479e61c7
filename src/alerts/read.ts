// alerts.yaml as a value to rules, digests and targets; what is wrong in it is said in plain words, with its place.
import type { z } from "zod";
import { CasusError } from "../record/index.ts";
import { type AlertRule, DigestRule, MailServer, RULES, type Quiet, Zone } from "./rules.ts";
import { savedFilter } from "./saved.ts";
import { type Target, TARGET_TYPES, TARGETS } from "./targets.ts";

export interface AlertsFile {
  /** Where the pages answer; messages link there. */
  readonly page?: string;
  readonly zone: string;
  readonly quiet?: Quiet;
  readonly mail?: MailServer;
  readonly targets: ReadonlyMap<string, Target>;
  readonly alerts: readonly AlertRule[];
  readonly digests: readonly DigestRule[];
}

/** Says where in a file a value stands: "alerts.yaml:12". */
export type PlaceOf = (path: readonly (string | number)[]) => string;

type Path = readonly (string | number)[];

const KEYS = ["page", "zone", "quiet", "mail", "targets", "alerts", "digests"];

class Reader {
  readonly #placeOf: PlaceOf | undefined;

  /** Without places a value is read that somebody has just handed in: what is wrong with it is theirs to mend. */
  constructor(placeOf?: PlaceOf) {
    this.#placeOf = placeOf;
  }

  fail(path: Path, message: string): never {
    if (!this.#placeOf) throw new CasusError("bad-input", `In the ${message}`);
    throw new CasusError("bad-knowledge", `${this.#placeOf(path)}: ${message}`);
  }

  check<T>(schema: z.ZodType<T>, value: unknown, path: Path, what: string): T {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const { issues } = parsed.error;
    // A slip of the pen makes a key that is not known and one that is missing; the first says which it is.
    const issue = innermost(issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0]!);
    const within = issue.path.filter((step) => typeof step !== "symbol");
    return this.fail([...path, ...within], `${what}: ${issueInWords(issue, within, value)}.`);
  }

  record(value: unknown, path: Path, what: string): Readonly<Record<string, unknown>> {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
    return this.fail(path, `${what} is no list of “key: value” lines.`);
  }

  list(value: unknown, path: Path, what: string): readonly unknown[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value;
    return this.fail(path, `“${what}” is no list; begin every entry with “- name: …”.`);
  }
}

/** Of a value that may be of several shapes, the complaint about the one that came nearest. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue;
  const deepest = issue.errors.flat().toSorted((a, b) => b.path.length - a.path.length)[0];
  return deepest ? { ...innermost(deepest), path: [...issue.path, ...deepest.path] } : issue;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null)?.[step], value);
}

function issueInWords(issue: z.core.$ZodIssue, within: Path, value: unknown): string {
  if (issue.code === "unrecognized_keys")
    return `“${issue.keys.join("”, “")}” is not known here; perhaps a slip of the pen`;
  const what = within.length > 0 ? `“${within.join(".")}”` : "it";
  if (issue.code === "invalid_type" && valueAt(value, within) === undefined) return `${what} is missing`;
  if (issue.code === "invalid_type") return `${what} is no ${issue.expected}`;
  if (issue.code === "invalid_value")
    return `${what} is none of ${issue.values.map((value) => `“${String(value)}”`).join(", ")}`;
  return `${what} ${/^(is|are|takes) /.test(issue.message) ? issue.message : `is not right (${issue.message})`}`;
}

const named = (value: unknown, index: number, kind: string): string => {
  const name = (value as { name?: unknown } | null)?.name;
  return typeof name === "string" ? `${kind} “${name}”` : `${kind} ${index + 1}`;
};

function ruleOf(reader: Reader, value: unknown, path: Path, what: string): AlertRule {
  const entry = reader.record(value, path, what);
  const when = String(entry["when"] ?? (entry["words"] || entry["path"] ? "search" : ""));
  const schema = Object.hasOwn(RULES, when) ? RULES[when as keyof typeof RULES] : undefined;
  if (!schema) {
    const known = Object.keys(RULES).join(", ");
    return reader.fail([...path, "when"], `${what}: “when” is to be one of: ${known}.`);
  }
  const rule = reader.check<AlertRule>(schema, { ...entry, when }, path, what);
  if (rule.when === "search") checkSearch(reader, rule, path, what);
  return rule;
}

function checkSearch(reader: Reader, rule: AlertRule & { when: "search" }, path: Path, what: string): void {
  if ((rule.words === undefined) === (rule.path === undefined))
    reader.fail(path, `${what}: a search needs either words, or path and query of a page.`);
  if (rule.path !== undefined && savedFilter(rule.path, rule.query ?? "") === undefined)
    reader.fail([...path, "path"], `${what}: ${rule.path} is no page whose list can be watched.`);
}

/** The names of the fields of a kind of rule, for help. */
export function ruleFields(when: keyof typeof RULES): readonly string[] {
  return Object.keys(RULES[when].shape);
}

/** A rule that stands alone, as it was made on a page or at the terminal. */
export function readRule(value: unknown): AlertRule {
  return ruleOf(new Reader(), value, [], named(value, 0, "alert"));
}

function targetsOf(reader: Reader, value: unknown): ReadonlyMap<string, Target> {
  if (value === undefined || value === null) return new Map();
  const entries = Object.entries(reader.record(value, ["targets"], "“targets”"));
  return new Map(
    entries.map(([name, one]) => {
      const path = ["targets", name];
      const entry = reader.record(one, path, `target “${name}”`);
      const type = String(entry["type"]);
      if (!Object.hasOwn(TARGETS, type))
        return reader.fail(path, `target “${name}”: “type” is to be one of: ${TARGET_TYPES.join(", ")}.`);
      const schema: z.ZodType<Target> = TARGETS[type as keyof typeof TARGETS];
      return [name, reader.check(schema, entry, path, `target “${name}”`)];
    }),
  );
}

function checkNames(
  reader: Reader,
  entries: readonly { readonly name: string; readonly to: readonly string[]; readonly path: Path }[],
  targets: ReadonlyMap<string, Target>,
): void {
  const seen = new Set<string>();
  for (const { name, to, path } of entries) {
    if (seen.has(name)) reader.fail(path, `the name “${name}” is taken twice; rename one of them.`);
    seen.add(name);
    for (const target of to) {
      if (targets.has(target)) continue;
      const known = [...targets.keys()].join(", ") || "none yet";
      reader.fail(
        [...path, "to"],
        `“${name}” goes to “${target}”, and there is no such target; there are: ${known}.`,
      );
    }
  }
}

/** Reads the whole file. Throws CasusError "bad-knowledge" that says what is wrong, and where. */
export function readAlerts(value: unknown, placeOf: PlaceOf): AlertsFile {
  const reader = new Reader(placeOf);
  const file = reader.record(value ?? {}, [], "the file");
  const strange = Object.keys(file).find((key) => !KEYS.includes(key));
  if (strange !== undefined)
    reader.fail([strange], `“${strange}” is not known here; there are: ${KEYS.join(", ")}.`);
  const targets = targetsOf(reader, file["targets"]);
  const alerts = reader
    .list(file["alerts"], ["alerts"], "alerts")
    .map((one, index) => ruleOf(reader, one, ["alerts", index], named(one, index, "alert")));
  const digests = reader
    .list(file["digests"], ["digests"], "digests")
    .map((one, index) => reader.check(DigestRule, one, ["digests", index], named(one, index, "digest")));
  const rows = [
    ...alerts.map(({ name, to }, index) => ({ name, to, path: ["alerts", index] })),
    ...digests.map(({ name, to }, index) => ({ name, to, path: ["digests", index] })),
  ];
  checkNames(reader, rows, targets);
  const page = file["page"];
  if (page !== undefined && !(typeof page === "string" && /^https?:\/\//.test(page) && URL.canParse(page)))
    reader.fail(["page"], "“page” is no web address; write it as https://…");
  return {
    targets,
    alerts,
    digests,
    zone: file["zone"] === undefined ? "UTC" : reader.check(Zone, file["zone"], ["zone"], "“zone”"),
    ...(typeof page === "string" && { page: page.endsWith("/") ? page : `${page}/` }),
    ...(file["quiet"] !== undefined && {
      quiet: reader.check(RULES.search.shape.quiet.unwrap(), file["quiet"], ["quiet"], "“quiet”"),
    }),
    ...(file["mail"] !== undefined && {
      mail: reader.check(MailServer, file["mail"], ["mail"], "“mail”"),
    }),
  };
}
