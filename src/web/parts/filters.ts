// The filters above a list: a plain GET form, so that every state is an address. An island sends it on change.
import { html, raw } from "hono/html";
import type { Ask, Html } from "../page.ts";
import { asked } from "./pager.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count?: number;
}

export type Field =
  | {
      readonly kind: "choice";
      readonly name: string;
      readonly label: string;
      readonly any: string;
      readonly choices: readonly Choice[];
    }
  | { readonly kind: "day"; readonly name: string; readonly label: string };

/** A place is chosen on a lane and not from a list of thousands: it is shown where it is asked for, and can be let go. */
export function askedPlace(ask: Ask): readonly Field[] {
  const value = asked(ask, "place");
  if (value === undefined) return [];
  const choices = [{ value, label: ask.app.labels.place(value) ?? value }];
  return [{ kind: "choice", name: "place", label: "Place", any: "Any place", choices }];
}

/** `kept` are parts of the address that are no filters and stay. */
export function filters(ask: Ask, fields: readonly Field[], kept: readonly string[] = []): Html {
  const set = fields.some((field) => ask.query.get(field.name));
  return html`<form class="filters" action="${ask.path}" data-sends-itself>${fields.map((field) => html`<label><span>${field.label}</span>${control(field, ask)}</label>`)}${kept.flatMap((name) => (ask.query.get(name) ? html`<input type="hidden" name="${name}" value="${ask.query.get(name)}">` : []))}<button>Filter</button>${set ? html`<a class="clear" href="${ask.path}">Clear</a>` : ""}</form>`;
}

/** Not the browser's own date field, which shows 03/04 where the reader's settings say so. */
export function dayInput(name: string, value: string): Html {
  return html`<input type="text" inputmode="numeric" name="${name}" value="${value}" placeholder="2023-11-02" pattern="\\s*\\d{4}(-\\d{2}){0,2}\\s*" title="A day, month or year: 2023-11-02, 2023-11 or 2023" autocomplete="off">`;
}

function control(field: Field, ask: Ask): Html {
  if (field.kind === "day") return dayInput(field.name, asked(ask, field.name) ?? "");
  const chosen = asked(ask, field.name);
  const known = field.choices.some((choice) => choice.value === chosen);
  const choices = chosen && !known ? [...field.choices, { value: chosen, label: chosen }] : field.choices;
  return html`<select name="${field.name}"><option value="">${field.any}</option>${choices.map(
    (choice) =>
      html`<option value="${choice.value}"${choice.value === chosen ? raw(" selected") : ""}>${choice.label}${choice.count === undefined ? "" : ` (${choice.count})`}</option>`,
  )}</select>`;
}
