// How the sources that are collected are: whether they answer, and whether they bring what is expected of them.
import { html, raw } from "hono/html";
import type { SourceHealth } from "../../app/index.ts";
import { dateInWords } from "../../text/index.ts";
import type { Html } from "../page.ts";
import { empty } from "../parts/empty.ts";
import { counted, named } from "../parts/names.ts";

const STATES: Readonly<Record<SourceHealth["state"], { readonly shape: string; readonly words: string }>> = {
  ok: { shape: '<circle cx="6" cy="6" r="4.5" fill="currentColor"/>', words: "well" },
  new: {
    shape: '<circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="1.5"/>',
    words: "not polled yet",
  },
  failing: {
    shape: '<path d="M2 2 10 10M10 2 2 10" stroke="currentColor" stroke-width="2"/>',
    words: "failing",
  },
  silent: { shape: '<path d="M2 6h8" stroke="currentColor" stroke-width="2"/>', words: "brings too little" },
  loud: { shape: '<path d="M6 1.5 11 10.5H1z" fill="currentColor"/>', words: "brings far more than usual" },
};

export function healthTable(health: readonly SourceHealth[]): Html {
  if (health.length === 0)
    return empty(
      "No source is collected yet.",
      html`Describe one in <code>sources/NAME.yaml</code> of the data folder (docs/sources.md), and run <code>casus watch</code>.`,
    );
  return html`<div class="scrolls"><table class="collected"><thead><tr><th scope="col">Source</th><th scope="col">State</th><th scope="col">Last answer</th><th scope="col">Documents a day</th><th scope="col">Left out in a week</th></tr></thead>
<tbody>${health.map(line)}</tbody></table></div>`;
}

function line(source: SourceHealth): Html {
  const { id, name, subject, state, lastSuccessAt, failuresInARow, error, leftOut, leftOutLast } = source;
  const left = Object.entries(leftOut).map(([reason, times]) => `${times}× ${reason}`);
  const failures =
    failuresInARow > 0
      ? html`<br><span class="small">${failuresInARow}× in a row: ${error ?? "no reason given"}</span>`
      : "";
  return html`<tr data-row id="source-${id}"><th scope="row">${named(name)}<br><span class="small"><bdi>${subject}</bdi></span>${brought(source)}</th><td><span class="health" data-state="${state}"><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${raw(STATES[state].shape)}</svg> ${STATES[state].words}</span>${failures}</td><td>${lastSuccessAt ? html`<time datetime="${lastSuccessAt}">${dateInWords(lastSuccessAt.slice(0, 16))} UTC</time>` : html`<span class="unknown">never</span>`}</td><td>${volume(source)}</td><td class="small">${left.join(", ") || "nothing"}${leftOutLast === undefined ? "" : html`<br><bdi>${leftOutLast}</bdi>`}</td></tr>`;
}

/** What it has brought since it is polled. */
function brought({ documents, versions = 0 }: SourceHealth): Html {
  if (documents === undefined) return "";
  const later = versions > 0 ? `, ${counted(versions, "later version", "later versions")}` : "";
  return html`<br><span class="small">${counted(documents, "document", "documents")}${later}</span>`;
}

const WIDTH = 96;

/** What it brings as a mark on the range that is expected of it. */
function volume({ perDay, expect }: SourceHealth): Html {
  if (perDay === undefined) return html`<span class="unknown">not a day yet</span>`;
  const said = perDay.toFixed(1);
  if (!expect) return html`${said} <span class="small">nothing is expected</span>`;
  const [least, most] = expect;
  const scale = WIDTH / Math.max(most * 1.5, perDay, 1);
  const label = `${said} a day, ${least} to ${most} expected`;
  return html`<span class="volume">${said}<svg viewBox="0 0 ${WIDTH} 12" width="${WIDTH}" height="12" role="img" aria-label="${label}"><title>${label}</title><line class="axis" x1="0" x2="${WIDTH}" y1="6.5" y2="6.5"/><rect class="expected" x="${(least * scale).toFixed(1)}" y="2" width="${Math.max((most - least) * scale, 2).toFixed(1)}" height="9"/><circle class="now" cx="${Math.min(perDay * scale, WIDTH - 3).toFixed(1)}" cy="6.5" r="3"/></svg></span>`;
}
