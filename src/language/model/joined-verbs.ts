// A verb that the network took for an adjective of its own object: "hit the base and injured eight soldiers". In English a
// participle that describes stands behind number and article ("eight injured soldiers"); before them it is a verb.

interface Tree {
  readonly tags: readonly string[];
  readonly heads: number[];
  readonly relations: string[];
}

const VERB = "VERB|";
const PAST = /^VERB\|VB[ND]$/;
const OPENERS: ReadonlySet<string> = new Set(["nummod", "det"]);

/** Hangs such verbs on the verb they are joined to, with what they were hung on as their object. Changes the tree in place. */
export function joinVerbs({ tags, heads, relations }: Tree): void {
  for (let i = 1; i < tags.length; i++) {
    const object = heads[i]!;
    if (relations[i] !== "amod" || object < i || !PAST.test(tags[i]!)) continue;
    if (relations[i - 1] !== "cc" || relations[object] !== "conj") continue;
    const isOpened = heads.some((h, j) => h === object && j > i && j < object && OPENERS.has(relations[j]!));
    const verb = verbOver(tags, heads, object);
    if (!isOpened || verb === undefined || verb > i) continue;
    [heads[i], relations[i]] = [verb, "conj"];
    [heads[object], relations[object]] = [i, "obj"];
    heads[i - 1] = i;
  }
}

function verbOver(tags: readonly string[], heads: readonly number[], from: number): number | undefined {
  for (let at = heads[from]!, steps = 0; at >= 0 && steps < heads.length; at = heads[at]!, steps++)
    if (tags[at]!.startsWith(VERB)) return at;
  return undefined;
}
