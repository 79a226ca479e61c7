// One verb with two sources: "Reuters quoted officials as saying", "told the agency", "said in an interview with".
import type { CodingContext } from "../context.ts";
import { wordsOf } from "../words.ts";
import type { Draft } from "./draft.ts";
import { isCapital, isComma, isWord, spanOf, trimmed, type Line, type Stretch } from "./line.ts";
import { isOutlet } from "./outlets.ts";
import { isSaying } from "./draft.ts";

export function splitDraft(context: CodingContext, line: Line, draft: Draft): Draft[] {
  return (
    quotedAsSaying(context, line, draft) ??
    toldOutlet(context, line, draft) ??
    inInterview(context, line, draft) ??
    interviewed(context, line, draft) ?? [draft]
  );
}

/** "quoted two officials as saying …": the subject carries, the object speaks. */
function quotedAsSaying(context: CodingContext, line: Line, draft: Draft): Draft[] | undefined {
  if (draft.entry?.attributes["carries"] !== true || !draft.cue) return undefined;
  for (let i = draft.cue.to; i < line.tokens.length && i - draft.cue.to < 25; i++) {
    const inner = wordsOf(context.language, "carried-cues").at(line.sentence, i)[0];
    if (!inner) continue;
    const source = trimmed(line, { from: draft.cue.to, to: i });
    const said = trimmed(line, { from: inner.to, to: line.tokens.length });
    if (!source || !said) return undefined;
    const content = [spanOf(line, said)];
    const outer: Draft = { ...draft, content, rule: "quotes" };
    const cue = { from: inner.from, to: inner.to };
    return [
      outer,
      {
        ...carried(line, draft, source, outer, "quoted-as-saying"),
        cue,
        cueSpans: [spanOf(line, cue)],
        content: [...content],
      },
    ];
  }
  return undefined;
}

function carried(line: Line, draft: Draft, source: Stretch, via: Draft, rule: string): Draft {
  return {
    line: draft.line,
    subject: source,
    source: [spanOf(line, source)],
    cueSpans: [],
    content: [],
    quoted: draft.quoted,
    rule,
    via,
  };
}

/** "told Reuters that …": the outlet spoken to carries what was said. */
function toldOutlet(context: CodingContext, line: Line, draft: Draft): Draft[] | undefined {
  if (!draft.addressee || !isOutlet(context, line, draft.addressee)) return undefined;
  const outlet: Draft = {
    line: draft.line,
    source: [draft.addressee],
    cueSpans: [],
    content: [...draft.content],
    quoted: draft.quoted,
    rule: "told-outlet",
    carrier: true,
  };
  draft.via = outlet;
  return [draft, outlet];
}

/** "said in an interview with Bekaa FM": the outlet behind the word carries what was said. */
function inInterview(context: CodingContext, line: Line, draft: Draft): Draft[] | undefined {
  if (!draft.cue || draft.form !== "finite" || !isSaying(draft)) return undefined;
  for (const word of wordsOf(context.language, "talks-with").matches(line.sentence)) {
    const inside = draft.subject && word.from >= draft.subject.from && word.to <= draft.subject.to;
    if (inside || line.quoteOf[word.from] !== -1 || Math.abs(word.from - draft.cue.from) > INTERVIEW_REACH)
      continue;
    const outlet = trimmed(line, {
      from: word.to,
      to: endOfName(line, word.to, endOfCapitals(line, word.to)),
    });
    if (!outlet || !isCapital(line, outlet.to - 1) || !isOutlet(context, line, spanOf(line, outlet)))
      continue;
    const cue = { from: word.from, to: word.from + 1 };
    const carrier: Draft = {
      line: draft.line,
      source: [spanOf(line, outlet)],
      cueSpans: [spanOf(line, cue)],
      content: [...draft.content],
      quoted: draft.quoted,
      rule: "interview-with",
      carrier: true,
    };
    draft.via = carrier;
    return [draft, carrier];
  }
  return undefined;
}

/** How far from the verb the interview is named ("said on Monday in a long interview with"). */
const INTERVIEW_REACH = 12;

function endOfCapitals(line: Line, from: number): number {
  let end = from;
  while (
    end < line.tokens.length &&
    (isCapital(line, end) || line.is(end, "determiners") || line.is(end, "owner-marks"))
  )
    end++;
  return end;
}

/** "Reuters in an interview with two officials found …": a meeting word inside the subject, and who was met behind it. */
function interviewed(context: CodingContext, line: Line, draft: Draft): Draft[] | undefined {
  if (!draft.subject) return undefined;
  const { from, to } = draft.subject;
  for (let i = from + 1; i < to - 2; i++) {
    const word = wordsOf(context.language, "talks-with").at(line.sentence, i)[0];
    if (!word || word.to >= to || !line.is(i - 1, "determiners")) continue;
    const carrier = trimmed(line, { from, to: i - 2 });
    const met = trimmed(line, { from: word.to, to: endOfName(line, word.to, to) });
    if (!carrier || !met) return undefined;
    const outer: Draft = { ...draft, subject: carrier, source: [spanOf(line, carrier)], rule: "interview" };
    const cue = { from: i, to: i + 1 };
    return [
      outer,
      {
        ...carried(line, draft, met, outer, "interviewed"),
        cue,
        cueSpans: [spanOf(line, cue)],
        content: [...draft.content],
      },
    ];
  }
  return undefined;
}

function endOfName(line: Line, from: number, limit: number): number {
  let end = from;
  while (
    end < limit &&
    isWord(line, end) &&
    !isComma(line, end) &&
    !(end > from && line.is(end, "prepositions"))
  )
    end++;
  return end;
}
