// Feeds sentences of any length to the network: short ones together, overlong ones in pieces that are joined again.
import { isCaseless } from "../features.ts";
import { MOST_TOKENS } from "./memory.ts";
import type { Doubt, Network, NetworkResult } from "./network.ts";

/** The cost of a tree grows with the square of the length; real sentences are shorter than this. */
const LONGEST = 160;
/** Tokens worked on together: more no longer helps the cache. */
const BATCH = 128;
/** What joins the roots of the pieces of an overlong sentence, and how sure that is. */
const JOINED = { relation: "parataxis", confidence: 0.1 } as const;

export function analyseAll(
  network: Network,
  relations: readonly string[],
  sentences: readonly (readonly string[])[],
): NetworkResult[] {
  const pieces = sentences.map(piecesOf);
  const caseless = sentences.map(isCaseless);
  const flat = pieces.flatMap((p, s) => p.map((forms) => ({ forms, caseless: caseless[s]! })));
  const results: NetworkResult[] = [];
  for (let at = 0; at < flat.length;) {
    const forms: (readonly string[])[] = [];
    const noCase: boolean[] = [];
    for (
      let total = 0;
      at < flat.length && (total === 0 || total + flat[at]!.forms.length <= Math.min(BATCH, MOST_TOKENS));
      at++
    ) {
      forms.push(flat[at]!.forms);
      noCase.push(flat[at]!.caseless);
      total += flat[at]!.forms.length;
    }
    results.push(...network.run({ forms, caseless: noCase }));
  }
  let next = 0;
  return pieces.map((p) =>
    joined(results.slice(next, (next += p.length)), relations.indexOf(JOINED.relation)),
  );
}

/** Cuts behind the last punctuation that fits, else where the room ends. */
function piecesOf(forms: readonly string[]): (readonly string[])[] {
  if (forms.length === 0) return [];
  if (forms.length <= LONGEST) return [forms];
  const pieces: (readonly string[])[] = [];
  let from = 0;
  while (forms.length - from > LONGEST) {
    let cut = from + LONGEST;
    for (let i = cut - 1; i > from + LONGEST / 2; i--) {
      if (/^[\p{P}]+$/u.test(forms[i]!)) {
        cut = i + 1;
        break;
      }
    }
    pieces.push(forms.slice(from, cut));
    from = cut;
  }
  return [...pieces, forms.slice(from)];
}

function joined(parts: readonly NetworkResult[], relation: number): NetworkResult {
  if (parts.length === 1) return parts[0]!;
  const count = parts.reduce((sum, p) => sum + p.heads.length, 0);
  const whole = {
    tags: new Int32Array(count),
    heads: new Int32Array(count),
    relations: new Int32Array(count),
    confidence: new Float32Array(count),
  };
  const names: NetworkResult["names"][number][] = [];
  const doubts: Doubt[] = [];
  let first = 0;
  let root = -1;
  for (const p of parts) {
    whole.tags.set(p.tags, first);
    whole.relations.set(p.relations, first);
    whole.confidence.set(p.confidence, first);
    p.heads.forEach((head, i) => {
      const at = first + i;
      whole.heads[at] = head >= 0 ? head + first : root;
      if (head >= 0) return;
      if (root < 0) root = at;
      else [whole.relations[at], whole.confidence[at]] = [relation, JOINED.confidence];
    });
    for (const d of p.doubts) doubts.push({ ...d, token: d.token + first });
    for (const n of p.names) names.push({ ...n, from: n.from + first, to: n.to + first });
    first += p.heads.length;
  }
  return { ...whole, names, doubts };
}
