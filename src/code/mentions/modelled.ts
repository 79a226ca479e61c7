// Names that the statistical model has found: its types in the words of the format, its spans cut to the name itself.
// Which of them are believed against registers and shape, joined.ts decides; what is only described, described.ts.
import type { MentionType, Span } from "../../record/index.ts";
import type { NameSpan, Sentence, Token } from "../../language/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { documentMemory } from "../memory.ts";
import { isCaseless, nameWordsOf, type NameWords } from "./runs.ts";

/** A name as the model sees it, with its tokens. */
export interface Modelled extends Span {
  readonly sentence: Sentence;
  /** Token indexes, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly type: MentionType;
  readonly confidence: number;
  /** Holds a word that is a name (by its capital, or where capitals say nothing by its tag). */
  readonly proper: boolean;
}

const TYPES: ReadonlySet<string> = new Set<MentionType>([
  "person",
  "organization",
  "location",
  "facility",
  "nationality",
  "role",
  "weapon",
  "platform",
  "quantity",
  "money",
  "document",
]);

const made = documentMemory<readonly NameSpan[], readonly Modelled[]>();

/** The model's spans in text order; none where the language has no model. */
export function modelledOf(context: CodingContext): readonly Modelled[] {
  const { names } = context.analysis;
  if (!names) return [];
  const known = made.get(names);
  if (known) return known;
  const words = nameWordsOf(context.language);
  const found = [...names]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .flatMap((name) => modelled(context, name, words) ?? []);
  made.set(names, found);
  return found;
}

function modelled(context: CodingContext, name: NameSpan, words: NameWords): Modelled | undefined {
  if (!isType(name.type)) return undefined;
  const sentence = context.analysis.sentences[firstSpanAfter(context.analysis.sentences, name.start)];
  if (!sentence || sentence.start > name.start) return undefined;
  let from = firstSpanAfter(sentence.tokens, name.start);
  let to = from;
  while (to < sentence.tokens.length && sentence.tokens[to]!.start < name.end) to++;
  const { tokens } = sentence;
  const caseless = isCaseless(sentence);
  const isName = (token: Token): boolean => isNameToken(token, caseless);
  const proper = tokens.slice(from, to).some(isName);
  const type = isTitled(tokens, from, to, words) && NAMELIKE.has(name.type) ? "person" : name.type;
  if (proper && (type === "person" || type === "location")) {
    // "south London", "Hebei province", "Gen. Votel": only the name; a title is a role of its own.
    while (from < to - 1 && (!isName(tokens[from]!) || isTitle(type, tokens[from]!, words))) from++;
    while (to > from + 1 && !isName(tokens[to - 1]!)) to--;
  }
  if (proper && type === "organization") from = behindDeed(tokens, from, to, words);
  const start = Math.max(name.start, tokens[from]!.start);
  const end = Math.min(name.end, tokens[to - 1]!.end);
  return { sentence, from, to, start, end, type, confidence: name.confidence ?? 1, proper };
}

const NAMELIKE: ReadonlySet<string> = new Set(["organization", "location", "facility"]);

/** "Mr Alzoubi", "Colonel Ponce": one or two words behind a title that no name of a body holds. */
function isTitled(tokens: readonly Token[], from: number, to: number, words: NameWords): boolean {
  const opens = words.titles.has(tokens[from]!.norm) && to - from > 1;
  const first = opens ? from + 1 : from;
  if (!opens && !words.titles.has(tokens[from - 1]?.norm ?? "")) return false;
  const rest = tokens.slice(first, to);
  return (
    rest.length <= 3 &&
    rest.every(({ norm, text }) => !words.heads.has(norm) && /^\p{Lu}[\p{L}'’.-]+$/u.test(text))
  );
}

/** "liberation of Raqqah": what was done to something is no part of its name; "cell of Islamic State" stays whole. */
function behindDeed(tokens: readonly Token[], from: number, to: number, words: NameWords): number {
  const first = tokens[from]!;
  const links = words.links.has(tokens[from + 1]?.norm ?? "") && to - from > 2;
  if (!links || /^\p{Lu}/u.test(first.text) || words.bodies.has(first.norm)) return from;
  return words.links.has(tokens[from + 2]!.norm) && to - from > 3 ? from + 3 : from + 2;
}

function isType(type: string): type is MentionType {
  return TYPES.has(type);
}

function isTitle(type: string, token: Token, words: NameWords): boolean {
  return type === "person" && (words.titles.has(token.norm) || words.callings.has(token.norm));
}

function isNameToken(token: Token, caseless: boolean): boolean {
  if (caseless) return token.upos === "PROPN";
  return /\p{Lu}/u.test(token.text) || /^\p{N}/u.test(token.text);
}
