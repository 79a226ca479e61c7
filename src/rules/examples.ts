// The examples of a rule: reads their marks, and holds a rule against them.
import type { Sentence } from "../language/index.ts";
import type { RuleSet } from "./compile.ts";
import type { Example, Mark, Match, Phrase, Rule } from "./types.ts";

const MARK = /\{([a-z-]+):([^{}]*)\}/g;

/** "{speaker:The group} said no" → the sentence and what the marks say. */
export function readExample(written: string, not: boolean): Example {
  const marks: Mark[] = [];
  let text = "";
  let last = 0;
  for (const match of written.matchAll(MARK)) {
    text += written.slice(last, match.index);
    const start = text.length;
    text += match[2]!;
    marks.push({ role: match[1]!, start, end: text.length });
    last = match.index + match[0].length;
  }
  return { text: text + written.slice(last), marks, not };
}

/** The rule tried at a trigger of a sentence of the example. */
export interface Tried {
  readonly sentence: Sentence;
  readonly match?: Match;
  readonly failed?: string;
}

/** Whether a sentence has at least the first word of a trigger of the rule: one without cannot be got wrong. */
export function tempts(rules: RuleSet, rule: Rule, sentence: Sentence): boolean {
  return sentence.tokens.some((token) => rules.triggersOf(token).some((trigger) => trigger.rule === rule));
}

/** What is wrong with what a rule did in its example, in a few words; undefined if nothing is. */
export function judgeExample(example: Example, tried: readonly Tried[]): string | undefined {
  const found = tried.flatMap(({ match, sentence }) => (match ? [{ match, sentence }] : []));
  const [first] = found;
  if (example.not) {
    return first && `matches, but must not, at “${wordAt(first.sentence, first.match.trigger)}”`;
  }
  if (!first) return `does not match: ${tried[0]?.failed ?? "none of its trigger words is there"}`;
  const complaints = found.map(({ match, sentence }) => complaint(example, match, sentence));
  return complaints.includes(undefined) ? undefined : complaints[0];
}

function complaint(example: Example, match: Match, sentence: Sentence): string | undefined {
  for (const role of new Set(example.marks.map((mark) => mark.role))) {
    const marks = example.marks.filter((mark) => mark.role === role);
    const phrases = match.roles[role] ?? [];
    const missed = marks.find((mark) => !phrases.some((phrase) => isInside(phrase, mark, sentence)));
    const got =
      phrases.map((phrase) => `“${textOf(phrase, sentence, example.text)}”`).join(", ") || "nothing";
    if (missed) return `${role} should be “${example.text.slice(missed.start, missed.end)}” but is ${got}`;
    const extra = phrases.find((phrase) => !marks.some((mark) => isInside(phrase, mark, sentence)));
    if (extra) return `${role} has “${textOf(extra, sentence, example.text)}”, which is not marked`;
  }
  return undefined;
}

/** The phrase is the marked words, give or take its edges: how far "the attack on Wednesday" reaches is the parser's affair. */
function isInside(phrase: Phrase, mark: Mark, sentence: Sentence): boolean {
  const head = sentence.tokens[phrase.head]!;
  if (head.start < mark.start || head.end > mark.end) return false;
  const start = sentence.tokens[phrase.from]!.start;
  const end = sentence.tokens[phrase.to - 1]!.end;
  const common = Math.min(end, mark.end) - Math.max(start, mark.start);
  const length = phrase.clause ? Math.max(end - start, mark.end - mark.start) : mark.end - mark.start;
  return common * 2 >= length;
}

function textOf(phrase: Phrase, sentence: Sentence, text: string): string {
  return text.slice(sentence.tokens[phrase.from]!.start, sentence.tokens[phrase.to - 1]!.end);
}

function wordAt(sentence: Sentence, token: number): string {
  return sentence.tokens[token]?.text ?? "";
}
