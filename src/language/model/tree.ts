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

/** Chu-Liu-Edmonds on nodes 0 (root) to count, contracting one cycle at a time. */
function spanningTree(scores: Float32Array, stride: number, count: number): Int32Array {
  const size = count + 1;
  const graph = new Float64Array(size * size).fill(-Infinity);
  for (let i = 0; i < count; i++)
    for (let h = 0; h <= count; h++)
      if (h !== i + 1) graph[(i + 1) * size + h] = scores[i * stride + h]! - (h === 0 ? ROOT_COST : 0);
  const heads = arborescence(graph, size);
  return Int32Array.from({ length: count }, (_, i) => heads[i + 1]! - 1);
}

/** Best head of each node but 0; `graph[node * size + head]`. */
function arborescence(graph: Float64Array, size: number): Int32Array {
  const heads = new Int32Array(size).fill(-1);
  for (let node = 1; node < size; node++) {
    let best = 0;
    for (let h = 0; h < size; h++) if (graph[node * size + h]! > graph[node * size + best]!) best = h;
    heads[node] = best;
  }
  const cycle = cycleOf(heads);
  return cycle ? contracted(graph, size, heads, new Set(cycle)) : heads;
}

function contracted(
  graph: Float64Array,
  size: number,
  heads: Int32Array,
  cycle: ReadonlySet<number>,
): Int32Array {
  const outside = Array.from({ length: size }, (_, i) => i).filter((i) => !cycle.has(i));
  const small = outside.length + 1;
  const merged = small - 1;
  const reduced = new Float64Array(small * small).fill(-Infinity);
  const enters = new Int32Array(small);
  const leaves = new Int32Array(small);
  outside.forEach((node, a) => {
    outside.forEach((head, b) => (reduced[a * small + b] = graph[node * size + head]!));
    for (const member of cycle) {
      const out = graph[node * size + member]!;
      if (out > reduced[a * small + merged]!) [reduced[a * small + merged], leaves[a]] = [out, member];
      const gain = graph[member * size + node]! - graph[member * size + heads[member]!]!;
      if (gain > reduced[merged * small + a]!) [reduced[merged * small + a], enters[a]] = [gain, member];
    }
  });
  const inner = arborescence(reduced, small);
  const result = Int32Array.from(heads);
  outside.forEach((node, a) => {
    if (node !== 0) result[node] = inner[a] === merged ? leaves[a]! : outside[inner[a]!]!;
  });
  const broken = inner[merged]!;
  result[enters[broken]!] = outside[broken]!;
  return result;
}
