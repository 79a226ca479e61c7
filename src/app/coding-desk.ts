// Double coding: people code the same text without seeing each other's records, their agreement is measured field by field,
// what they differ in is settled, and gold comes of it. The machine is one more coder.
import { randomUUID } from "node:crypto";
import type { Ledger } from "../ledger/index.ts";
import { ADJUDICATOR, CasusError } from "../record/index.ts";
import type { CodedDocument, CodedKind, Coding, DocumentRow, FieldValue } from "../record/index.ts";
import {
  addRecord,
  adjudicate,
  align,
  type Choice,
  compare,
  type Compared,
  type ComparedField,
  type Difference,
  differencesOf,
  fieldsOf,
  type NewRecord,
  removeRecord,
  setField,
} from "../review/index.ts";

/** Names the machine among the coders. */
export const MACHINE_CODER = "machine";

export interface CodedText {
  readonly document: DocumentRow;
  readonly coders: readonly { readonly coder: string; readonly finished: boolean; readonly at: string }[];
}

export interface CodingOverview {
  readonly texts: readonly CodedText[];
  /** Of the first two people who finished a text, or of one and the machine, over all texts. */
  readonly people: readonly ComparedField[];
  readonly machine: readonly ComparedField[];
}

export interface Comparison extends Compared {
  readonly a: string;
  readonly b: string;
  readonly text: string;
  readonly differences: readonly Difference[];
  readonly settled: boolean;
}

export interface CodingDesk {
  overview(): Promise<CodingOverview>;
  /** The coder's own records; undefined before they begin. */
  own(document: string, coder: string): Promise<Coding | undefined>;
  /** Who has finished a text, the machine among them. */
  finished(document: string): Promise<readonly string[]>;
  begin(document: string, coder: string): Promise<void>;
  add(document: string, coder: string, record: Omit<NewRecord, "by">): Promise<string>;
  set(document: string, coder: string, edit: OwnEdit): Promise<void>;
  remove(document: string, coder: string, kind: CodedKind, id: string): Promise<void>;
  finish(document: string, coder: string): Promise<void>;
  drop(document: string, coder: string): Promise<void>;
  /** Refused to whoever is still coding the text: they must not see what others found. */
  compared(document: string, pair: Pair, visitor: string): Promise<Comparison>;
  settle(document: string, pair: Pair, choices: ReadonlyMap<string, Choice>): Promise<void>;
  /** Settled codings, one JSON line each, as eval/gold has them; `documents` gives the texts alone. */
  gold(what: "gold" | "documents"): AsyncGenerator<string>;
}

interface Pair {
  readonly a: string;
  readonly b: string;
}

interface OwnEdit {
  readonly kind: CodedKind;
  readonly id: string;
  readonly field: string;
  readonly value: FieldValue;
}

