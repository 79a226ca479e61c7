// People's judgements applied to what the machine coded: rejected records go, corrected fields take the value given. The
// machine's coding stays as it is; this makes another one from it, the same every time.
import type { CodedDocument, FieldValue, RecordJudgement } from "../record/index.ts";
import { recordOf } from "./anchor.ts";
import { removeRecord, setField } from "./edit.ts";

/** In the order in which they were made; those withdrawn, and those whose words are gone, change nothing. */
export function applyJudgements(
  machine: CodedDocument,
  judgements: readonly RecordJudgement[],
  fingerprint: string,
): CodedDocument {
  let coded = machine;
  for (const judgement of judgements) {
    if (judgement.withdrawnAt !== undefined || judgement.verdict === "accepted") continue;
    const meant = recordOf(judgement.anchor, judgement.kind, machine, fingerprint);
    if (meant) coded = applied(coded, judgement, meant.id, fingerprint);
  }
  return coded;
}

function applied(
  coded: CodedDocument,
  judgement: RecordJudgement,
  id: string,
  fingerprint: string,
): CodedDocument {
  const { kind, verdict, field, value, by } = judgement;
  if (verdict === "rejected") return removeRecord(coded, kind, id);
  if (field === undefined || value === undefined) return coded;
  const there = placed(value, judgement, coded, fingerprint);
  return setField(coded, { kind, id, field, value: there, by }) ?? coded;
}

/** Where the words stand in this version of the text: at their span, else where they stand first. */
function placed(
  value: FieldValue,
  { anchor }: RecordJudgement,
  { text }: CodedDocument,
  fingerprint: string,
): FieldValue {
  const { span, words } = value;
  if (span === undefined || anchor.fingerprint === fingerprint) return value;
  const start = words === undefined || words === "" ? -1 : text.indexOf(words);
  return start < 0
    ? { ...value, span: undefined }
    : { ...value, span: { start, end: start + words!.length } };
}
