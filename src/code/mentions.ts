// Finds names and descriptions of things: by register, by shape, by word list. What they refer to, resolve says.
import type { Mention } from "../record/index.ts";
import { firstSpanAfter } from "../text/index.ts";
import type { CodingContext } from "./context.ts";
import { subjectOf } from "./events/harmless.ts";
import { grammarOf } from "./grammar.ts";
import { findAccounts } from "./mentions/accounts.ts";
import { choose, numbered, RANK, type Candidate } from "./mentions/candidate.ts";
import { findCaselessNames } from "./mentions/caseless.ts";
import { findFigures } from "./mentions/figures.ts";
import { findLexical } from "./mentions/lexical.ts";
import { grownPhrases } from "./mentions/grown.ts";
import { withoutPeoples } from "./mentions/inside.ts";
import { describedBy, joinNames } from "./mentions/joined.ts";
import { isPartOfCountry } from "./mentions/parts.ts";
import { withSeats } from "./mentions/seats.ts";
import { withKinds } from "./mentions/kinds.ts";
import { modelledOf } from "./mentions/modelled.ts";
import { findNames } from "./mentions/names.ts";
import { findNominals } from "./mentions/nominals.ts";
import { findOffsets } from "./mentions/offsets.ts";
import { findRegistered } from "./mentions/registered.ts";
import { timesIn } from "./times.ts";
import { wordsOf } from "./words.ts";

/** All mentions of a document in text order, ids m1…; nothing from noise regions. */
export function findMentions(context: CodingContext): Mention[] {
  const registered = choose(findRegistered(context));
  const shaped = findNames(context, registered);
  const named = context.analysis.names
    ? joinNames(context, registered, shaped, modelledOf(context))
    : [...registered, ...shaped];
  const names = choose(
    withKinds(
      context,
      withSeats(
        context,
        withoutPeoples(context.text, choose([...named, ...findCaselessNames(context, registered)])),
      ),
    ),
  );
  // Where the head stands first, a name before a noun is no part of its phrase ("Rome | the ambassador").
  const isHeadFirst = grammarOf(context.language).has("phrases", "head-first");
  const starts = new Map(isHeadFirst ? [] : names.map((name) => [name.end, name.start]));
  const places = names.filter(({ type }) => isPlace(type));
  const lexical = context.analysis.sentences.flatMap((sentence) => [
    ...grownPhrases(context, sentence, names, [
      ...findLexical(context.language, sentence, starts),
      ...findNominals(context.language, sentence, starts).filter(
        (one) => !isPartOfCountry(context, sentence, one, places),
      ),
    ]),
    ...findFigures(context.language, sentence),
    ...findOffsets(context.language, sentence, places),
    ...findAccounts(context.language, sentence),
  ]);
  const telling = tellingSentences(context);
  // "the hospital", "a road" are mentions only where something may have happened to them.
  const described = [
    ...lexical.map((one) => behindTime(context, one)),
    ...describedBy(context, modelledOf(context)),
  ].filter(
    ({ type, start, rank }) =>
      rank > RANK.lexicon || !isPlace(type) || telling.has(firstSpanAfter(context.analysis.sentences, start)),
  );
  return numbered(choose([...names, ...described]));
}

/** "On 22 November | American aircraft", "on November | 22 American aircraft": the number of a day counts nothing. */
function behindTime(context: CodingContext, one: Candidate): Candidate {
  const time = timesIn(context, { start: Math.max(0, one.start - LONGEST_DATE), end: one.end }).find(
    ({ start, end }) => start <= one.start && one.start < end && end < one.end,
  );
  if (!time) return one;
  const { tokens } = context.analysis.sentences[firstSpanAfter(context.analysis.sentences, one.start)]!;
  const next = tokens[firstSpanAfter(tokens, time.end)];
  return next && next.start < (one.head ?? one).end ? { ...one, start: next.start } : one;
}

/** Letters of the longest words for a day before a phrase: "the morning of Wednesday 22 November 2023". */
const LONGEST_DATE = 60;

function isPlace(type: Mention["type"]): boolean {
  return type === "facility" || type === "location";
}

/** So many different signs make a text one about armed violence, told also in sentences without one. */
const ARMED_TEXT = 4;

/** Sentences with a sign of arms, in a text about arms their neighbours too: there attacks are told. */
function tellingSentences(context: CodingContext): ReadonlySet<number> {
  const signs = wordsOf(context.language, "armed-signs");
  const reach = subjectOf(context).armed >= ARMED_TEXT ? 2 : 0;
  const telling = new Set<number>();
  context.analysis.sentences.forEach((sentence, at) => {
    if (signs.matches(sentence).length === 0) return;
    for (let near = at - reach; near <= at + reach; near++) telling.add(near);
  });
  return telling;
}
