// Whose deed an event is, seen from somebody who tells of it: the teller's own, another's, or left open.
import type { Attribution, Event, Span } from "../record/index.ts";
import { firstSpanAfter, overlaps } from "../text/index.ts";
import { framesOf, rulesOf } from "../rules/index.ts";
import { speechOf } from "./attributions.ts";
import { spanOf, type Line, type Stretch } from "./attributions/line.ts";
import type { CodingContext } from "./context.ts";
import { mentionById, mentionsIn } from "./mention-index.ts";
import { isOfKind } from "./register.ts";
import { isSameSide, sideOf, type Side } from "./sides.ts";
import { wordsOf } from "./words.ts";

export type Deed = "own" | "other" | "open";

/** In which report it is told, or that the whole text is the teller's: "the air force" is then its own. */
export interface Telling {
  readonly telling?: Attribution;
  readonly direct?: boolean;
  /** The text is told by a "we" that nobody signs: arms without an owner are not its own. */
  readonly unsigned?: boolean;
}

/** The event as `teller` tells it; its doers are those of the record, else the words beside the trigger. */
export function deedOf(context: CodingContext, event: Event, teller: Side, how: Telling = {}): Deed {
  const place = placeOf(context, event.trigger);
  const direct = how.direct === true || (place !== undefined && isDirect(context, place, how.telling));
  // An outlet named beside the deed ("Some News / On Friday …") tells of it.
  // Who says that it was struck claims nothing ("said it had been hit").
  const doers = event.actors.filter(
    (role) => !isOfKind(context, role, "publishes") && !isTeller(role, how) && !isStruck(event, role),
  );
  const named = doers.filter((role) => !(direct && isOthers(context, role)));
  const sides = named.map((role) => isSameSide(sideOf(context, role), teller));
  if (sides.includes(true)) return "own";
  if (sides.includes(false)) return "other";
  const said = place
    ? doerBeside(
        context,
        event,
        place,
        { ...teller, band: teller.band || speaksOfOwn(context, event, teller, how) },
        { ...how, direct },
      )
    : "open";
  // "It had been hit by a missile": who says that its own was struck.
  if (said === "own" && event.targets.some((role) => isSameSide(sideOf(context, role), teller) === true))
    return "open";
  return said === "open" && doers.length > 0 ? "other" : said;
}

/** "…, the observatory reported, killing twenty": who tells is no doer by the words that tell so. */
function isTeller(role: Span, { telling }: Telling): boolean {
  return telling !== undefined && telling.source.some((source) => overlaps(source, role));
}

/** Arms that are named without their owner are the teller's: in its own text, and where an army tells of a strike abroad. */
function speaksOfOwn(context: CodingContext, event: Event, teller: Side, how: Telling): boolean {
  if (how.direct === true) return how.unsigned !== true;
  if (teller.state === undefined || !how.telling || !isForce(context, how.telling)) return false;
  const here = countriesOf(context, event.places);
  // "An aircraft had fired on several men": where, only the rest of the text says.
  const countries =
    here.length > 0 ? here : context.events.flatMap(({ places }) => countriesOf(context, places));
  const own = event.targets.some((role) => isSameSide(sideOf(context, role), teller) === true);
  return countries.length > 0 && !countries.includes(teller.state) && !own;
}

function countriesOf({ knowledge, text }: CodingContext, places: readonly Span[]): string[] {
  return places.flatMap(
    ({ start, end }) => knowledge.places.candidates(text.slice(start, end))[0]?.country ?? [],
  );
}

function isForce(context: CodingContext, { source: [source] }: Attribution): boolean {
  const sentence =
    source && context.analysis.sentences[firstSpanAfter(context.analysis.sentences, source.start)];
  if (!source || !sentence) return false;
  return wordsOf(context.language, "armed-speakers")
    .matches(sentence)
    .some((match) => overlaps(match, source));
}

interface Place {
  readonly line: Line;
  readonly at: number;
}

function placeOf(context: CodingContext, trigger: Span): Place | undefined {
  const line = speechOf(context)?.lines[firstSpanAfter(context.analysis.sentences, trigger.start)];
  const at = line ? line.tokens.findIndex((token) => token.end > trigger.start) : -1;
  return line && at >= 0 ? { line, at } : undefined;
}

/** Told in the teller's own words: "they" are others there, "we" are the teller's side. */
function isDirect(context: CodingContext, { line, at }: Place, telling: Attribution | undefined): boolean {
  if (line.quoteOf[at] !== -1) return true;
  const rule = telling && speechOf(context)?.drafts.get(telling)?.rule;
  return rule !== undefined && DIRECT.has(rule);
}

/** Reports whose pronouns are not those of the one who is named as the source. */
const DIRECT: ReadonlySet<string> = new Set(["speaker-colon", "according-to"]);

