// What the forms of the review do. After each the next thing of the queue comes up.
import { CasusError } from "../../record/index.ts";
import type { RecordKind } from "../../record/index.ts";
import type { ReviewItem } from "../../app/index.ts";
import { defineAction, field } from "../action.ts";
import { withQuery } from "../address.ts";
import type { Ask } from "../page.ts";

export const reviewAction = defineAction({
  path: "/review",
  async act(ask, form) {
    const what = field(form, "do") ?? "";
    if (what === "undo-pair" || what === "undo-record") return undone(ask, form, what);
    const key = field(form, "item") ?? "";
    const { items } = await ask.app.review.queue({ by: ask.visitor.name });
    const item = items.find((one) => one.key === key) ?? (await ask.app.review.record(key));
    if (!item)
      throw new CasusError(
        "not-found",
        "This is not in the queue any more: it was judged, or its texts have changed.",
      );
    await DEEDS[item.kind](ask, item as never, { what, form });
    const stays = item.kind === "record" && what === "fix";
    return { to: nextAddress(form, stays ? key : field(form, "next")) };
  },
});

function nextAddress(form: FormData, item: string | undefined): string {
  return withQuery("/review", new URLSearchParams(), { item, kind: field(form, "kind") });
}

async function undone(ask: Ask, form: FormData, what: "undo-pair" | "undo-record") {
  const id = field(form, "judgement") ?? "";
  if (what === "undo-pair") await ask.app.withdraw(id, ask.visitor.name);
  else await ask.app.review.withdraw(id, ask.visitor.name);
  return { to: nextAddress(form, field(form, "item")) };
}

interface Doing {
  readonly what: string;
  readonly form: FormData;
}

type Of<K extends ReviewItem["kind"]> = Extract<ReviewItem, { kind: K }>;
const DEEDS = {
  merge: judgePair,
  joined: judgePair,
  disagreement: judgeIncident,
  name: judgeName,
  record: judgeRecord,
};

const unknown = (what: string): never => {
  throw new CasusError("bad-option", `“${what}” is nothing that can be done here.`);
};

async function judgePair(
  ask: Ask,
  { judgement: { a, b } }: Of<"merge" | "joined">,
  { what }: Doing,
): Promise<void> {
  const verdict = what === "same" || what === "different" || what === "unsure" ? what : unknown(what);
  await ask.app.judge({ a, b, verdict, by: ask.visitor.name });
}

async function judgeIncident(
  ask: Ask,
  { incident }: Of<"disagreement">,
  { what, form }: Doing,
): Promise<void> {
  const by = ask.visitor.name;
  if (what === "accept") {
    for (const { document, event } of incident.reports)
      await ask.app.review.judge({ document, kind: "event", record: event, verdict: "accepted", by });
    return;
  }
  if (what !== "split") return unknown(what);
  const report = field(form, "report");
  const others = incident.reports
    .map(({ document, event }) => `${document}#${event}`)
    .filter((id) => id !== report);
  if (report === undefined || others.length === incident.reports.length)
    throw new CasusError("bad-option", "Say which report is not of this incident.");
  for (const other of others) await ask.app.judge({ a: report, b: other, verdict: "different", by });
}

async function judgeName(ask: Ask, { places }: Of<"name">, { what, form }: Doing): Promise<void> {
  const by = ask.visitor.name;
  const entity = what === "fix" ? (field(form, "entity") ?? unknown("no entry")) : undefined;
  if (what !== "fix" && what !== "accept") return unknown(what);
  for (const { document, mention } of places) {
    const about = { document, kind: "mention" as RecordKind, record: mention, by };
    if (entity === undefined) await ask.app.review.judge({ ...about, verdict: "accepted" });
    else
      await ask.app.review.judge({
        ...about,
        verdict: "corrected",
        field: "entity",
        value: { text: entity },
      });
  }
}

async function judgeRecord(
  ask: Ask,
  { document, of, record }: Of<"record">,
  { what, form }: Doing,
): Promise<void> {
  const about = { document, kind: of, record, by: ask.visitor.name };
  if (what === "accept") return void (await ask.app.review.judge({ ...about, verdict: "accepted" }));
  if (what === "reject") return void (await ask.app.review.judge({ ...about, verdict: "rejected" }));
  if (what !== "fix") return unknown(what);
  await ask.app.review.judge({ ...about, verdict: "corrected", ...correctionIn(form) });
}

/** Words carry the place that was marked, if it was; "+" says that they are added to the list. */
export function correctionIn(form: FormData) {
  const [start, end] = [field(form, "start"), field(form, "end")].map(Number);
  const said = form.get("value");
  const written = typeof said === "string" ? said.trim() : "";
  const add = form.get("add") !== null ? { text: "+" } : {};
  const marked = field(form, "start") !== undefined && Number.isInteger(start) && Number.isInteger(end);
  const isWords = form.get("add") !== null || marked;
  const value = marked
    ? { span: { start: start!, end: end! }, ...add }
    : isWords
      ? { words: written, ...add }
      : { text: written, words: written };
  return { field: field(form, "field") ?? "", value };
}
