// From label scores of the name heads to spans: the best sequence in which every name that begins also ends.
import { LABELS_PER_LAYER, LAYER_TYPES, OUTSIDE, POSITION } from "../labels.ts";

export interface LabelSpan {
  readonly from: number;
  readonly to: number;
  readonly type: string;
  /** 0 outer names, 1 descriptions, 2 names inside names. */
  readonly layer: number;
  readonly confidence: number;
}

const TYPES = (LABELS_PER_LAYER - 1) / 4;

/** Spans of one layer in `count` tokens; the scores of token i start at `at + i * stride`. */
export function spansOf(
  scores: Float32Array,
  at: number,
  stride: number,
  count: number,
  layer: number,
): LabelSpan[] {
  if (!anyInside(scores, at, stride, count)) return [];
  const labels = bestLabels(scores, at, stride, count);
  const spans: LabelSpan[] = [];
  let from = 0;
  let sure = 1;
  for (let i = 0; i < count; i++) {
    const label = labels[i]!;
    if (label === OUTSIDE) continue;
    const position = label % 4;
    const p = probability(scores, at + i * stride, label);
    if (position === POSITION.begin || position === POSITION.unit) [from, sure] = [i, p];
    else sure = Math.min(sure, p);
    if (position === POSITION.last || position === POSITION.unit)
      spans.push({ from, to: i, type: LAYER_TYPES[layer]![label >> 2]!, layer, confidence: sure });
  }
  return spans;
}

/** Where "outside" is every token's best label, it is the best sequence too. */
function anyInside(scores: Float32Array, at: number, stride: number, count: number): boolean {
  for (let i = 0, from = at; i < count; i++, from += stride)
    for (let l = 0; l < OUTSIDE; l++) if (scores[from + l]! > scores[from + OUTSIDE]!) return true;
  return false;
}

function probability(scores: Float32Array, at: number, label: number): number {
  let sum = 0;
  for (let l = 0; l < LABELS_PER_LAYER; l++) sum += Math.exp(scores[at + l]! - scores[at + label]!);
  return 1 / sum;
}

/** Viterbi: between names the state is "closed" (0), inside a name of type t it is t + 1. */
function bestLabels(scores: Float32Array, at: number, stride: number, count: number): Int8Array {
  const states = TYPES + 1;
  const from = new Int8Array(count * states);
  const chosen = new Int8Array(count * states);
  let now = new Float64Array(states).fill(-Infinity);
  let next = new Float64Array(states);
  now[0] = 0;
  for (let i = 0; i < count; i++) {
    const s = at + i * stride;
    const row = i * states;
    next[0] = now[0]! + scores[s + OUTSIDE]!;
    from[row] = 0;
    chosen[row] = OUTSIDE;
    for (let t = 0; t < TYPES; t++) {
      const unit = now[0]! + scores[s + t * 4 + POSITION.unit]!;
      const last = now[t + 1]! + scores[s + t * 4 + POSITION.last]!;
      if (unit > next[0]!) [next[0], from[row], chosen[row]] = [unit, 0, t * 4 + POSITION.unit];
      if (last > next[0]!) [next[0], from[row], chosen[row]] = [last, t + 1, t * 4 + POSITION.last];
      const begin = now[0]! + scores[s + t * 4 + POSITION.begin]!;
      const inside = now[t + 1]! + scores[s + t * 4 + POSITION.inside]!;
      const goesOn = inside > begin;
      next[t + 1] = goesOn ? inside : begin;
      from[row + t + 1] = goesOn ? t + 1 : 0;
      chosen[row + t + 1] = t * 4 + (goesOn ? POSITION.inside : POSITION.begin);
    }
    [now, next] = [next, now];
  }
  const labels = new Int8Array(count);
  let state = 0;
  for (let i = count - 1; i >= 0; i--) {
    labels[i] = chosen[i * states + state]!;
    state = from[i * states + state]!;
  }
  return labels;
}
