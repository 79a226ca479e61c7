// Attributions around a verb: "X said that …", "…," X said, "…," said X, "…," X said, "…", participles and passives.
import { wordBefore, type Cue } from "./cues.ts";
import { contentAfter, contentBefore, span, type Content } from "./content.ts";
import type { Draft } from "./draft.ts";
import {
  isAdverb,
  isComma,
  isFinite,
  isWord,
  opensQuote,
  spanOf,
  trimmed,
  type Line,
  type Stretch,
} from "./line.ts";
import { subjectBefore } from "./subject.ts";
import { subjectAfter } from "./subject-after.ts";
import { addresseeAt } from "./addressee.ts";
import { hasFiniteBefore, isAdjunctEnd, isParenthesis, turned } from "./word-order.ts";

/** The attributions that the cues of one line make, from left to right. */
export function draftsOfVerbs(line: Line, cues: readonly Cue[]): Draft[] {
  const drafts: Draft[] = [];
  let shared: Stretch | undefined;
  cues.forEach((cue, index) => {
    const stop = stopBefore(line, cues, index);
    const draft = cue.form === "passive" ? passive(line, cue, stop) : active(line, cue, stop, shared);
    if (!draft) return;
    if (draft.subject && cue.form === "finite") shared = draft.subject;
    drafts.push(draft);
  });
  return drafts;
}

/** Where the next cue's own clause begins, so that the content before it ends there. */
function stopBefore(line: Line, cues: readonly Cue[], index: number): number {
  for (const next of cues.slice(index + 1)) {
    let edge = next.from;
    while (edge > 0 && (isAdverb(line, edge - 1) || line.is(edge - 1, "auxiliaries"))) edge--;
    const before = edge - 1;
    if (next.form === "participle" && isComma(line, before)) return before;
    if (next.form === "participle" && line.is(before, "coordinators")) return before;
    if (next.form === "finite" && line.is(before, "coordinators") && !subjectFollows(line, before))
      return before;
    if (next.form === "finite" && isComma(line, before) && turned(line, next)) return before;
    if (next.form === "finite" && endsRelative(line, cues[index]!, before))
      return before + (isComma(line, before) ? 0 : 1);
  }
  return line.tokens.length;
}

/** "officials who asked not to be named said": the relative clause ends where the main verb comes. */
function endsRelative(line: Line, cue: Cue, before: number): boolean {
  const subject = wordBefore(line, cue.from);
  return (
    line.is(subject, "relatives") && !line.is(before, "that-words") && !line.is(before, "personal-pronouns")
  );
}

function subjectFollows(line: Line, coordinator: number): boolean {
  return line.is(coordinator + 1, "subject-pronouns");
}

function active(line: Line, cue: Cue, stop: number, shared: Stretch | undefined): Draft | undefined {
  const inverted = turned(line, cue);
  if (inverted) return draft(line, cue, inverted, around(line, cue.from, inverted.to), "said-turned");
  if (cue.form === "infinitive") return undefined;
  const own = cue.form === "finite" ? subjectBefore(line, cue.from) : undefined;
  const shares = sharesSubject(line, cue);
  const subject = own ?? (shares ? (shared ?? subjectOfSentence(line, cue)) : undefined);
  if (!subject) return undefined;
  const before = own && isParenthesis(line, own, cue) ? around(line, own.from, cue.to) : undefined;
  if (before) return draft(line, cue, subject, { ...before, ...toldBehind(line, cue) }, "said-after");
  const after =
    afterQuote(line, own, cue) ?? contentAfter(line, cue, stop) ?? (own ? antecedent(line, own) : undefined);
  const said = after ?? (isWholeAct(cue) ? { spans: [spanOf(line, cue)], quoted: false } : undefined);
  return said ? draft(line, cue, subject, said, `said-${cue.form}`) : undefined;
}

/** "“What do you need?” Weaver said.": the quotation was a sentence of its own. */
function afterQuote(line: Line, own: Stretch | undefined, cue: Cue): Content | undefined {
  if (!line.before || own?.from !== 0 || !(isAdjunctEnd(line, cue.to) || !isWord(line, cue.to)))
    return undefined;
  return { spans: [span(line.before)], quoted: true };
}

