// The things of a sentence that can fill a role: mentions, and nouns of the lexicon where no mention stands.
import type { LanguageKnowledge, WordEntry } from "../../knowledge/index.ts";
import type { Sentence, Token } from "../../language/index.ts";
import type { Mention } from "../../record/index.ts";
import { grammarOf } from "../grammar.ts";
import { isCounting } from "../mentions/phrases.ts";
import { wordsOf, type Match } from "../words.ts";

/** What a thing can be in a role. `armed`: bears arms; `body`: a state, group or organisation by name or general word. */
export type ThingClass =
  | "armed"
  | "person"
  | "body"
  | "nationality"
  | "place"
  | "site"
  | "platform"
  | "weapon"
  | "object";

export interface Thing {
  /** Token indexes, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly class: ThingClass;
  /** Its words folded, and the lemma of the last one: what tells two descriptions of one thing. */
  readonly words: string;
  /** Where it begins without article, number and hedge: "two | engineers", "alleged | rebels". */
  readonly bare?: number;
  readonly last: string;
  readonly mention?: Mention;
  /** Whose weapon, vehicle or men they are, where their own words say so: "Turkish | drones", "Hamas | fighters". */
  readonly owner?: Mention;
  /** A site with a name: its own, or that of the place it lies at ("the base at Erbil airport"). */
  readonly named?: boolean;
  /** The entry of the weapon list, for its mode and kind. */
  readonly weapon?: WordEntry;
  /** The entry of the list of general nouns. */
  readonly noun?: WordEntry;
}

/** Kinds of weapon that people sit in: what it does they do. */
const CREWED: ReadonlySet<unknown> = new Set(["aircraft", "vehicle", "ship"]);

export function isCrewed({ weapon }: Pick<Thing, "weapon">): boolean {
  return CREWED.has(weapon?.attributes["kind"]);
}

export const CAN_ACT: ReadonlySet<ThingClass> = new Set([
  "armed",
  "person",
  "body",
  "nationality",
  "place",
  "platform",
]);
export const CAN_SUFFER: ReadonlySet<ThingClass> = new Set(["armed", "person", "nationality"]);
export const CAN_BE_HIT: ReadonlySet<ThingClass> = new Set([...CAN_ACT, "site", "object"]);

const CLASS_OF_MENTION: Readonly<Partial<Record<Mention["type"], ThingClass>>> = {
  person: "person",
  organization: "body",
  location: "place",
  facility: "site",
  nationality: "nationality",
  weapon: "weapon",
  platform: "platform",
  role: "person",
};

/** What a mention is as a thing, by its type alone; undefined for money, dates and the like. */
export function classOfMention({ type }: Mention): ThingClass | undefined {
  return CLASS_OF_MENTION[type];
}

/** Things in order, not overlapping; the outermost mention wins, then mentions before nouns of the lexicon. */
export function findThings(
  language: LanguageKnowledge,
  sentence: Sentence,
  mentions: readonly Mention[],
): Thing[] {
  const weapons = wordsOf(language, "weapons").matches(sentence);
  const nouns = wordsOf(language, "things").matches(sentence);
  const media = wordsOf(language, "media").matches(sentence);
  const things: Thing[] = [];
  const taken = new Uint8Array(sentence.tokens.length);
  const add = (thing: Thing): void => {
    for (let i = thing.from; i < thing.to; i++) if (taken[i]) return;
    taken.fill(1, thing.from, thing.to);
    things.push(thing);
  };
  const lexical = [...weapons, ...nouns].filter((match) => !isVerbForm(sentence, match));
  for (const thing of mentionThings(language, sentence, mentions, { weapons, nouns, media }))
    if (!lexical.some((match) => goesBeyond(match, thing, nouns))) add(thing);
  for (const match of lexical.sort((a, b) => b.to - b.from - (a.to - a.from))) {
    const kind = match.entry.attributes["class"];
    const place = placeOf(language, sentence, match);
    if (isClass(kind)) add({ ...place, class: kind, noun: match.entry });
    else add({ ...place, class: "weapon", weapon: match.entry });
  }
  return things.sort((a, b) => a.from - b.from);
}

/** "bombed", "shelling": a verb made of a weapon's name is no weapon. */
function isVerbForm(sentence: Sentence, { from, to }: Match): boolean {
  const token = sentence.tokens[from]!;
  return to - from === 1 && token.norm !== token.lemma && /(?:ed|ing)$/.test(token.norm);
}

/** "Weapons depot", "police station", "depot of weapons": a longer word of the lexicon says more than what is named inside it. */
function goesBeyond(match: Match, thing: Thing, nouns: readonly Match[]): boolean {
  const isLonger =
    match.from <= thing.from && match.to >= thing.to && match.to - match.from > thing.to - thing.from;
  return isLonger && (thing.class === "weapon" || (thing.class === "body" && nouns.includes(match)));
}

type Place = Pick<Thing, "from" | "to" | "start" | "end" | "words" | "last" | "bare">;

/** Parts of speech that open a phrase and name nothing: "20 or 30 | rebels". */
const OPENING: ReadonlySet<string> = new Set(["DET", "NUM", "CCONJ"]);

