// The review queue: what is most worth a person's look, most worth first. Built from the newest rows; what is judged is out.
import type { LastJudged, Ledger } from "../ledger/index.ts";
import { unknownNames, wilson } from "../merge/index.ts";
import type {
  CodedDocument,
  Incident,
  IncidentLabel,
  Judgement,
  RecordJudgement,
  RecordKind,
  UnknownName,
} from "../record/index.ts";
import {
  type AnyRecord,
  doubtsOf,
  listOf,
  REVIEW_KINDS,
  type ReviewKind,
  type Trust,
  spansOf,
  worthOf,
} from "../review/index.ts";

interface PairItem<K extends "merge" | "joined"> {
  readonly kind: K;
  readonly judgement: Judgement;
  readonly events: readonly EventLabel[];
}

/** One thing to look at. `key` is the same for the same thing, so that it stands in an address. */
export type ReviewItem = { readonly key: string; readonly worth: number } & (
  | PairItem<"merge">
  | PairItem<"joined">
  | { readonly kind: "disagreement"; readonly incident: Incident; readonly fields: readonly string[] }
  | { readonly kind: "name"; readonly name: UnknownName; readonly places: readonly NamePlace[] }
  | {
      readonly kind: "record";
      readonly document: string;
      readonly of: Exclude<RecordKind, "mention">;
      readonly record: string;
      /** Its kind or act, as an id. */
      readonly is: string;
      readonly words: string;
      readonly why: readonly string[];
    }
);

/** An event as a list names it. */
export interface EventLabel extends Omit<IncidentLabel, "id" | "place"> {
  readonly report: string;
  readonly outlet?: string;
}

/** Where a name stands: a mention that may be given an entry of the register. */
export interface NamePlace {
  readonly document: string;
  readonly mention: string;
}

export interface ReviewQueue {
  /** Of the kind asked for, or of all. */
  readonly items: readonly ReviewItem[];
  readonly counts: Readonly<Record<ReviewKind, number>>;
  /** How many documents with something left to judge were looked through for records and names, newest first. */
  readonly documents: number;
  /** How many were passed over before them. */
  readonly older: number;
  /** How many documents have something left to judge. */
  readonly total: number;
  /** What the reviewer did last, to be taken back. */
  readonly last: readonly LastJudged[];
  /** How often the reviewer left a record of the machine as it is, with a Wilson interval of 95 %. */
  readonly agreement: {
    readonly judged: number;
    readonly accepted: number;
    readonly low: number;
    readonly high: number;
  };
}

const MOST_JUDGEMENTS = 400;
const MOST_DOCUMENTS = 200;
const MOST_ITEMS = 200;
const LAST = 8;
/** Where machine's "unsure" ends and "same" begins (merge/score): the nearer a score, the less sure it is. */
const SAME_FROM = 3;
/** Joined pairs far above it are not worth a look. */
const SURELY_SAME = 8;
const JUDGED_KINDS = ["event", "statement", "tally"] as const;

export interface ReviewAsked {
  readonly kind?: ReviewKind;
  readonly by: string;
  /** Documents passed over, newest first: the queue of those behind them. */
  readonly older?: number;
}

