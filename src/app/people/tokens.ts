// Tokens of programs: making, listing, revoking, and who one speaks for.
import { hashOf, isSame, nameOf, newSecret, newToken } from "../../people/index.ts";
import { CasusError, type Visitor } from "../../record/index.ts";
import { accountMeant, type Keeping, later, noteIn } from "./context.ts";
import type { NewTokenRequest } from "./types.ts";
import { visitorOfToken } from "./visitor.ts";

const DAY_MS = 86_400_000;
const MOST_DAYS = 3660;
/** Being used is written down no more often than this. */
const USED_EVERY_MS = 60_000;
const ID_LETTERS = 8;

function requireDays(days: number | undefined): void {
  if (days === undefined || (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)) return;
  throw new CasusError("bad-option", `A token lasts 1 to ${MOST_DAYS} days, or until it is revoked.`);
}

/** `token`: one that is in use elsewhere already; else a new one is made. */
export async function addToken(
  keeping: Keeping,
  { name: typed, rights, days, owner }: NewTokenRequest,
  by: string,
  token = newToken(),
): Promise<{ id: string; token: string }> {
  const name = nameOf(typed);
  requireDays(days);
  if (rights.length === 0)
    throw new CasusError("bad-option", "Say what the token may: read, judge, inbox, admin.");
  const person = owner === undefined ? undefined : (await accountMeant(keeping, owner)).seq;
  const at = keeping.now();
  const id = newSecret()
    .replaceAll(/[^a-z0-9]/gi, "")
    .slice(0, ID_LETTERS)
    .toLowerCase();
  await keeping.ledger.addToken({
    id,
    hash: hashOf(token),
    name,
    rights: [...new Set(rights)],
    madeAt: at,
    ...(person !== undefined && { person }),
    ...(days !== undefined && { endsAt: later(at, days * DAY_MS) }),
  });
  const detail = `${name}: ${rights.join(", ")}${days === undefined ? "" : `, ${days} days`}`;
  await noteIn(keeping, { by, deed: "token-made", what: id, detail });
  return { id, token };
}

export async function revokeToken(
  keeping: Keeping,
  id: string,
  by: string,
  owner?: string,
): Promise<boolean> {
  const row = (await keeping.ledger.tokens()).find((one) => one.id === id);
  if (!row || (owner !== undefined && row.owner !== owner)) return false;
  if (!(await keeping.ledger.revokeToken(id, keeping.now()))) return false;
  await noteIn(keeping, { by, deed: "token-revoked", what: id, detail: row.name });
  return true;
}

/** CASUS_INBOX_TOKEN is one that the inbox takes, for set-ups where secrets come from outside. */
export async function visitorOfBearer({ ledger, now }: Keeping, token: string): Promise<Visitor | undefined> {
  const given = process.env["CASUS_INBOX_TOKEN"]?.trim();
  if (given && isSame(token, given)) return visitorOfToken({ id: "", name: "inbox", rights: ["inbox"] });
  const at = now();
  const bearer = await ledger.bearer(hashOf(token), at);
  if (!bearer) return undefined;
  if ((bearer.usedAt ?? "") < later(at, -USED_EVERY_MS)) await ledger.markUsed(bearer.id, at);
  return visitorOfToken(bearer);
}
