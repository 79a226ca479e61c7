// Small marks with a word beside them: grades (one ramp of fills) and acts (one hue each). Never colour alone.
import { html, raw } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { Act, EventStatus, IncidentView } from "../../record/index.ts";
import type { Html } from "../page.ts";

type Grade = IncidentView["grade"];

/** A circle filled by how well an incident is attested; split when contested, hatched when discounted. */
const SHAPES: Readonly<Record<Grade, string>> = {
  confirmed: '<circle cx="6" cy="6" r="5" fill="currentColor"/>',
  fair: '<circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5"/><circle cx="6" cy="6" r="2.5" fill="currentColor"/>',
  weak: '<circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5"/>',
  contested:
    '<circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M6 1.75a4.25 4.25 0 0 0 0 8.5z" fill="currentColor"/>',
  discounted:
    '<circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 1.5"/><path d="M3 9 9 3" stroke="currentColor" stroke-width="1.5"/>',
};

export const GRADE_MEANINGS: Readonly<Record<Grade, string>> = {
  confirmed: "the doer or the struck party accepts it",
  fair: "two or more independent sources report it",
  weak: "one source reports it",
  contested: "there are rival claims, or a denial",
  discounted: "the sources that reported it took it back",
};

export function gradeMark(grade: Grade): Html {
  return html`<span class="grade" data-grade="${grade}" title="${grade}: ${GRADE_MEANINGS[grade]}"><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${raw(SHAPES[grade])}</svg>${grade}</span>`;
}

export function actMark(act: Act, labels: Labels): Html {
  return html`<span class="act" data-act="${act}">${labels.act(act)}</span>`;
}

/** Acts that are aimed at somebody; all others merely concern what they are about. */
const AIMED: ReadonlySet<Act> = new Set(["threat", "accusation", "condemnation", "mockery"]);

/** The word between an act and its target. */
export function aim(act: Act): string {
  return AIMED.has(act) ? "against" : "concerning";
}

/** How a report tells of an event, as a reader would say it. */
export const STATUS_WORDS: Readonly<Record<EventStatus, string>> = {
  reported: "reported as fact",
  alleged: "reported as said by someone",
  denied: "reported as denied",
  planned: "reported as planned",
  hypothetical: "spoken of as a possibility",
  "past-background": "mentioned as background",
};