export async function reviewQueue(
  ledger: Ledger,
  { kind, by, older = 0 }: ReviewAsked,
): Promise<ReviewQueue> {
  const rows = await ledger.review.queueRows({
    judgements: MOST_JUDGEMENTS,
    documents: MOST_DOCUMENTS,
    from: older,
  });
  const judged = await ledger.review.recordJudgements({ standing: true, newest: true });
  const trusts = trustsOf(judged);
  const done = new Set(judged.map((one) => `${one.document}#${one.kind}:${one.anchor.record}`));
  const isDone = (document: string, of: RecordKind, record: string): boolean =>
    done.has(`${document}#${of}:${record}`);
  const all: ReviewItem[] = [
    ...onePerPair(rows.unsure).map((one) => pairItem("merge", one, one.score / SAME_FROM)),
    ...onePerPair(rows.same)
      .filter(({ score }) => score < SURELY_SAME)
      .map((one) => pairItem("joined", one, SAME_FROM / Math.max(one.score, SAME_FROM))),
    ...rows.disagreeing.filter((one) => !isSeen(one, isDone)).map(disagreementItem),
    ...nameItems(rows.documents, isDone),
    ...rows.documents.flatMap((coded) => recordItems(coded, isDone, trusts)),
  ];
  const sorted = all.toSorted((a, b) => b.worth - a.worth || (a.key < b.key ? -1 : 1));
  const items = sorted.filter((item) => kind === undefined || item.kind === kind).slice(0, MOST_ITEMS);
  return {
    items: await labelled(items, ledger),
    counts: countsOf(all),
    documents: rows.documents.length,
    older,
    total: rows.total,
    last: await ledger.review.lastBy(by, LAST),
    agreement: agreementOf(judged.filter((one) => one.by === by && one.kind !== "mention")),
  };
}