function placeOf(
  language: LanguageKnowledge,
  sentence: Sentence,
  at: { from: number; to: number; start: number; end: number },
): Place {
  const tokens = sentence.tokens.slice(at.from, at.to);
  const hedges = wordsOf(language, "role-hedges");
  const naming = tokens.findIndex(
    ({ upos }, i) => !OPENING.has(upos ?? "") && hedges.at(sentence, at.from + i).length === 0,
  );
  const { from, to, start, end } = at;
  return {
    from,
    to,
    start,
    end,
    ...(naming > 0 && { bare: tokens[naming]!.start }),
    words: tokens.map((token) => token.norm).join(" "),
    last: headOf(language, tokens)?.lemma ?? "",
  };
}

/** The last word of a phrase, or the first that is no number where phrases begin with their head. */
function headOf(language: LanguageKnowledge, tokens: readonly Token[]): Token | undefined {
  if (!isHeadFirst(language)) return tokens.at(-1);
  return tokens.find((token) => !isCounting(language, token)) ?? tokens[0];
}

function isHeadFirst(language: LanguageKnowledge): boolean {
  return grammarOf(language).has("phrases", "head-first");
}

function isClass(value: unknown): value is ThingClass {
  return (
    value === "armed" ||
    value === "person" ||
    value === "body" ||
    value === "site" ||
    value === "platform" ||
    value === "object"
  );
}

interface Listed {
  readonly weapons: readonly Match[];
  readonly nouns: readonly Match[];
  readonly media: readonly Match[];
}

function* mentionThings(
  language: LanguageKnowledge,
  sentence: Sentence,
  mentions: readonly Mention[],
  { weapons, nouns, media }: Listed,
): Generator<Thing> {
  const byLength = [...mentions].sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const mention of byLength) {
    const kind = CLASS_OF_MENTION[mention.type];
    if (!kind) continue;
    const range = tokensOf(sentence, mention);
    if (!range) continue;
    // "the attack on Telegram": what is said there was, so a medium fills no role of an event.
    if (media.some((match) => match.from <= range.from && range.to <= match.to)) continue;
    const inside = isHeadFirst(language) ? firstInside : lastInside;
    const weapon = inside(weapons, range)?.entry;
    const noun = inside(nouns, range)?.entry;
    const narrowed = narrow(kind, noun, weapon);
    const { start, end } = mention;
    const isArms = narrowed === "weapon" || narrowed === "platform";
    const owner = isArms ? ownerIn(mention, mentions, isHeadFirst(language)) : sideIn(mention, mentions);
    yield {
      ...placeOf(language, sentence, { ...range, start, end }),
      class: narrowed,
      mention,
      ...(owner && { owner }),
      ...(mention.type === "facility" && isNamed(mention, mentions) && { named: true }),
      ...(weapon && { weapon }),
      ...(noun && { noun }),
    };
  }
}

function isNamed(site: Mention, mentions: readonly Mention[]): boolean {
  const isName = ({ type, by }: Mention): boolean =>
    type === "location" || (type === "facility" && by?.startsWith("register") === true);
  return mentions.some((one) => isName(one) && site.start <= one.start && one.end <= site.end);
}

/** The last body named inside a description of people: "fighters of the | Shining Path". */
function sideIn(people: Mention, mentions: readonly Mention[]): Mention | undefined {
  if (people.type !== "role") return undefined;
  return mentions.findLast(
    ({ type, start, end }) => type === "organization" && people.start <= start && end <= people.end,
  );
}

const OWNERS: ReadonlySet<Mention["type"]> = new Set(["organization", "nationality", "location"]);

/** The longest name that opens a description ("Turkish air force | jets"), or stands in it behind its head. */
function ownerIn(
  { start, end }: Mention,
  mentions: readonly Mention[],
  headFirst: boolean,
): Mention | undefined {
  const isBeside = (one: Mention): boolean =>
    headFirst ? one.start > start && one.end <= end : one.start === start && one.end < end;
  const inside = mentions.filter((one) => OWNERS.has(one.type) && isBeside(one));
  return inside.sort((a, b) => b.end - a.end)[0];
}

/** The general noun inside a mention says more than the mention's type: a role may bear arms, a platform be a weapon. */
function narrow(kind: ThingClass, noun: WordEntry | undefined, weapon: WordEntry | undefined): ThingClass {
  const said = noun?.attributes["class"];
  if (said === "armed" && (kind === "person" || kind === "body")) return "armed";
  if (kind === "platform" && weapon && weapon.attributes["weak"] !== true) return "weapon";
  return kind;
}

function firstInside(matches: readonly Match[], range: { from: number; to: number }): Match | undefined {
  return matches.find((match) => match.from >= range.from && match.to <= range.to);
}

function lastInside(matches: readonly Match[], range: { from: number; to: number }): Match | undefined {
  return matches.findLast((match) => match.from >= range.from && match.to <= range.to);
}

function tokensOf(sentence: Sentence, mention: Mention): { from: number; to: number } | undefined {
  const { tokens } = sentence;
  let from = firstTokenEndingAfter(tokens, mention.start);
  while (from < tokens.length && tokens[from]!.end <= mention.start) from++;
  let to = from;
  while (to < tokens.length && tokens[to]!.start < mention.end) to++;
  return to > from ? { from, to } : undefined;
}

function firstTokenEndingAfter(tokens: Sentence["tokens"], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function hasClass(things: readonly Thing[], ...classes: readonly ThingClass[]): boolean {
  return things.some((thing) => classes.includes(thing.class));
}