/** "vowed revenge", "claimed responsibility": the words of the act are all there is. */
function isWholeAct(cue: Cue): boolean {
  return cue.act !== undefined && cue.to - cue.from > 1;
}

/** A verb without a subject of its own has the one before it, behind a conjunction or a comma. */
function sharesSubject(line: Line, cue: Cue): boolean {
  const before = wordBefore(line, cue.from);
  let i = before;
  while (i > 0 && line.is(i, "auxiliaries")) i = wordBefore(line, i);
  return cue.form === "participle" || line.is(i, "coordinators") || isComma(line, i);
}

/** "a charge that it denies", "…, which the government denies": what is denied stands before the relative word. */
function antecedent(line: Line, subject: Stretch): Content | undefined {
  const relative = subject.from - 1;
  if (!line.is(relative, "relatives") || relative < 1) return undefined;
  const end = isComma(line, relative - 1) ? relative - 1 : relative;
  let from = end;
  while (from > 0 && !isComma(line, from - 1) && line.quoteOf[from - 1] === -1) from--;
  return from < end ? { spans: [spanOf(line, { from, to: end })], quoted: false } : undefined;
}

/** "…," she told Reuters: who is told stands behind the verb although what is said stands before it. */
function toldBehind(line: Line, cue: Cue): { addressee?: Stretch } {
  if (cue.entry.attributes["object"] !== "addressee") return {};
  const addressee = addresseeAt(line, cue.to, undefined);
  return addressee ? { addressee } : {};
}

/** Content before `edge`, with the quotation or clause that goes on behind `resume`. */
function around(line: Line, edge: number, resume: number): Content | undefined {
  const before = contentBefore(line, edge);
  if (!before) return undefined;
  for (let i = resume; i < line.tokens.length; i++) {
    const quote = opensQuote(line, i);
    if (quote && (quote.utterance || before.quoted))
      return { spans: [...before.spans, span(quote)], quoted: true };
  }
  const rest =
    before.quoted || !isComma(line, resume)
      ? undefined
      : trimmed(line, { from: resume, to: line.tokens.length });
  if (!rest || rest.to - rest.from < 3) return before;
  // "In response, the party announced, its men fired": what stands before is no clause.
  const leads = hasFiniteBefore(line, edge) ? before.spans : [];
  return { spans: [...leads, spanOf(line, rest)], quoted: false };
}

function subjectOfSentence(line: Line, cue: Cue): Stretch | undefined {
  for (let i = 0; i < cue.from; i++) {
    if (line.quoteOf[i] === -1 && (isFinite(line, i) || line.is(i, "auxiliaries"))) {
      const subject = i > 0 ? subjectBefore(line, i) : undefined;
      if (subject) return subject;
    }
  }
  return undefined;
}

/** "was claimed by X", "denied by X": X follows; what was claimed stands before or behind. */
function passive(line: Line, cue: Cue, stop: number): Draft | undefined {
  if (!line.is(cue.to, "agent-marks")) return undefined;
  const agent = subjectAfter(line, cue.to + 1);
  if (!agent) return undefined;
  const subject = subjectBefore(line, cue.from);
  const after = contentAfter(line, { ...cue, to: agent.to }, stop);
  const isRelative =
    subject !== undefined && line.is(subject.from, "relatives") && subject.to - subject.from === 1;
  const before = isRelative
    ? antecedent(line, { from: subject.to, to: subject.to })
    : subject && { spans: [spanOf(line, subject)], quoted: false };
  const content = before ?? after;
  return content ? draft(line, cue, agent, content, "said-passive") : undefined;
}

function draft(
  line: Line,
  cue: Cue,
  subject: Stretch,
  content: Content | undefined,
  rule: string,
): Draft | undefined {
  if (!content) return undefined;
  return {
    line: line.number,
    cue,
    entry: cue.entry,
    form: cue.form,
    subject,
    rule,
    quoted: content.quoted,
    source: [spanOf(line, subject)],
    cueSpans: [spanOf(line, cue)],
    content: [...content.spans],
    ...(cue.act ? { act: cue.act } : {}),
    ...(content.addressee ? { addressee: spanOf(line, content.addressee) } : {}),
  };
}
