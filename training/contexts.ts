// Learns the second look at doubtful tags from the treebanks: a logistic regression over the keys of each token in its gold tree.
// The network knows its training sentences by heart, so its own scores are no part of it.
import { CONTEXT_ROWS, contextsOf } from "../src/language/model/contexts.ts";
import { partsOfSpeech } from "../src/language/model/retag.ts";
import { mergeCompounds } from "./conllu.ts";
import type { Tree, Word } from "./conllu.ts";

const EPOCHS = 4;
/** Adagrad: first step, and what the sum of squares starts with. */
const STEP = 0.08;
const START = 0.1;
/** Tags around and relations are wrong as often when the analyser finds them: so they are here. */
const WRONG_TAGS = 0.05;
const WRONG_RELATIONS = 0.1;
/** Sentences read without regard to case. */
const CASELESS = 0.1;
/** A word seen n times is taken for unknown with the probability RARE / (RARE + n), and any word with KNOWN_AS_NEW. */
const RARE = 0.3;
const KNOWN_AS_NEW = 0.02;
/** Surer than this nothing is learned. */
const SURE = -0.01;

interface Example {
  readonly rows: Int32Array;
  readonly right: number;
}

/** One row of weights a key, one column a part of speech (in the order of `tags`). */
export function learnContexts(
  trees: readonly Tree[],
  tags: readonly string[],
): { values: Float32Array; columns: number } {
  const random = generator(1);
  const order = classes(tags);
  const merged = trees.map((t) => mergeCompounds(t.words));
  // Sentences with compounds are read once more with the compounds apart, as the parts are tagged.
  const apart = trees.map((t) => t.words).filter((words, i) => merged[i]!.length < words.length);
  const examples = examplesOf([...merged, ...apart], order, random);
  const columns = order.length;
  const values = new Float32Array(CONTEXT_ROWS * columns);
  const squares = new Float32Array(values.length).fill(START);
  const odds = new Float64Array(columns);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(examples, random);
    for (const example of examples) learn(example, values, squares, odds);
  }
  return { values, columns };
}

function classes(tags: readonly string[]): string[] {
  const order: string[] = [];
  partsOfSpeech(tags).forEach((c, i) => (order[c] = tags[i]!.slice(0, tags[i]!.indexOf("|"))));
  return order;
}

function examplesOf(
  sentences: readonly (readonly Word[])[],
  order: readonly string[],
  random: () => number,
): Example[] {
  const times = new Map<string, number>();
  for (const words of sentences)
    for (const { form } of words) times.set(form.toLowerCase(), (times.get(form.toLowerCase()) ?? 0) + 1);
  return sentences.flatMap((words) => {
    const any = (n: number): number => Math.floor(random() * n);
    const read = contextsOf({
      forms: words.map((w) => w.form),
      upos: words.map((w) => (random() < WRONG_TAGS ? order[any(order.length)]! : w.upos)),
      heads: words.map((w) => w.head - 1),
      relations: words.map((w) => (random() < WRONG_RELATIONS ? words[any(words.length)]! : w).deprel),
      caseless: random() < CASELESS,
    });
    return words.flatMap((w, i): Example[] => {
      const right = order.indexOf(w.upos);
      const known = random() >= KNOWN_AS_NEW + RARE / (RARE + times.get(w.form.toLowerCase())!);
      return right < 0 ? [] : [{ rows: read(i, known), right }];
    });
  });
}

function learn(
  { rows, right }: Example,
  values: Float32Array,
  squares: Float32Array,
  odds: Float64Array,
): void {
  const columns = odds.length;
  odds.fill(0);
  for (const row of rows) for (let c = 0; c < columns; c++) odds[c]! += values[row * columns + c]!;
  const most = Math.max(...odds);
  const sum = odds.reduce((s, o) => s + Math.exp(o - most), 0);
  if (odds[right]! - most - Math.log(sum) > SURE) return;
  for (let c = 0; c < columns; c++) {
    const slope = Math.exp(odds[c]! - most) / sum - (c === right ? 1 : 0);
    if (Math.abs(slope) < 1e-4) continue;
    for (const row of rows) {
      const at = row * columns + c;
      squares[at]! += slope * slope;
      values[at]! -= (STEP * slope) / Math.sqrt(squares[at]!);
    }
  }
}

function shuffle(examples: Example[], random: () => number): void {
  for (let i = examples.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [examples[i], examples[j]] = [examples[j]!, examples[i]!];
  }
}

/** Numbers from 0 up to 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
