// A person's judgement on one record, and taking it back. The document is coded anew from what the machine made of it and
// every judgement that stands, and its incidents follow at once.
import { createHash } from "node:crypto";
import type { Knowledge } from "../knowledge/index.ts";
import type { Ledger, Recoded } from "../ledger/index.ts";
import { reportsOf } from "../merge/index.ts";
import { CasusError } from "../record/index.ts";
import type {
  CodedDocument,
  FieldValue,
  Merging,
  RecordJudgement,
  RecordKind,
  RecordVerdict,
  Span,
} from "../record/index.ts";
import { resolve } from "../resolve/index.ts";
import { anchorOf, applyJudgements, fieldNamed, setField, withIdentities } from "../review/index.ts";
import type { Identity } from "../review/index.ts";

export interface RecordJudgeRequest {
  readonly document: string;
  readonly kind: RecordKind;
  readonly record: string;
  readonly verdict: RecordVerdict;
  readonly field?: string;
  /** Words may be given without their span: then they are looked for, nearest to the record first. */
  readonly value?: FieldValue;
  readonly by: string;
  readonly why?: string;
}

export interface Reviewing {
  readonly ledger: Ledger;
  readonly knowledge: Knowledge;
  readonly merging: Merging;
  readonly now: () => string;
}

const ID_DIGITS = 12;

export async function judgeRecord(rooms: Reviewing, request: RecordJudgeRequest): Promise<RecordJudgement> {
  const { ledger } = rooms;
  const { document, kind, record, verdict, field, by, why } = request;
  const machine = await ledger.review.machineCoding(document);
  const anchor = machine && anchorOf(machine.coded, kind, record, machine.fingerprint);
  if (!machine || !anchor)
    throw new CasusError("not-found", `There is no ${kind} ${record} in the document ${document}.`);
  const near = anchor.spans[0]?.start ?? 0;
  const value = request.value && settledValue(request, machine.coded.text, near);
  if (verdict === "corrected") requireFits({ ...request, value }, machine.coded, rooms.knowledge);
  const at = rooms.now();
  const hash = createHash("sha256")
    .update(JSON.stringify([document, kind, record, verdict, field, value, by, at]))
    .digest("hex");
  const judgement: RecordJudgement = {
    id: `r-${hash.slice(0, ID_DIGITS)}`,
    document,
    kind,
    verdict,
    ...(verdict === "corrected" && { field, value }),
    anchor,
    by,
    at,
    ...(why && { why }),
  };
  const standing = await ledger.review.recordJudgements({ document, standing: true });
  const recoded =
    verdict === "accepted" ? undefined : await recodedWith(rooms, document, [...standing, judgement]);
  await ledger.review.judgeRecord(judgement, recoded, rooms.merging);
  return judgement;
}

export async function withdrawRecord(rooms: Reviewing, id: string, by: string): Promise<RecordJudgement> {
  const { ledger } = rooms;
  const judgement = await ledger.review.recordJudgement(id);
  if (!judgement) throw new CasusError("not-found", `There is no judgement ${id} in this ledger.`);
  if (judgement.withdrawnAt === undefined) {
    const standing = await ledger.review.recordJudgements({ document: judgement.document, standing: true });
    const left = standing.filter((one) => one.id !== id);
    const recoded = await recodedWith(rooms, judgement.document, left);
    await ledger.review.withdrawRecord(id, { at: rooms.now(), by }, recoded, rooms.merging);
  }
  return (await ledger.review.recordJudgement(id))!;
}

/** What people corrected in a document, put into a coding that the machine has made anew. */
export async function correctedBy(
  { ledger, knowledge }: Pick<Reviewing, "ledger" | "knowledge">,
  machine: CodedDocument,
  fingerprint: string,
): Promise<Recoded> {
  const standing = await ledger.review.recordJudgements({ document: machine.id, standing: true });
  return recodedFrom(machine, fingerprint, standing, knowledge);
}

/** Documents that came again with other words: what people corrected in them is corrected again. */
export async function correctAgain(rooms: Reviewing, entered: readonly string[]): Promise<void> {
  const { ledger, merging, now } = rooms;
  for (const document of await ledger.review.documentsJudged(entered)) {
    const standing = await ledger.review.recordJudgements({ document, standing: true });
    const recoded = await recodedWith(rooms, document, standing);
    if (recoded) await ledger.recode([recoded], now(), merging);
  }
}

