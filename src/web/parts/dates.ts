// Dates as pages show them: written out, with the machine's form in the markup; a span of days drawn as a bar.
import { html } from "hono/html";
import { dateInWords, edtfDayNumbers, precisionOf } from "../../text/index.ts";
import type { Html } from "../page.ts";

/** `undefined` is said, not left out: an unknown date is a fact about the record. */
export function dated(value: string | undefined): Html {
  if (value === undefined) return html`<span class="unknown">date not known</span>`;
  const exact = ["day", "minute", "month", "year"].includes(precisionOf(value) ?? "");
  return exact
    ? html`<time datetime="${value}">${dateInWords(value)}</time>`
    : html`<span>${dateInWords(value)}</span>`;
}

/** Days between first and last of a range, 0 for a day; undefined for an open end or no date. */
export function daysSpanned(value: string): number | undefined {
  const days = edtfDayNumbers(value);
  if (!days || !Number.isFinite(days.first) || !Number.isFinite(days.last)) return undefined;
  return days.last - days.first;
}

/** A bar with soft ends beside a date that is not one day: the eye sees "somewhere in here". */
export function softBar(value: string | undefined): Html {
  const days = value === undefined ? 0 : daysSpanned(value);
  if (days === 0) return "";
  return html`<svg class="soft-bar" viewBox="0 0 48 8" width="48" height="8" role="img" aria-label="not known to the day"><rect width="48" height="8" rx="4" fill="url(#soft)"/></svg>`;
}

/** The gradient that `softBar` and others fill with; once a page. */
export function softGradient(): Html {
  return html`<svg class="defs" width="0" height="0" aria-hidden="true"><defs><linearGradient id="soft"><stop offset="0" stop-opacity="0"/><stop offset=".3" stop-opacity=".6"/><stop offset=".7" stop-opacity=".6"/><stop offset="1" stop-opacity="0"/></linearGradient><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="6"/></pattern></defs></svg>`;
}
