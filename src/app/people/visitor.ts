// Who asks, as the doors see it: a person of the team, a program with a token, or the one person of a ledger alone.
import type { Account, Bearer } from "../../ledger/index.ts";
import { rightsOf } from "../../people/index.ts";
import type { Visitor } from "../../record/index.ts";

export const LOCAL: Visitor = { kind: "local", name: "local", rights: rightsOf("admin"), role: "admin" };
export const NOBODY: Visitor = { kind: "nobody", name: "nobody", rights: new Set() };

export function visitorOfAccount({ name, role, email, signsInBy, mustChange }: Account): Visitor {
  return {
    kind: "person",
    name,
    role,
    rights: rightsOf(role),
    signsInBy,
    ...(email !== undefined && { email }),
    ...(mustChange && { mustChange }),
  };
}

/** A token may what it was given and its owner may; one that was made on the machine, what it was given. */
export function visitorOfToken({ name, rights, owner }: Bearer): Visitor {
  return {
    kind: "token",
    name: `token ${name}${owner ? ` of ${owner.name}` : ""}`,
    rights: rightsOf(owner?.role ?? "admin", rights),
  };
}