/** Reports of two incidents are compared pair by pair; one pair of documents stands for all. */
function onePerPair(judgements: readonly Judgement[]): Judgement[] {
  const best = new Map<string, Judgement>();
  for (const one of judgements) {
    const pair = [one.a, one.b].map((report) => report.replace(/#[^#]*$/, "")).join("\n");
    const before = best.get(pair);
    if (!before || Math.abs(one.score - SAME_FROM) < Math.abs(before.score - SAME_FROM)) best.set(pair, one);
  }
  return [...best.values()];
}

function pairItem(kind: "merge" | "joined", judgement: Judgement, doubt: number): ReviewItem {
  const pair = { key: `pair:${judgement.id}`, judgement, events: [], worth: worthOf(kind, doubt) };
  return kind === "merge" ? { ...pair, kind } : { ...pair, kind };
}

/** The reports of it were all accepted as they are. */
function isSeen(
  { reports }: Incident,
  isDone: (document: string, of: RecordKind, record: string) => boolean,
): boolean {
  return reports.every(({ document, event }) => isDone(document, "event", event));
}

function disagreementItem(incident: Incident): ReviewItem {
  const fields = incident.disagreements!.map(({ field }) => field);
  return {
    key: `incident:${incident.id}`,
    kind: "disagreement",
    incident,
    fields,
    worth: worthOf("disagreement", fields.length / 4),
  };
}

/** A name that is seen twenty times is as much worth a look as a name can be. */
const OFTEN = 20;

function nameItems(
  documents: readonly CodedDocument[],
  isDone: (document: string, of: RecordKind, record: string) => boolean,
): ReviewItem[] {
  const byId = new Map(documents.map((coded) => [coded.id, coded]));
  return unknownNames(documents).flatMap((name) => {
    const spelled = new Set([name.name, ...name.spellings]);
    const places = name.documents.flatMap((document): NamePlace[] => {
      const coded = byId.get(document);
      const mention = coded?.mentions.find(
        (one) => one.entity === undefined && spelled.has(one.name ?? coded.text.slice(one.start, one.end)),
      );
      return mention ? [{ document, mention: mention.id }] : [];
    });
    const open = places.filter(({ document, mention }) => !isDone(document, "mention", mention));
    if (open.length === 0) return [];
    return [
      {
        key: `name:${name.name}`,
        kind: "name" as const,
        name,
        places: open,
        worth: worthOf("name", name.count / OFTEN),
      },
    ];
  });
}

function recordItems(
  coded: CodedDocument,
  isDone: (document: string, of: RecordKind, record: string) => boolean,
  trusts: ReadonlyMap<string, Trust>,
): ReviewItem[] {
  return JUDGED_KINDS.flatMap((of) =>
    listOf(coded, of)
      .filter(({ id }) => !isDone(coded.id, of, id))
      .map((record): ReviewItem => {
        const { share, why } = doubtsOf(record, trusts);
        return {
          key: `record:${coded.id}#${of}:${record.id}`,
          kind: "record",
          document: coded.id,
          of,
          record: record.id,
          is: isOf(record),
          words: wordsOf(record, coded.text),
          why,
          worth: worthOf("record", share),
        };
      }),
  );
}

function isOf(record: AnyRecord): string {
  if ("act" in record) return record.act;
  if ("trigger" in record) return record.mode ?? record.type;
  return "tally";
}

/** The words a line of the queue shows: where it is told, or what was said. */
function wordsOf(record: AnyRecord, text: string): string {
  const [first] = spansOf(record);
  return first ? text.slice(first.start, first.end) : "";
}

function countsOf(items: readonly ReviewItem[]): ReviewQueue["counts"] {
  const of = (kind: ReviewKind): number => items.filter((item) => item.kind === kind).length;
  return Object.fromEntries(REVIEW_KINDS.map((kind) => [kind, of(kind)])) as ReviewQueue["counts"];
}

/** Pairs get the names of their events, for the list. */
async function labelled(items: readonly ReviewItem[], ledger: Ledger): Promise<ReviewItem[]> {
  const reports = items.flatMap((item) =>
    item.kind === "merge" || item.kind === "joined" ? [item.judgement.a, item.judgement.b] : [],
  );
  const documents = await ledger.codedNamed([
    ...new Set(reports.map((report) => report.replace(/#[^#]*$/, ""))),
  ]);
  const byId = new Map(documents.map((coded) => [coded.id, coded]));
  const labelOf = (report: string): EventLabel => {
    const coded = byId.get(report.replace(/#[^#]*$/, ""));
    const event = coded?.events.find(({ id }) => report.endsWith(`#${id}`));
    const outlet = coded?.outlet;
    return {
      report,
      type: event?.type ?? "assault",
      mode: event?.mode,
      date: event?.date,
      ...(outlet && { outlet }),
    };
  };
  return items.map((item) =>
    item.kind === "merge" || item.kind === "joined"
      ? { ...item, events: [labelOf(item.judgement.a), labelOf(item.judgement.b)] }
      : item,
  );
}

/** What became of the records of each rule in people's hands. */
function trustsOf(judged: readonly RecordJudgement[]): Map<string, Trust> {
  const records = new Map<string, { by: string; left: boolean }>();
  for (const { document, kind, anchor, verdict } of judged) {
    if (anchor.by === undefined) continue;
    const key = `${document}#${kind}:${anchor.record}`;
    const left = (records.get(key)?.left ?? true) && verdict === "accepted";
    records.set(key, { by: anchor.by, left });
  }
  const trusts = new Map<string, Trust>();
  for (const { by, left } of records.values()) {
    const before = trusts.get(by) ?? { judged: 0, left: 0 };
    trusts.set(by, { judged: before.judged + 1, left: before.left + Number(left) });
  }
  return trusts;
}

/** Records, not fields: one corrected twice was left as it is no time. */
function agreementOf(judged: readonly RecordJudgement[]): ReviewQueue["agreement"] {
  const verdicts = new Map<string, boolean>();
  for (const { document, kind, anchor, verdict } of judged) {
    const key = `${document}#${kind}:${anchor.record}`;
    verdicts.set(key, (verdicts.get(key) ?? true) && verdict === "accepted");
  }
  const accepted = [...verdicts.values()].filter(Boolean).length;
  return { judged: verdicts.size, accepted, ...wilson(accepted, verdicts.size) };
}

/** A record by its key, whether it was judged or not. */
export async function recordNamed(ledger: Ledger, key: string): Promise<ReviewItem | undefined> {
  const match = /^record:(.+)#(?:event|statement|tally):[^#:]+$/su.exec(key);
  const [coded] = match ? await ledger.codedNamed([match[1]!]) : [];
  return coded && recordItems(coded, () => false, new Map()).find((item) => item.key === key);
}
