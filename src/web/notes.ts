// What stands in the margin of a text, and what a marked word says of itself: one sentence for each record.
import type { Labels } from "../app/index.ts";
import type { CodedDocument, Event, Role, Statement, Tally } from "../record/index.ts";
import { dateInWords, isolate } from "../text/index.ts";
import { aim } from "./parts/marks.ts";
import { mediumName, number } from "./parts/names.ts";
import { flat } from "./parts/quote.ts";

export interface Note {
  readonly record: string;
  readonly layer: "event" | "statement" | "tally";
  /** The kind in a word or two, as the label beside the hue. */
  readonly kind: string;
  readonly act?: string;
  /** The rest, as a short sentence. */
  readonly says: string;
  readonly condition?: string;
}

/** Events, statements and tallies; the other records speak when they are pointed at. */
export function notesOf(document: CodedDocument, labels: Labels): Note[] {
  const words = (role: Role | undefined): string => (role ? roleName(document, role, labels) : "");
  return [
    ...document.events.map((event) => eventNote(event, words, labels)),
    ...document.statements.map((statement) => statementNote(statement, document, { words, labels })),
    ...document.tallies.map((tally) => tallyNote(tally, document, words)),
  ];
}

function roleName(document: CodedDocument, role: Role, labels: Labels): string {
  const known = role.entity && (labels.actor(role.entity) ?? labels.place(role.entity));
  if (known) return isolate(known);
  const words = flat(document.text.slice(role.start, role.end));
  const latin = labels.latin(words);
  // Beside the source's own words, and said to be ours.
  return latin === undefined ? isolate(words) : `${isolate(words)} (transliterated: ${latin})`;
}

type WordsOf = (role: Role | undefined) => string;

function eventNote(event: Event, words: WordsOf, labels: Labels): Note {
  const kind = event.mode ? labels.mode(event.mode) : labels.type(event.type);
  const said = [
    event.status === "reported" ? "" : event.status.replaceAll("-", " "),
    event.places.map(words).join(", "),
    event.date ? dateInWords(event.date) : "date not known",
    event.killed ? `killed ${number(event.killed)}` : "",
    event.injured ? `injured ${number(event.injured)}` : "",
  ];
  return { record: event.id, layer: "event", kind, says: said.filter(Boolean).join(" · ") };
}

function statementNote(
  statement: Statement,
  document: CodedDocument,
  { words, labels }: { words: WordsOf; labels: Labels },
): Note {
  const target = statement.target ? `${aim(statement.act)} ${words(statement.target)}` : "";
  const medium = statement.medium ? mediumName(statement.medium.kind) : "";
  const { condition } = statement;
  return {
    record: statement.id,
    layer: "statement",
    kind: labels.act(statement.act),
    act: statement.act,
    says: [words(statement.speaker), target, medium, statement.date ? dateInWords(statement.date) : ""]
      .filter(Boolean)
      .join(" · "),
    condition: condition && flat(document.text.slice(condition.start, condition.end)),
  };
}

function tallyNote(tally: Tally, document: CodedDocument, words: WordsOf): Note {
  const window = tally.from || tally.to ? dateInWords(`${tally.from ?? ".."}/${tally.to ?? ".."}`) : "";
  const of = isolate(flat(document.text.slice(tally.of.start, tally.of.end)));
  const said = [
    `${number(tally.count)} ${of}`,
    words(tally.place),
    window,
    tally.by ? `counted by ${words(tally.by)}` : "",
  ];
  return { record: tally.id, layer: "tally", kind: "Tally", says: said.filter(Boolean).join(" · ") };
}

/** What a word says when it is pointed at, by record id. */
export function tipsOf(
  document: CodedDocument,
  notes: readonly Note[],
  labels: Labels,
): ReadonlyMap<string, string> {
  const tips = new Map<string, string>();
  for (const one of document.mentions) {
    const name = (one.entity && (labels.actor(one.entity) ?? labels.place(one.entity))) || one.name;
    tips.set(one.id, [one.type, name, one.country].filter(Boolean).join(" · "));
  }
  for (const one of document.times) tips.set(one.id, `${one.type} · ${dateInWords(one.value)}`);
  for (const one of document.attributions) {
    const source = one.source.map((span) => flat(document.text.slice(span.start, span.end))).join(" … ");
    tips.set(
      one.id,
      [`said by ${source || "an unnamed source"}`, one.medium && mediumName(one.medium.kind)]
        .filter(Boolean)
        .join(" · "),
    );
  }
  for (const note of notes) tips.set(note.record, [note.kind, note.says].filter(Boolean).join(" · "));
  for (const [record, by] of makersOf(document)) {
    const tip = tips.get(record);
    if (tip !== undefined) tips.set(record, `${tip} · made by ${by}`);
  }
  return tips;
}

/** Which rule, model or person made each record. */
function makersOf(document: CodedDocument): [string, string][] {
  const lists = [
    document.mentions,
    document.times,
    document.attributions,
    document.events,
    document.statements,
  ];
  const made = lists.flatMap((list) => list.map(({ id, by }): [string, string | undefined] => [id, by]));
  const counted = document.tallies.map(({ id, rule }): [string, string | undefined] => [id, rule]);
  return [...made, ...counted].flatMap(([id, by]) =>
    by === undefined ? [] : [[id, by] as [string, string]],
  );
}