function isOthers(context: CodingContext, role: Span): boolean {
  const place = placeOf(context, role);
  if (!place || place.line.tokens[place.at]!.end < role.end) return false;
  return place.line.is(place.at, "third-person") || place.line.is(place.at, "relatives");
}

function isStruck({ targets, victims }: Event, doer: Span): boolean {
  return [...targets, ...victims].some((role) => overlaps(role, doer));
}

function doerBeside(
  context: CodingContext,
  event: Event,
  { line, at }: Place,
  teller: Side,
  how: Telling & { readonly direct: boolean },
): Deed {
  const rules = rulesOf(context.language, context.knowledge.kinds);
  const doers = (rules && framesOf(rules, line.sentence, at)?.of("doer")) ?? [];
  for (const doer of doers) {
    // "came under attack": who stands there as the subject is the one struck.
    if (isStruck(event, spanOf(line, doer)) || isTeller(spanOf(line, doer), how)) continue;
    const deed = deedOfPhrase(context, line, doer, teller, how.direct);
    if (deed !== "open") return deed;
  }
  return "open";
}

/** "it", "its men", "drones of theirs", "American aircraft"; "a drone" is nobody's. */
function deedOfPhrase(
  context: CodingContext,
  line: Line,
  phrase: Stretch,
  teller: Side,
  direct: boolean,
): Deed {
  const { from } = phrase;
  const to = clauseIn(line, phrase);
  const holds = (name: string) => line.tokens.slice(from, to).some((_, step) => line.is(from + step, name));
  if (holds("first-person")) return direct ? "own" : "other";
  const many = (token: Line["tokens"][number]): boolean =>
    token.feats?.["Number"] === "Plur" && token.feats["Person"] === "3";
  if (line.tokens.slice(from, to).some(many) && isOneAlone(context, teller)) return "other";
  if (holds("third-possessives") || holds("possessive-pronouns") || holds("third-person"))
    return direct ? "other" : "own";
  const words = context.text.slice(line.tokens[from]!.start, line.tokens[to - 1]!.end);
  const state = context.knowledge.actors.findDemonyms(words)[0]?.ids[0];
  if (state !== undefined) return state === teller.state ? "own" : "other";
  const named = namesTeller(context, line, { from, to }, teller);
  if (named !== undefined) return named ? "own" : "other";
  return teller.band && isArms(context, line, { from, to }) ? "own" : "open";
}

/** "The bishop", "a witness": one who stands for no body, and so is not "they". */
function isOneAlone(context: CodingContext, { mention: id, entities, state, band }: Side): boolean {
  const mention = mentionById(context, id);
  if (mention?.type !== "role" || entities.length > 0 || state !== undefined || band) return false;
  const place = placeOf(context, { start: mention.end - 1, end: mention.end });
  const head = place?.line.tokens[place.at];
  if (!place || head?.feats?.["Number"] !== "Sing") return false;
  return ["group-nouns", "roles-of-persons"].every(
    (list) => wordsOf(context.language, list).at(place.line.sentence, place.at).length === 0,
  );
}

/** "Fighters of Islamic State": whether bodies that the phrase names are the teller's side; undefined where it names none. */
function namesTeller(context: CodingContext, line: Line, phrase: Stretch, teller: Side): boolean | undefined {
  const sides = mentionsIn(context, spanOf(line, phrase))
    .filter((mention) => !isOfKind(context, mention, "publishes"))
    .map((mention) => sideOf(context, mention))
    .filter((side) => side.entities.length > 0);
  return sides.length === 0 ? undefined : sides.some((side) => isSameSide(side, teller) === true);
}

/** "Warplanes that nobody called their own": what a clause says of the doer does not tell whose it is. */
function clauseIn(line: Line, { from, to }: Stretch): number {
  for (let at = from + 1; at < to; at++) if (line.is(at, "relatives")) return at;
  return to;
}

/** Forces and weapons that nothing marks as somebody else's. */
function isArms({ language }: CodingContext, { sentence }: Line, { from, to }: Stretch): boolean {
  const strangers = wordsOf(language, "strangers-marks");
  const crewed = wordsOf(language, "crewed-arms");
  const arms = wordsOf(language, "own-arms");
  let isCrewed = false;
  for (let at = from; at < to; at++) isCrewed ||= crewed.at(sentence, at).length > 0;
  for (let at = from; at < to; at++) {
    const [mark] = strangers.at(sentence, at);
    // "A drone" may be anybody's; "a gunship" that an army tells of is seldom unknown to it.
    if (mark && !(isCrewed && mark.entry.attributes["number"] === true)) return false;
    if (arms.at(sentence, at).length > 0) return true;
  }
  return false;
}
