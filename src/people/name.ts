// Names of accounts and tokens: they sign judgements, so none looks like another's or like the machine's.
import { CasusError } from "../record/index.ts";

const LONGEST = 64;
/** How Casus itself signs. */
const TAKEN = /^(?:local|terminal|nobody|merge@.*|token .*)$/i;
/** Signs that cannot be seen or that turn the direction of what follows. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;

/** The name as it is kept, or CasusError "bad-option" with what is wrong with it. */
export function nameOf(typed: string): string {
  const name = typed.normalize("NFC").trim().replaceAll(/\s+/g, " ");
  if (name === "" || name.length > LONGEST)
    throw new CasusError("bad-option", `A name has 1 to ${LONGEST} characters.`);
  if (HIDDEN.test(name)) throw new CasusError("bad-option", "A name has no characters that cannot be seen.");
  if (TAKEN.test(name))
    throw new CasusError("bad-option", `“${name}” is how Casus itself signs; take another name.`);
  return name;
}
