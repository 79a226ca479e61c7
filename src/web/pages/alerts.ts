// Alerts: who is told of what, making one out of a list or a threat, trying it, and what became of each message.
import { html, raw } from "hono/html";
import { type AlertPlan, asSaved, type PlannedRule } from "../../app/index.ts";
import { CasusError, type Delivery } from "../../record/index.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { dated } from "../parts/dates.ts";
import { empty } from "../parts/empty.ts";
import { formToken } from "../parts/form.ts";
import { asked } from "../parts/pager.ts";
import { ruleInWords, TRIGGERS } from "../parts/alert-words.ts";

/** Messages of the log that are shown; `casus alerts log` shows more. */
const SHOWN = 50;

/** What the page and its .json twin show: of targets the names and types, for the rest of them are secrets. */
interface Alerts {
  readonly path: string;
  readonly alerts: AlertPlan["alerts"];
  readonly digests: AlertPlan["digests"];
  readonly targets: readonly { readonly name: string; readonly type: string }[];
  /** What is wrong with alerts.yaml. */
  readonly fault?: string;
  readonly log: readonly Delivery[];
}

export const alertsPage = definePage<Alerts>({
  path: "/alerts",
  load: async ({ app }) => ({ ...(await shownOf(app)), log: await app.alerts.log({ limit: SHOWN }) }),
  draw: (data, ask) => ({ title: "Alerts", body: body(data, ask) }),
});

async function shownOf(app: Ask["app"]): Promise<Omit<Alerts, "log">> {
  try {
    const { path, alerts, digests, targets } = await app.alerts.plan();
    return { path, alerts, digests, targets: [...targets].map(([name, { type }]) => ({ name, type })) };
  } catch (error) {
    if (!(error instanceof CasusError)) throw error;
    return { path: "", alerts: [], digests: [], targets: [], fault: error.message };
  }
}

function body(data: Alerts, ask: Ask): Html {
  const { fault, log } = data;
  return html`<h1>Alerts</h1>
<p class="lede">Who is told of what, and when. Alerts go out while <code>casus watch</code> or <code>casus start</code> runs; each is told once, however often it is reported.</p>
${tested(ask)}
${fault === undefined ? html`${rules(data, ask)}${mayMake(ask) ? form(data, ask) : ""}` : html`<p class="problem" role="alert">${fault}</p>`}
<section aria-labelledby="log"><h2 id="log">Messages</h2>${messages(log)}</section>`;
}

/** What came of a test, as the action that made it says. */
function tested(ask: Ask): Html {
  const result = asked(ask, "tested");
  return result === undefined ? "" : html`<p class="notice" role="status">${result}</p>`;
}

const mayMake = (ask: Ask): boolean => ask.visitor.rights.has("judge");

function rules(plan: Alerts, ask: Ask): Html {
  if (plan.alerts.length + plan.digests.length === 0)
    return empty(
      "Nobody is alerted of anything yet.",
      plan.targets.length === 0
        ? html`Write a target into <code>${plan.path}</code> (the guide of alerts shows how), then make an alert below.`
        : "Make an alert below.",
    );
  return html`<ul class="entries">${plan.alerts.map((one) => ruleLine(one, ask))}${plan.digests.map(
    (one) =>
      html`<li><div><b><bdi>${one.name}</bdi></b> a digest every ${one.every === "week" ? one.on : "day"} at ${one.at}${facts(one.to, one.paused)}</div>${buttons(one.name, false, ask)}</li>`,
  )}</ul>`;
}

function ruleLine({ rule, from, madeBy }: PlannedRule, ask: Ask): Html {
  const origin = from === "file" ? "in alerts.yaml" : madeBy ? html`by <bdi>${madeBy}</bdi>` : "made here";
  return html`<li><div><b><bdi>${rule.name}</bdi></b> ${ruleInWords(rule, ask.app.labels)}${facts(rule.to, rule.paused, origin)}</div>${buttons(rule.name, from === "page", ask)}</li>`;
}

