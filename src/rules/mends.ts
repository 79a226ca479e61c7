// Ways in which parsers hang words wrong again and again, put right before rules read the tree. Only what stands in the
// sentence decides; a tree that shows none of these is left as it is.
import type { Token } from "../language/index.ts";
import type { Grammar, SetName } from "./grammar.ts";
import { hasFeatures, hasWord } from "./tree.ts";

/** The tokens with such words hung where they belong; the same array where there is nothing to mend. */
export function mendedTokens(
  tokens: readonly Token[],
  children: readonly (readonly number[])[],
  grammar: Grammar,
): readonly Token[] {
  const mends = new Map<number, Partial<Token>>();
  const asked: Asked = { tokens, children, grammar };
  tokens.forEach((_, at) => {
    const mend =
      titledMarker(asked, at) ?? takenObject(asked, at) ?? markedByHedge(asked, at) ?? namedObject(asked, at);
    if (mend) mends.set(at, mend);
    const several = [
      ...borrowedSubject(asked, at),
      ...hiddenVerb(asked, at),
      ...loadedDoer(asked, at),
      ...splitPassive(asked, at),
      ...nearNoun(asked, at),
    ];
    for (const [one, other] of several) mends.set(one, other);
  });
  return mends.size === 0 ? tokens : tokens.map((token, at) => ({ ...token, ...mends.get(at) }));
}

interface Asked {
  readonly tokens: readonly Token[];
  readonly children: readonly (readonly number[])[];
  readonly grammar: Grammar;
}

type Mend = Pick<Token, "head" | "deprel">;

function is({ tokens, grammar }: Asked, at: number, set: SetName): boolean {
  return grammar.sets[set].has(tokens[at]?.deprel ?? "");
}

function by(asked: Asked, at: number, set: SetName): number[] {
  return (asked.children[at] ?? []).filter((child) => is(asked, child, set));
}

function isVerb({ tokens, grammar }: Asked, at: number): boolean {
  return grammar.verbTags.has(tokens[at]?.upos ?? "");
}

/** "The murder | of | Justice Maria Torres": the small word is the name's, not its title's. */
function titledMarker(asked: Asked, at: number): Mend | undefined {
  const { tokens } = asked;
  if (!is(asked, at, "marker")) return undefined;
  const title = tokens[at]!.head ?? -1;
  const name = tokens[title]?.head ?? -1;
  if (!is(asked, title, "title") || name < title || by(asked, name, "marker").length > 0) return undefined;
  return { head: name, deprel: tokens[at]!.deprel };
}

const CAPITAL = /^\p{Lu}/u;

/** "Rockets struck | Duhok", "the crossing": right behind its verb it is what was struck, but not in "a group called Black Sand". */
function namedObject(asked: Asked, at: number): Mend | undefined {
  const { tokens, grammar } = asked;
  const { upos = "", text, head = -1 } = tokens[at]!;
  if (!is(asked, at, "controlled") || grammar.verbTags.has(upos)) return undefined;
  const isDescribed = grammar.nounTags.has(upos) && by(asked, at, "nominal").length > 0;
  if (!CAPITAL.test(text) && !isDescribed) return undefined;
  if (!isVerb(asked, head) || is(asked, head, "participle")) return undefined;
  if (by(asked, head, "object").length > 0 || by(asked, head, "passive-auxiliary").length > 0)
    return undefined;
  if (by(asked, at, "marker").length > 0) return undefined;
  const first = Math.min(at, ...(asked.children[at] ?? []));
  const [object] = grammar.sets.object;
  return first === head + 1 && object !== undefined ? { head, deprel: object } : undefined;
}

/** "Hit the base and injured | eight soldiers": the second verb's object, not one more of the first's. */
function takenObject(asked: Asked, at: number): Mend | undefined {
  if (!is(asked, at, "conjunct")) return undefined;
  const object = asked.tokens[at]!.head ?? -1;
  if (!is(asked, object, "object") || by(asked, at, "joiner").length > 0) return undefined;
  const verb = asked.tokens[object]!.head ?? -1;
  const second = by(asked, verb, "conjunct").find((one) => object < one && one < at && isVerb(asked, one));
  if (second === undefined || !isBare(asked, second)) return undefined;
  return { head: second, deprel: asked.tokens[object]!.deprel };
}

