// A person's judgement on two reports or incidents, and taking it back. What merging makes of it is computed at once.
import { createHash } from "node:crypto";
import { CasusError, type Judgement, type Merging } from "../record/index.ts";
import type { Ledger } from "../ledger/index.ts";

export interface JudgeRequest {
  /** A report (`document#event`), or an incident: then the report it has its name from. */
  readonly a: string;
  readonly b: string;
  readonly verdict: Judgement["verdict"];
  /** Who says so. */
  readonly by: string;
  readonly why?: string;
}

export interface Judging {
  readonly ledger: Ledger;
  readonly merging: Merging;
  /** ISO instant. */
  readonly now: () => string;
}

const ID_DIGITS = 12;
/** Signatures that begin so are the machine's (merge/judge.ts). */
const MACHINE = "merge@";

function requireName(by: string): string {
  const name = by.trim();
  if (name === "") throw new CasusError("bad-option", "Say who judges: a name.");
  if (name.startsWith(MACHINE)) {
    throw new CasusError("bad-option", `"${name}" is how the machine signs; give a person's name.`);
  }
  return name;
}

/** The report that is meant: itself, or the first of an incident. */
async function reportMeant(ledger: Ledger, id: string): Promise<string> {
  if (id.includes("#")) return id;
  const first = (await ledger.incident(id))?.reports[0];
  if (first) return first.id;
  throw new CasusError(
    "not-found",
    `There is no incident ${id}; give an incident's id, or a report as DOCUMENT#EVENT.`,
  );
}

export async function judge({ ledger, merging, now }: Judging, request: JudgeRequest): Promise<Judgement> {
  const by = requireName(request.by);
  const [a, b] = [await reportMeant(ledger, request.a), await reportMeant(ledger, request.b)].toSorted();
  if (a === b) throw new CasusError("bad-option", `${a} is one report; a judgement is on two.`);
  const at = now();
  const hash = createHash("sha256")
    .update(JSON.stringify([a, b, by, at]))
    .digest("hex");
  const why = request.why?.trim();
  const judgement: Judgement = {
    id: `j-${hash.slice(0, ID_DIGITS)}`,
    a: a!,
    b: b!,
    verdict: request.verdict,
    score: 0,
    reasons: why ? [{ name: "said", score: 0, note: why }] : [],
    by,
    at,
  };
  await ledger.judge(judgement, merging);
  return judgement;
}

/** Takes a judgement out of force; the row stays, with the instant of its withdrawal. */
export async function withdraw(
  { ledger, merging, now }: Judging,
  id: string,
  by?: string,
): Promise<Judgement> {
  const standing = await ledger.judgement(id);
  if (!standing) throw new CasusError("not-found", `There is no judgement ${id} in this ledger.`);
  if (standing.by.startsWith(MACHINE)) {
    throw new CasusError(
      "bad-option",
      `${id} is the machine's; it would judge so again. Overrule it: casus judge not-same ${standing.a} ${standing.b} --by NAME.`,
    );
  }
  if (standing.withdrawnAt === undefined) await ledger.withdraw(id, now(), merging, by);
  return (await ledger.judgement(id))!;
}