function facts(to: readonly string[], paused: boolean, origin?: Html): Html {
  return html`<p class="facts"><span>to ${to.map((name, index) => html`${index > 0 ? ", " : ""}<bdi>${name}</bdi>`)}</span>${origin ? html`<span>${origin}</span>` : ""}${paused ? html`<span>paused</span>` : ""}</p>`;
}

function buttons(name: string, removable: boolean, ask: Ask): Html {
  if (!mayMake(ask)) return "";
  const button = (action: string, word: string): Html =>
    html`<form method="post" action="/alerts/${action}">${formToken(ask)}<input type="hidden" name="name" value="${name}"><button aria-label="${word} ${name}">${word}</button></form>`;
  return html`<div class="buttons">${button("test", "Test")}${removable ? button("remove", "Remove") : ""}</div>`;
}

/** Filled in from the page one came from: then it is one more click. */
function form({ targets }: Alerts, ask: Ask): Html {
  if (targets.length === 0) return "";
  const path = asked(ask, "path");
  const query = asked(ask, "query") ?? "";
  const name = asked(ask, "name") ?? (path === undefined ? "" : asSaved(path, query));
  return html`<section aria-labelledby="make"><h2 id="make">Make an alert</h2>
<form class="stacked" method="post" action="/alerts">${formToken(ask)}
<label><span>Name</span><input name="name" required maxlength="80" dir="auto" autocomplete="off" value="${name}"></label>
${path === undefined ? conditions(ask) : html`<input type="hidden" name="path" value="${path}"><input type="hidden" name="query" value="${query}"><p>When something new is on <a href="${path}?${query}">this list</a>.</p>`}
<fieldset><legend>Goes to</legend>${targets.map(
    ({ name: target, type }, index) =>
      html`<label class="tick"><input type="checkbox" name="to" value="${target}"${index === 0 ? raw(" checked") : ""}> <bdi>${target}</bdi> <span class="quiet">${type}</span></label>`,
  )}</fieldset>
<button>Make the alert</button>
</form></section>`;
}

function conditions(ask: Ask): Html {
  const when = asked(ask, "when") ?? "new-incident";
  const value = (name: string): string => asked(ask, name) ?? "";
  return html`<label><span>When</span><select name="when">${TRIGGERS.map(
    ([trigger, words]) =>
      html`<option value="${trigger}"${trigger === when ? raw(" selected") : ""}>${words}</option>`,
  )}</select></label>
<label><span>Words of a text (for a search)</span><input name="words" dir="auto" value="${value("words")}"></label>
<label><span>Near the place (id of the register)</span><input name="place" value="${value("place")}"></label>
<label><span>within kilometres</span><input name="km" inputmode="decimal" value="${value("km")}"></label>
<label><span>Actor (id of the register)</span><input name="actor" value="${value("actor")}"></label>
<label><span>Others count more by (for tallies)</span><input name="above" inputmode="numeric" value="${value("above")}"></label>`;
}

function messages(log: readonly Delivery[]): Html {
  if (log.length === 0) return html`<p class="quiet">No message has been made yet.</p>`;
  return html`<table class="rates"><thead><tr><th scope="col">Made</th><th scope="col">Alert</th><th scope="col">To</th><th scope="col">What</th><th scope="col">State</th></tr></thead>
<tbody>${log.map(messageRow)}</tbody></table>`;
}

function messageRow({ madeAt, rule, target, alerts, state, sentAt, attempts, error }: Delivery): Html {
  const what = alerts.length === 1 ? (alerts[0]?.title ?? "") : `${alerts.length} alerts`;
  const words =
    state === "sent"
      ? html`sent ${clock(sentAt)}`
      : html`${state === "waiting" ? "waits" : "given up"} after ${attempts} ${attempts === 1 ? "attempt" : "attempts"}${error ? html`: ${error}` : ""}`;
  return html`<tr><td>${dated(madeAt.slice(0, 10))} ${clock(madeAt)}</td><td><bdi>${rule}</bdi></td><td><bdi>${target}</bdi></td><td dir="auto">${what}</td><td>${words}</td></tr>`;
}

const clock = (instant: string | undefined): string => instant?.slice(11, 16) ?? "";