/** "Struck a shop and | wounded six | customers": no participle stands before a number, so it is the second verb. */
function hiddenVerb(asked: Asked, at: number): (readonly [number, Mend])[] {
  const { tokens } = asked;
  const noun = tokens[at]!.head ?? -1;
  const object = tokens[noun]?.head ?? -1;
  if (!isVerb(asked, at) || !is(asked, at, "attribute") || !is(asked, at - 1, "joiner")) return [];
  const isNumbered = by(asked, noun, "number").some((one) => at < one && one < noun);
  if (!isNumbered || object > at || !is(asked, noun, "conjunct") || !is(asked, object, "object")) return [];
  const { head, deprel } = tokens[object]!;
  return [
    [at, { head, deprel: tokens[noun]!.deprel }],
    [noun, { head: at, deprel }],
  ];
}

/** "A gunship | overhead | opened fire": a word for where a thing is, which a parser takes for the thing itself. */
function nearNoun(asked: Asked, at: number): (readonly [number, Mend])[] {
  const { tokens, grammar, children } = asked;
  const thing = at - 1;
  if (!hasWord(tokens[at]!, grammar.nearby) || tokens[thing]?.head !== at || !is(asked, thing, "attribute"))
    return [];
  if (!grammar.nounTags.has(tokens[thing]!.upos ?? "") || tokens[at + 1]?.head === at) return [];
  const [adverb] = grammar.sets.adverb;
  if (adverb === undefined) return [];
  const { head, deprel } = tokens[at]!;
  const hung = children[at]!.filter((one) => one < thing).map(
    (one) => [one, { head: thing, deprel: tokens[one]!.deprel }] as const,
  );
  return [[thing, { head, deprel }], [at, { head: thing, deprel: adverb }], ...hung];
}

/**
 * "One man killed and | 12 people | wounded": what stands behind "and" is no object; it is what the second verb was done
 * to, and the first is a passive one too.
 */
function splitPassive(asked: Asked, at: number): (readonly [number, Partial<Token>])[] {
  const { tokens, grammar } = asked;
  const verb = tokens[at]!.head ?? -1;
  if (!is(asked, at, "object") || verb > at || by(asked, at, "joiner").length === 0) return [];
  if (by(asked, verb, "object").length > 1 || by(asked, verb, "auxiliary").length > 0) return [];
  const second = by(asked, verb, "conjunct").find((one) => one > at) ?? at + 1;
  const subjects = by(asked, verb, "subject").filter((one) => one < verb);
  const isDone = tokens[second]?.head === at ? is(asked, second, "attribute") : isVerb(asked, second);
  if (!isDone || subjects.length === 0 || !isBare(asked, second)) return [];
  const [passive] = grammar.sets["passive-subject"];
  const [joined] = grammar.sets.conjunct;
  const feats = Object.fromEntries(grammar.features.passive);
  const [upos] = grammar.verbTags;
  return [
    [verb, { feats }],
    [second, { feats, upos, head: verb, deprel: joined }],
    [at, { head: second, deprel: passive }],
    ...subjects.map((one) => [one, { head: verb, deprel: passive }] as const),
  ];
}

/** A verb with neither subject, object nor auxiliary of its own. */
function isBare(asked: Asked, verb: number): boolean {
  return (["subject", "object", "auxiliary"] as const).every((set) => by(asked, verb, set).length === 0);
}

/** "Executed | at least 25 villagers": the small word belongs to the number, so the noun is the object. */
function markedByHedge(asked: Asked, at: number): Mend | undefined {
  const { tokens, grammar } = asked;
  if (!is(asked, at, "oblique") || by(asked, at, "marker").length > 0) return undefined;
  const verb = tokens[at]!.head ?? -1;
  if (at < verb || !isVerb(asked, verb)) return undefined;
  if (by(asked, verb, "object").length > 0 || by(asked, verb, "passive-auxiliary").length > 0)
    return undefined;
  const isHedged = by(asked, at, "number").some((number) =>
    (asked.children[number] ?? []).some((one) => by(asked, one, "marker").length > 0),
  );
  const [object] = grammar.sets.object;
  return isHedged && object !== undefined ? { head: verb, deprel: object } : undefined;
}