export function codingDesk(ledger: Ledger, now: () => string): CodingDesk {
  const { review } = ledger;
  const own = async (document: string, coder: string): Promise<Coding | undefined> =>
    (await review.codings({ document, coder }))[0];
  const machineOf = async (document: string) => {
    const machine = await review.machineCoding(document);
    if (machine) return machine;
    throw new CasusError("not-found", `There is no document ${document} in this ledger.`);
  };
  const open = async (document: string, coder: string): Promise<Coding> => {
    const coding = await own(document, coder);
    if (coding && !coding.finished) return coding;
    throw new CasusError(
      "bad-option",
      coding ? "This coding is finished; begin anew to change it." : "Begin coding this text first.",
    );
  };
  const change = async (document: string, coder: string, how: (coded: CodedDocument) => CodedDocument) => {
    const coding = await open(document, coder);
    await review.keepCoding({ ...coding, coded: how(coding.coded), at: now() });
  };
  const codedBy = async (document: string, coder: string): Promise<CodedDocument> => {
    if (coder === MACHINE_CODER) return (await machineOf(document)).coded;
    const coding = await own(document, coder);
    if (coding?.finished) return coding.coded;
    throw new CasusError("not-found", `${coder} has not finished coding this text.`);
  };
  const comparison = async (document: string, { a, b }: Pair): Promise<Comparison> => {
    const [left, right] = [await codedBy(document, a), await codedBy(document, b)];
    if (left.text !== right.text)
      throw new CasusError(
        "bad-option",
        "The two coded different versions of the text; one must begin anew.",
      );
    const settled = (await own(document, ADJUDICATOR)) !== undefined;
    return {
      ...compare(left, right),
      a,
      b,
      text: left.text,
      differences: differencesOf(left, right),
      settled,
    };
  };
  return {
    overview: () => overviewOf(ledger),
    own,
    finished: async (document) => {
      const done = await review.codings({ document, finished: true });
      return [...done.map(({ coder }) => coder).filter((coder) => coder !== ADJUDICATOR), MACHINE_CODER];
    },
    begin: async (document, coder) => {
      if (coder === MACHINE_CODER || coder === ADJUDICATOR)
        throw new CasusError("bad-option", `“${coder}” is no name of a person.`);
      const { coded, fingerprint } = await machineOf(document);
      const blank = { ...coded, attributions: [], events: [], statements: [], tallies: [] };
      const id = `c-${randomUUID().slice(0, 8)}`;
      await review.keepCoding({ id, document, fingerprint, coder, coded: blank, finished: false, at: now() });
    },
    add: async (document, coder, record) => {
      let id = "";
      await change(document, coder, (coded) => {
        const made = addRecord(coded, { ...record, by: coder });
        if (!made)
          throw new CasusError(
            "bad-input",
            `“${record.is}” cannot be ${record.kind === "tally" ? "a number: write 5, 5-8 or 5+" : `the kind of ${record.kind === "event" ? "an event" : "a statement"}`}.`,
          );
        id = made.id;
        return made.coded;
      });
      return id;
    },
    set: (document, coder, edit) =>
      change(document, coder, (coded) => {
        const edited = setField(coded, { ...edit, by: coder });
        if (!edited)
          throw new CasusError(
            "bad-input",
            `That cannot be the ${edit.field}: mark words of the text for it, or write a value of its kind.`,
          );
        return edited;
      }),
    remove: (document, coder, kind, id) => change(document, coder, (coded) => removeRecord(coded, kind, id)),
    finish: async (document, coder) => {
      await review.keepCoding({ ...(await open(document, coder)), finished: true, at: now() });
    },
    drop: (document, coder) => review.dropCoding(document, coder),
    compared: async (document, pair, visitor) => {
      const mine = await own(document, visitor);
      if (mine && !mine.finished)
        throw new CasusError(
          "forbidden",
          "Finish your own coding of this text first: two coders must not see each other's.",
        );
      return comparison(document, pair);
    },
    settle: async (document, { a, b }, choices) => {
      const { fingerprint } = await machineOf(document);
      const coded = adjudicate(await codedBy(document, a), await codedBy(document, b), choices);
      const id = `c-${randomUUID().slice(0, 8)}`;
      await review.keepCoding({
        id,
        document,
        fingerprint,
        coder: ADJUDICATOR,
        coded,
        finished: true,
        at: now(),
      });
    },
    async *gold(what) {
      for (const { coded } of await review.codings({ coder: ADJUDICATOR }))
        yield `${JSON.stringify(what === "gold" ? goldOf(coded) : documentOf(coded))}\n`;
    },
  };
}

async function overviewOf(ledger: Ledger): Promise<CodingOverview> {
  const codings = await ledger.review.codings({});
  const byDocument = Map.groupBy(codings, ({ document }) => document);
  const rows = await ledger.documentRows([...byDocument.keys()]);
  const texts = rows.map((document) => ({
    document,
    coders: byDocument.get(document.id)!.map(({ coder, finished, at }) => ({ coder, finished, at })),
  }));
  const [people, machine]: { pairs: ReturnType<typeof align>; text: string }[][] = [[], []];
  for (const [document, list] of byDocument) {
    const [first, second] = list.filter(({ coder, finished }) => finished && coder !== ADJUDICATOR);
    const made = await ledger.review.machineCoding(document);
    if (first && second?.coded.text === first.coded.text)
      people!.push({ pairs: align(first.coded, second.coded), text: first.coded.text });
    if (first && made?.coded.text === first.coded.text)
      machine!.push({ pairs: align(first.coded, made.coded), text: first.coded.text });
  }
  return { texts, people: fieldsOf(people!), machine: fieldsOf(machine!) };
}

function documentOf({ id, text, language, title, published, url, outlet }: CodedDocument) {
  return { id, text, language, title, published, url, outlet };
}

/** Who or what made a record is no part of gold, nor are numbers that only hold in one coding. */
function goldOf(coded: CodedDocument) {
  const { id, text, language, mentions, times, attributions, events, statements, tallies } = coded;
  const plain = (key: string, value: unknown): unknown =>
    key === "rule" || key === "confidence" || key === "mention" || (key === "by" && typeof value === "string")
      ? undefined
      : value;
  return JSON.parse(
    JSON.stringify({ id, text, language, mentions, times, attributions, events, statements, tallies }, plain),
  ) as object;
}
