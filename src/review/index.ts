// The door of review: people's judgements on records applied to a coding, the agreement of two coders, and what settles
// their differences. Pure.
export { anchorOf, recordOf, spansOf } from "./anchor.ts";
export { applyJudgements } from "./apply.ts";
export { type Doubts, doubtsOf, REVIEW_KINDS, type ReviewKind, type Trust, worthOf } from "./doubts.ts";
export { type Identity, withIdentities } from "./entity.ts";
export { addRecord, type Edit, type NewRecord, removeRecord, setField } from "./edit.ts";
export { FIELDS, type Field, fieldNamed, valueOf } from "./fields.ts";
export { type Agreement, agreementOf, cohensKappa, nominalAlpha, type Unit } from "./agreement.ts";
export {
  align,
  compare,
  type Compared,
  type ComparedField,
  fieldsOf,
  foundOf,
  type Pair,
  said,
} from "./compare.ts";
export { adjudicate, type Choice, type Difference, differencesOf } from "./adjudicate.ts";
export { type AnyRecord, headOf, listOf, type ListedKind, madeBy, wordsOf } from "./records.ts";
