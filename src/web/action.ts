// What a form does: a POST to an address. To add one: define it beside its page, list it in actions.ts, and give it a right
// in access/rules.ts. The gate has checked who asks and that the form is ours.
import type { Context } from "hono";
import { CasusError } from "../record/index.ts";
import type { Ask, Drawn } from "./page.ts";

/** Where to go next, or a page that says what is wrong with what was entered. */
export type Done =
  | { readonly to: string }
  | { readonly page: Drawn; readonly status?: 400 | 401 | 403 | 404 | 409 | 429 };

export interface Action {
  /** The address; `:id` stands for the id of the thing it is done to. */
  readonly path: string;
  /** A CasusError becomes a page with its sentence. */
  act(ask: Ask, form: FormData): Promise<Done>;
}

export function defineAction(action: Action): Action {
  return action;
}

/** The form that was sent; CasusError "bad-input" for anything else. */
export async function formOf(c: Context): Promise<FormData> {
  try {
    return await c.req.formData();
  } catch (cause) {
    throw new CasusError("bad-input", "What was sent is no form. Nothing was changed.", { cause });
  }
}

/** The text of a field without blanks around it; undefined when it is empty or a file. */
export function field(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
