// Signing in with an identity provider: its settings in the data folder, and the account behind what it says.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { readYaml } from "../../knowledge/index.ts";
import type { Account } from "../../ledger/index.ts";
import {
  hashOf,
  nameOf,
  newSecret,
  openProvider,
  type Proven,
  type ProvenBy,
  type Provider,
  type ProviderSettings,
} from "../../people/index.ts";
import { CasusError, PERSON_ROLES } from "../../record/index.ts";
import { type Keeping, later, noteIn } from "./context.ts";
import { openSessionFor } from "./sessions.ts";
import type { SignedIn } from "./types.ts";

const FILE = "sign-in.yaml";
/** Long enough to find a second factor, short enough for a browser left alone. */
const BEGUN_MS = 10 * 60_000;

const Role = z.enum(PERSON_ROLES);
const Settings = z.strictObject({
  issuer: z.url(),
  client: z.string().min(1),
  scope: z.string().default("profile email"),
  "name-claim": z.string().default("preferred_username"),
  "roles-claim": z.string().default("groups"),
  roles: z.record(z.string(), Role).default({}),
  otherwise: Role.optional(),
});

/** What sign-in.yaml of a data folder says; the client's secret comes from CASUS_OIDC_SECRET. */
export function providerSettings(
  dataDir: string,
  secret = process.env["CASUS_OIDC_SECRET"],
): ProviderSettings | undefined {
  const path = join(dataDir, FILE);
  if (!existsSync(path)) return undefined;
  const parsed = Settings.safeParse(readYaml(path).value);
  if (!parsed.success) {
    const { path: at, message } = parsed.error.issues[0]!;
    throw new CasusError("bad-option", `${path}: ${at.join(".")}: ${message}. docs/team.md shows one.`);
  }
  const { "name-claim": nameClaim, "roles-claim": rolesClaim, otherwise, ...rest } = parsed.data;
  return {
    ...rest,
    nameClaim,
    rolesClaim,
    ...(otherwise !== undefined && { otherwise }),
    ...(secret && { secret }),
  };
}

export function providerOf(settings: ProviderSettings | undefined): Provider | undefined {
  return settings && openProvider(settings);
}

function required(provider: Provider | undefined): Provider {
  if (provider) return provider;
  throw new CasusError("not-found", `No identity provider is set up (${FILE} of the data folder).`);
}

export async function begin(
  { ledger, now }: Keeping,
  provider: Provider | undefined,
  callback: string,
  backTo: string,
): Promise<{ address: string; secret: string }> {
  const { address, proof } = await required(provider).begin(callback);
  const [secret, at] = [newSecret(), now()];
  const begun = { hash: hashOf(secret), proof: JSON.stringify(proof), backTo, endsAt: later(at, BEGUN_MS) };
  await ledger.beginSignIn(begun, at);
  return { address, secret };
}

/** The account of a person of the provider, made at their first sign-in; its role is what the provider says today. */
async function accountFor(keeping: Keeping, proven: Proven): Promise<Account> {
  const { ledger, now } = keeping;
  const { issuer, subject, role, email } = proven;
  const known = await ledger.accountOfProvider({ issuer, subject });
  if (known) return updated(keeping, known, proven);
  const name = nameOf(proven.name);
  const provider = { issuer, subject };
  const added = await ledger.addAccount({ name, role, provider, addedAt: now(), ...(email && { email }) });
  if (!added) {
    throw new CasusError(
      "forbidden",
      `“${name}” is the name of another account here, and judgements are signed with it; ask an administrator.`,
    );
  }
  await noteIn(keeping, { by: name, deed: "person-added", what: name, detail: `${role}, by the provider` });
  return (await ledger.accountOfProvider(provider))!;
}

async function updated(keeping: Keeping, account: Account, { role, email }: Proven): Promise<Account> {
  if (account.disabledAt !== undefined)
    throw new CasusError("forbidden", "This account is disabled; ask an administrator.");
  if (account.role !== role) {
    if (!(await keeping.ledger.changeAccount(account.seq, { role })))
      throw new CasusError(
        "forbidden",
        `“${account.name}” is the last who administers and would no longer do so.`,
      );
    const detail = `${account.role} to ${role}, by the provider`;
    await noteIn(keeping, { by: account.name, deed: "role-changed", what: account.name, detail });
  }
  if (email && email !== account.email) await keeping.ledger.changeAccount(account.seq, { email });
  return { ...account, role };
}

export async function finish(
  keeping: Keeping,
  provider: Provider | undefined,
  back: URL,
  secret: string,
): Promise<SignedIn & { backTo: string }> {
  const begun = await keeping.ledger.takeSignIn(hashOf(secret), keeping.now());
  if (!begun)
    throw new CasusError(
      "not-signed-in",
      "This sign-in was begun too long ago, or in another browser. Begin again.",
    );
  const proven = await required(provider).finish(back, JSON.parse(begun.proof) as ProvenBy);
  const account = await accountFor(keeping, proven);
  const signedIn = await openSessionFor(keeping, account);
  await noteIn(keeping, { by: account.name, deed: "sign-in", detail: "by the provider" });
  return { ...signedIn, backTo: begun.backTo };
}
