// What every form that changes something carries: the token by which the server knows the form as its own.
import { html } from "hono/html";
import { FORM_FIELD } from "../access/form-token.ts";
import type { Ask, Html } from "../page.ts";

/** Stands first in every form with `method="post"`. */
export function formToken(ask: Pick<Ask, "formToken">): Html {
  return html`<input type="hidden" name="${FORM_FIELD}" value="${ask.formToken}">`;
}
