// Mentions of what the registers name: actors, facilities, countries, regions; and nationalities.
import type { MentionType } from "../../record/index.ts";
import type { Knowledge, NameHit } from "../../knowledge/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { RANK, type Candidate } from "./candidate.ts";
import { isCaseless, isCommonWord } from "./caps.ts";
import { isNamedElsewhere } from "./elsewhere.ts";

const CURRENCY = /\p{Sc}/u;

/** What kind of mention a kind of register entry is; the rest are organizations. */
const TYPE_OF_KIND: Readonly<Record<string, MentionType>> = {
  person: "person",
  state: "location",
  community: "role",
  facility: "facility",
};

export function findRegistered(context: CodingContext): Candidate[] {
  const { knowledge, text } = context;
  const places = knowledge.places.find(text).map((hit) => placeCandidate(hit, knowledge));
  const actors = knowledge.actors.find(text).map((hit) => actorCandidate(hit, knowledge));
  const nationalities = knowledge.actors.findDemonyms(text).map((hit) => nationality(hit));
  const named = [...places, ...actors].filter((one) => !isNamedElsewhere(context, one));
  return [...named, ...nationalities].filter((one) => isMeant(context, one));
}

/** Hits outside the sentences stand in noise; where all is in capitals, a word for a thing is that word ("CAR BOMB"). */
function isMeant(context: CodingContext, one: Candidate): boolean {
  const { sentences } = context.analysis;
  const sentence = sentences[firstSpanAfter(sentences, one.start)];
  if (!sentence || sentence.start > one.start || one.end > sentence.end) return false;
  if (CURRENCY.test(context.text.charAt(one.end))) return false; // "US$58 million"
  if (isPartOfName(context.text, one)) return false;
  return !isCaseless(sentence) || !isCommonWord(context.language, sentence, one);
}

/** "Al-Fateh Qurashi": a name behind a capital and a hyphen, with another name behind it, is somebody else's. */
function isPartOfName(text: string, { start, end }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_ARTICLE), start);
  return (
    /(?:^|[^\p{L}-])\p{Lu}\p{L}{0,3}-$/u.test(before) && /^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 3))
  );
}

/** "Al-", "Abd-" with what stands before. */
const LONGEST_ARTICLE = 6;

function actorCandidate(hit: NameHit, knowledge: Knowledge): Candidate {
  const kind = knowledge.actors.actors.get(hit.ids[0]!)?.kind ?? "";
  return {
    start: hit.start,
    end: hit.end,
    type: TYPE_OF_KIND[kind] ?? "organization",
    by: "register/actors",
    rank: RANK.register,
  };
}

function placeCandidate(hit: NameHit, knowledge: Knowledge): Candidate {
  const kind = knowledge.places.get(hit.ids[0]!)?.kind ?? "";
  return {
    start: hit.start,
    end: hit.end,
    type: kind === "facility" ? "facility" : "location",
    by: "register/places",
    rank: RANK.register,
  };
}

function nationality(hit: NameHit): Candidate {
  return {
    start: hit.start,
    end: hit.end,
    type: "nationality",
    by: "register/demonyms",
    rank: RANK.document,
  };
}
