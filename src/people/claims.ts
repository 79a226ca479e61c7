// From what an identity provider says of somebody to a name and a role here.
import { CasusError, PERSON_ROLES, type PersonRole } from "../record/index.ts";
import type { Proven, ProviderSettings } from "./provider.ts";

type Claims = Readonly<Record<string, unknown>>;

/** `a.b` reaches into an object, as some providers nest their roles. */
function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path
    .split(".")
    .reduce<unknown>(
      (at, key) =>
        typeof at === "object" && at !== null && Object.hasOwn(at, key) ? (at as Claims)[key] : undefined,
      claims,
    );
}

/** The greatest role that any value of the claim gives. */
export function roleFrom(
  claims: Claims,
  { rolesClaim, roles, otherwise }: Pick<ProviderSettings, "rolesClaim" | "roles" | "otherwise">,
): PersonRole | undefined {
  const values = [claimAt(claims, rolesClaim)].flat().filter((value) => typeof value === "string");
  const given = values.flatMap((value) => (Object.hasOwn(roles, value) ? [roles[value]!] : []));
  return PERSON_ROLES.findLast((role) => given.includes(role)) ?? otherwise;
}

export function provenFrom(
  claims: Claims & { readonly iss: string; readonly sub: string },
  settings: ProviderSettings,
): Proven {
  const role = roleFrom(claims, settings);
  if (role === undefined)
    throw new CasusError(
      "forbidden",
      "The identity provider gives you no role here; ask an administrator of Casus.",
    );
  const name = claimAt(claims, settings.nameClaim);
  if (typeof name !== "string")
    throw new CasusError(
      "forbidden",
      `The identity provider tells no “${settings.nameClaim}”; an administrator can name another claim in sign-in.yaml.`,
    );
  const email = typeof claims["email"] === "string" ? claims["email"] : undefined;
  return { issuer: claims.iss, subject: claims.sub, name, role, ...(email !== undefined && { email }) };
}
