// From scores of all head-dependent pairs to one tree: the best head each where that is a tree, else the maximum spanning tree.

/** Larger than any difference of scores, so that a tree takes exactly one child of the root. */
const ROOT_COST = 1e5;

/**
 * `scores[i * stride + h]`: how well token `i` hangs on `h`, 0 the root, token j being j + 1.
 * Returns the head of each token, -1 for the root. Any finite scores give a tree with one root.
 */
export function treeOf(scores: Float32Array, stride: number, count: number): Int32Array {
  const heads = new Int32Array(count);
  let roots = 0;
  for (let i = 0; i < count; i++) {
    let best = i === 0 && count > 1 ? 2 : 0;
    for (let h = 0; h <= count; h++)
      if (h !== i + 1 && scores[i * stride + h]! > scores[i * stride + best]!) best = h;
    heads[i] = best - 1;
    if (best === 0) roots++;
  }
  if (roots === 1 && !cycleOf(heads)) return heads;
  return spanningTree(scores, stride, count);
}

/** The members of some cycle, or undefined. */
function cycleOf(heads: ArrayLike<number>): number[] | undefined {
  const seen = new Int32Array(heads.length);
  for (let start = 0; start < heads.length; start++) {
    let at = start;
    while (at >= 0 && seen[at] === 0) {
      seen[at] = start + 1;
      at = heads[at]!;
    }
    if (at < 0 || seen[at] !== start + 1) continue;
    const cycle = [at];
    for (let next = heads[at]!; next !== at; next = heads[next]!) cycle.push(next);
    return cycle;
  }
  return undefined;
}

/** Scores of head for dependent, nodes 0 (root) to size - 1; a cycle is drawn together into its first member, the others are gone. */
interface Graph {
  readonly size: number;
  readonly scores: Float64Array;
  readonly heads: Int32Array;
  readonly gone: Uint8Array;
}

/** A cycle drawn together: which member a head outside would take, and which member a dependent outside hangs on. */
interface Contraction {
  readonly cycle: readonly number[];
  readonly heads: readonly number[];
  readonly enters: Int32Array;
  readonly leaves: Int32Array;
}

/** Chu-Liu-Edmonds, contracting one cycle at a time; each costs its length times the number of nodes. */
function spanningTree(scores: Float32Array, stride: number, count: number): Int32Array {
  const size = count + 1;
  const graph: Graph = {
    size,
    scores: new Float64Array(size * size).fill(-Infinity),
    heads: new Int32Array(size).fill(-1),
    gone: new Uint8Array(size),
  };
  for (let i = 0; i < count; i++) {
    for (let h = 0; h <= count; h++)
      if (h !== i + 1) graph.scores[(i + 1) * size + h] = scores[i * stride + h]!;
    graph.scores[(i + 1) * size]! -= ROOT_COST;
    chooseHead(graph, i + 1);
  }
  const done: Contraction[] = [];
  for (let cycle = cycleOf(graph.heads); cycle; cycle = cycleOf(graph.heads))
    done.push(contract(graph, cycle));
  for (let last = done.pop(); last; last = done.pop()) expand(graph, last);
  return graph.heads.subarray(1).map((h) => h - 1);
}

function chooseHead({ size, scores, heads, gone }: Graph, node: number): void {
  let best = 0;
  for (let h = 1; h < size; h++)
    if (!gone[h] && scores[node * size + h]! > scores[node * size + best]!) best = h;
  heads[node] = best;
}

function contract(graph: Graph, cycle: readonly number[]): Contraction {
  const { size, scores, heads, gone } = graph;
  const first = cycle[0]!;
  const kept = cycle.map((m) => heads[m]!);
  const costs = cycle.map((m, i) => scores[m * size + kept[i]!]!);
  const enters = new Int32Array(size);
  const leaves = new Int32Array(size);
  for (const m of cycle) gone[m] = 1;
  for (let node = 0; node < size; node++) {
    if (gone[node]) continue;
    let into = -Infinity;
    let out = -Infinity;
    for (let i = 0; i < cycle.length; i++) {
      const m = cycle[i]!;
      const gain = scores[m * size + node]! - costs[i]!;
      const loss = scores[node * size + m]!;
      if (gain > into) {
        into = gain;
        enters[node] = m;
      }
      if (loss > out) {
        out = loss;
        leaves[node] = m;
      }
    }
    scores[first * size + node] = into;
    scores[node * size + first] = out;
    if (node > 0 && cycle.includes(heads[node]!)) heads[node] = first;
  }
  for (const m of cycle) heads[m] = -1;
  scores[first * size + first] = -Infinity;
  gone[first] = 0;
  chooseHead(graph, first);
  return { cycle, heads: kept, enters, leaves };
}

function expand({ size, heads, gone }: Graph, { cycle, heads: kept, enters, leaves }: Contraction): void {
  const first = cycle[0]!;
  const head = heads[first]!;
  for (let node = 1; node < size; node++)
    if (!gone[node] && heads[node] === first) heads[node] = leaves[node]!;
  cycle.forEach((m, i) => {
    heads[m] = kept[i]!;
    gone[m] = 0;
  });
  heads[enters[head]!] = head;
}
