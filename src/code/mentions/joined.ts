// Joins what registers, shape and model propose as names: which of them are believed where they disagree. The counts in
// comments are right and wrong proposals on the development half of the places bench.
import type { MentionType, Span } from "../../record/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { grammarOf } from "../grammar.ts";
import { wordsOf } from "../words.ts";
import { RANK, type Candidate } from "./candidate.ts";
import type { Modelled } from "./modelled.ts";
import { nameWordsOf, type NameWords } from "./runs.ts";
import { bodysPlace, withoutParts } from "./inside.ts";

const NAMES: ReadonlySet<MentionType> = new Set([
  "person",
  "organization",
  "location",
  "facility",
  "nationality",
]);
const PLACES: ReadonlySet<MentionType> = new Set(["location", "facility"]);

/** A model this sure of a person outweighs a town of the same name (9 towns, 38 persons). */
const SURE_PERSON = 0.8;
/** A place that no register knows is believed from here on (49 right, 51 wrong; below 44 and 135). */
const SURE_PLACE = 0.8;
/** A place that the gazetteer knows, from here on (94 and 35; below 23 and 23). */
const LIKELY_PLACE = 0.5;

/** What is asked again and again about one document. */
interface Joint {
  readonly context: CodingContext;
  readonly words: NameWords;
  readonly names: readonly Modelled[];
  /** Length of the longest of the names: how far back one that reaches a span may begin. */
  readonly reach: number;
  /** Last words of the persons named in full. */
  readonly surnames: ReadonlySet<string>;
}

/** All proposals that stand; `choose` settles what still overlaps. */
export function joinNames(
  context: CodingContext,
  registered: readonly Candidate[],
  shaped: readonly Candidate[],
  modelled: readonly Modelled[],
): Candidate[] {
  const joint = jointOf(context, modelled);
  const kept = registered.filter((one) => !isDenied(one, joint));
  const fitting = shaped.filter((one) => !isDenied(one, joint) && isBorneOut(one, joint));
  const believed = joint.names.filter((name) => isBelieved(name, kept, fitting, joint));
  const named = [
    ...kept,
    ...fitting.map(raised),
    ...believed.map((name) => candidateOf(isSurname(name, joint) ? { ...name, type: "person" } : name)),
    ...believed.flatMap((name) => bodysPlace(context, name, joint.words)),
  ];
  return withoutParts(context, named, joint.words);
}

function jointOf(context: CodingContext, modelled: readonly Modelled[]): Joint {
  const names = modelled.filter((name) => NAMES.has(name.type) && name.proper);
  const reach = names.reduce((most, name) => Math.max(most, name.end - name.start), 0);
  const persons = names.filter((name) => name.type === "person" && name.to - name.from > 1);
  const surnames = new Set(persons.map((name) => name.sentence.tokens[name.to - 1]!.norm));
  return { context, words: nameWordsOf(context.language), names, reach, surnames };
}

function* overlapping({ names, reach }: Joint, span: Span): Generator<Modelled> {
  let at = firstSpanAfter(names, span.start);
  while (at > 0 && names[at - 1]!.start >= span.start - reach) at--;
  for (; at < names.length && names[at]!.start < span.end; at++)
    if (names[at]!.end > span.start) yield names[at]!;
}

/** A place inside the name of a person ("Miguel Montenegro", "Virginia Madsen"), or that is one ("Logan"). */
function isDenied(one: Candidate, joint: Joint): boolean {
  if (!PLACES.has(one.type) && one.type !== "nationality") return false;
  for (const name of overlapping(joint, one)) {
    if (name.type !== "person" || name.start > one.start || name.end < one.end) continue;
    const same = name.start === one.start && name.end === one.end;
    if (!same && name.to - name.from > 1) return true;
    if (one.rank < RANK.register && name.confidence >= SURE_PERSON) return true;
  }
  return false;
}

/** Persons and bodies that shape alone proposes are believed only where the model sees something too, guesses of places
where it sees a place. */
function isBorneOut(one: Candidate, joint: Joint): boolean {
  if (one.by === "shape/locative") return [...overlapping(joint, one)].some(({ type }) => PLACES.has(type));
  if (PLACES.has(one.type) || one.type === "platform" || one.type === "document") return true;
  for (const _ of overlapping(joint, one)) return true;
  return one.by === "shape/title";
}

/** A town that the gazetteer and the words around bear out, or a ship's name, outweighs the model's idea of the span. */
function raised(one: Candidate): Candidate {
  const outweighs = one.type === "location" || one.type === "platform";
  return outweighs ? { ...one, rank: RANK.model + 0.1 } : one;
}

function isBelieved(
  name: Modelled,
  registered: readonly Candidate[],
  shaped: readonly Candidate[],
  joint: Joint,
): boolean {
  const inside = registered[firstSpanAfter(registered, name.start)];
  if (inside && inside.start <= name.start && inside.end >= name.end) return false;
  if (name.type === "facility") return isHeadProper(name);
  if (name.type === "organization" && !isHeadProper(name) && isDescription(name, joint)) return false;
  return name.type !== "location" || isPlace(name, shaped, joint);
}

/** "Kampungu's health centre" is a description that holds a name; "Angelus Temple" is a name. */
function isHeadProper({ sentence, to }: Modelled): boolean {
  const head = sentence.tokens[to - 1]!;
  return head.upos === "PROPN" || /^[\p{Lu}\p{N}]/u.test(head.text);
}

/** "Votel" after "Joseph Votel" is no body and no place. */
function isSurname({ sentence, from, to, type }: Modelled, { surnames }: Joint): boolean {
  return to - from === 1 && type !== "facility" && surnames.has(sentence.tokens[from]!.norm);
}

/** "pro-Iranian militia": a word for unnamed bodies with a name before it, which the list of such words judges better. */
function isDescription({ sentence, to }: Modelled, { context }: Joint): boolean {
  return wordsOf(context.language, "nominals").at(sentence, to - 1).length > 0;
}

function isPlace(name: Modelled, shaped: readonly Candidate[], { context, words, surnames }: Joint): boolean {
  const { sentence, from, to, start, end, confidence } = name;
  if (words.strongLocatives.has(sentence.tokens[from - 1]?.norm ?? "")) return true;
  if (to - from === 1 && surnames.has(sentence.tokens[from]!.norm)) return false;
  if (shaped.some((one) => one.type === "person" && one.start < end && start < one.end)) return false;
  const known = context.knowledge.places.candidates(context.text.slice(start, end)).length > 0;
  return confidence >= (known ? LIKELY_PLACE : SURE_PLACE);
}

function candidateOf({ start, end, type, confidence }: Modelled): Candidate {
  return { start, end, type, by: "names-model", rank: RANK.model, confidence };
}

/** A description that only the model sees is believed from here on. */
const SURE_DESCRIPTION = 0.5;

/** What the model sees as described and no list knows, from the first word that says what it is. */
export function describedBy(context: CodingContext, modelled: readonly Modelled[]): Candidate[] {
  const grammar = grammarOf(context.language);
  return modelled
    .filter((name) => (!name.proper || !NAMES.has(name.type)) && name.confidence >= SURE_DESCRIPTION)
    .map((name) => {
      const { tokens } = name.sentence;
      let { from } = name;
      while (from < name.to - 1 && grammar.is(tokens[from], "determiners")) from++;
      const start = from === name.from ? name.start : tokens[from]!.start;
      return { ...candidateOf(name), start, by: "descriptions-model", rank: RANK.described };
    });
}