async function recodedWith(
  { ledger, knowledge }: Reviewing,
  document: string,
  judgements: readonly RecordJudgement[],
): Promise<Recoded | undefined> {
  const machine = await ledger.review.machineCoding(document);
  return machine && recodedFrom(machine.coded, machine.fingerprint, judgements, knowledge);
}

function recodedFrom(
  machine: CodedDocument,
  fingerprint: string,
  judgements: readonly RecordJudgement[],
  knowledge: Knowledge,
): Recoded {
  const applied = applyJudgements(machine, judgements, fingerprint);
  if (applied === machine) return { coded: machine, reports: reportsOf(machine, knowledge) };
  const coded = identified(applied, machine, knowledge);
  return { coded, reports: reportsOf(coded, knowledge), machine };
}

/** Mentions that people made are looked up in the registers, and those they named are what they say. */
function identified(applied: CodedDocument, machine: CodedDocument, knowledge: Knowledge): CodedDocument {
  const before = new Map(machine.mentions.map((mention) => [mention.id, mention]));
  const known = new Map<string, Identity>();
  const changed = applied.mentions.filter((mention) => before.get(mention.id) !== mention);
  if (changed.length === 0) return applied;
  const looked = new Map(resolve(applied, knowledge).mentions.map((mention) => [mention.id, mention]));
  for (const { id, entity } of changed) {
    if (before.has(id)) {
      if (entity !== undefined) known.set(id, identityOf(entity, knowledge));
      continue;
    }
    const { entity: found, name, lat, lon, country, precision } = looked.get(id)!;
    known.set(id, { entity: found, name, lat, lon, country, precision });
  }
  return withIdentities(applied, known);
}

function identityOf(entity: string, { actors, places }: Knowledge): Identity {
  const place = places.get(entity);
  const name = actors.nameOf(entity) ?? place?.name;
  if (!place) return { entity, ...(name !== undefined && { name }) };
  const { lat, lon, country, precision } = place;
  return { entity, name: place.name, lat, lon, country, precision };
}

/** With the words at their span; words alone are looked for in the text. */
function settledValue({ value, field, kind }: RecordJudgeRequest, text: string, near: number): FieldValue {
  const { span, words, text: said } = value ?? {};
  if (span !== undefined) return { ...value, words: text.slice(span.start, span.end) };
  const takesWords = field !== undefined && fieldNamed(kind, field)?.takes === "words";
  if (!takesWords || words === undefined || words === "") return { text: said ?? "" };
  const found = nearest(words, text, near);
  if (found) return { ...value, span: found };
  throw new CasusError(
    "bad-input",
    `The words “${words}” do not stand in the text; mark them as they are written.`,
  );
}

function nearest(words: string, text: string, near: number): Span | undefined {
  let best: number | undefined;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (best === undefined || Math.abs(at - near) < Math.abs(best - near)) best = at;
    else break;
  }
  return best === undefined ? undefined : { start: best, end: best + words.length };
}

/** Said before it is written: a correction that would change nothing is a mistake of the form. */
function requireFits(request: RecordJudgeRequest, coded: CodedDocument, knowledge: Knowledge): void {
  const { kind, record, field, value, by } = request;
  if (field === undefined || value === undefined)
    throw new CasusError("bad-option", "Say which field is corrected, and to what.");
  const takes = fieldNamed(kind, field)?.takes;
  const entity = takes === "entity" ? value.text : undefined;
  if (entity && knowledge.actors.nameOf(entity) === undefined && knowledge.places.get(entity) === undefined)
    throw new CasusError(
      "bad-input",
      `No register has an entry “${entity}”; add it to knowledge/actors first.`,
    );
  if (takes === "mode" && value.text && !knowledge.kinds.modes.has(value.text))
    throw new CasusError("bad-input", `There is no kind “${value.text}” in knowledge/kinds/modes.yaml.`);
  if (setField(coded, { kind, id: record, field, value, by })) return;
  const what = value.text || value.words || "nothing";
  throw new CasusError(
    "bad-input",
    `“${what}” cannot be the ${field} of a record of this kind: ${hint(takes)}.`,
  );
}

function hint(takes: string | undefined): string {
  if (takes === "number") return "a number is written 5, 5-8, or 5+ for at least five";
  if (takes === "date") return "a date is written 2023-11-02, 2023-11 or 2023-11-01/2023-11-03";
  if (takes === "words") return "mark its words in the text";
  if (takes === undefined) return "it has no such field";
  return "choose one of the list";
}