/** "| Two men were killed in a fight, police said": a verb that has a subject right before it has lent the other's. */
function borrowedSubject(asked: Asked, at: number): (readonly [number, Mend])[] {
  if (!is(asked, at, "subject")) return [];
  const { tokens, grammar } = asked;
  const speaking = tokens[at]!.head ?? -1;
  const said =
    by(asked, speaking, "complement").find((one) => at < one && one < speaking) ??
    strayVerb(asked, at, speaking);
  if (said === undefined || by(asked, said, "subject").length > 0) return [];
  if (!by(asked, speaking, "subject").some((one) => one > said)) return [];
  const [passive] = grammar.sets["passive-subject"];
  const [complement] = grammar.sets.complement;
  const isSuffered = by(asked, said, "passive-auxiliary").length > 0;
  return [
    [at, { head: said, deprel: isSuffered ? passive : tokens[at]!.deprel }],
    [said, { head: speaking, deprel: complement }],
  ];
}

/** Words of a list of people before its verb; longer ones are faults, and the bound keeps odd trees cheap. */
const LONGEST_LIST = 40;

/** "Six priests, their cook and her daughter were murdered, witnesses said": a verb hung on a noun of its subject. */
function strayVerb(asked: Asked, subject: number, speaking: number): number | undefined {
  const { tokens } = asked;
  for (let at = subject + 1; at < Math.min(speaking, subject + LONGEST_LIST); at++) {
    const isFinite = isVerb(asked, at) && by(asked, at, "auxiliary").length > 0;
    if (
      isFinite &&
      is(asked, at, "conjunct") &&
      hangsOn(asked, at, subject) &&
      !isVerb(asked, tokens[at]!.head ?? -1)
    )
      return at;
  }
  return undefined;
}

/** Whether a word stands under another, however deep. */
function hangsOn({ tokens }: Asked, at: number, over: number): boolean {
  let head = tokens[at]!.head ?? -1;
  for (let steps = 0; steps < LOAD && head > over; steps++) head = tokens[head]!.head ?? -1;
  return head === over;
}

/** How far behind a word of loading the verb of its clause may stand. */
const LOAD = 8;

/** "A car packed with explosives | exploded": the car exploded; a parser takes "packed" for the verb of the sentence. */
function loadedDoer(asked: Asked, loaded: number): (readonly [number, Mend])[] {
  const { tokens, grammar } = asked;
  const [subject] = grammar.sets.subject;
  const [participle] = grammar.sets.participle;
  const thing = loaded - 1;
  if (subject === undefined || participle === undefined) return [];
  if (!hasWord(tokens[loaded]!, grammar.loading) || !grammar.nounTags.has(tokens[thing]?.upos ?? ""))
    return [];
  const top = topOf(asked, loaded, thing);
  const verb = verbBehind(asked, loaded);
  if (top === undefined || verb === undefined || by(asked, loaded, "auxiliary").length > 0) return [];
  const load = by(asked, verb, "subject").map(
    (one) => [one, { head: loaded, deprel: [...grammar.sets.oblique][0] }] as const,
  );
  const { head, deprel } = tokens[top]!;
  return [
    [verb, { head, deprel }],
    [thing, { head: verb, deprel: subject }],
    [loaded, { head: thing, deprel: participle }],
    ...load,
  ];
}

/** Which of the two the parser has made the head of the sentence or clause. */
function topOf(asked: Asked, loaded: number, thing: number): number | undefined {
  if (asked.tokens[thing]!.head === loaded && is(asked, thing, "subject")) return loaded;
  return asked.tokens[loaded]!.head === thing && (asked.tokens[thing]!.head ?? -1) < 0 ? thing : undefined;
}

/** The finite verb that hangs on the word of loading or on what was loaded. */
function verbBehind(asked: Asked, loaded: number): number | undefined {
  const { tokens, grammar } = asked;
  for (let at = loaded + 2; at < Math.min(tokens.length, loaded + LOAD); at++) {
    const { head = -1 } = tokens[at]!;
    const hangs = head === loaded || (head > loaded && head < at && tokens[head]!.head === loaded);
    const isClause = is(asked, at, "adverbial") || is(asked, at, "participle") || is(asked, at, "conjunct");
    if (isVerb(asked, at) && hangs && isClause && by(asked, at, "marker").length === 0)
      return hasFeatures(tokens[at]!, grammar.features.gerund) ? undefined : at;
  }
  return undefined;
}
