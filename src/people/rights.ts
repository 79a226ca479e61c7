// What each role may do. The only place that says so.
import type { Right, PersonRole } from "../record/index.ts";

const RIGHTS_OF: Readonly<Record<PersonRole, readonly Right[]>> = {
  viewer: ["read"],
  reviewer: ["read", "judge", "inbox"],
  admin: ["read", "judge", "inbox", "admin"],
};

/** The rights of a role; of a token those of them that it was given. */
export function rightsOf(role: PersonRole, given?: readonly Right[]): ReadonlySet<Right> {
  const all = RIGHTS_OF[role];
  return new Set(given === undefined ? all : all.filter((right) => given.includes(right)));
}
