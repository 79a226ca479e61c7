// What the rules of knowledge/languages/<xx>/rules/statements say: acts that no report holds yet, and who is told, asked or
// accused in those that one does.
import type { Role, Span } from "../../record/index.ts";
import { matchRules, rulesOf, typesOf, type Match, type Phrase } from "../../rules/index.ts";
import type { CodingContext } from "../context.ts";
import { spanOf, type Line } from "../attributions/line.ts";
import { statementOf, type Said } from "./record.ts";
import { speakerIn } from "./roles.ts";

/** A statement that a rule found, with the words it was found by. */
export interface Ruled {
  readonly said: Said;
  readonly cue: Span;
}

/** The statements of the rules in the text's own voice; what is quoted is left to those who said it. */
export function ruledStatements(context: CodingContext, lines: readonly Line[]): Ruled[] {
  const rules = rulesOf(context.language, context.knowledge.kinds);
  if (!rules) return [];
  const typeOf = typesOf(context.mentions, context.times);
  return lines.flatMap((line) =>
    matchRules(rules, line.sentence, { typeOf, makes: "statement" })
      .filter((match) => line.quoteOf[match.trigger] === -1)
      .flatMap((match) => ruled(context, line, match)),
  );
}

function ruled(context: CodingContext, line: Line, match: Match): Ruled[] {
  const cue = spanOf(line, { from: match.triggerFrom, to: match.triggerTo });
  const span = (phrase: Phrase | undefined) => phrase && spanOf(line, phrase);
  const role = (name: string): Role | undefined => {
    const found = span(match.roles[name]?.[0]);
    return found && speakerIn(context, found);
  };
  const speaker = role("speaker");
  const { kind } = match.makes;
  if (!speaker || kind === undefined || isUndone(line, match)) return [];
  const [addressee, target] = [role("addressee"), role("target")];
  const condition = span(match.roles["condition"]?.[0]);
  const content = [spanOf(line, { from: match.evidence.from, to: match.evidence.to })];
  const said = statementOf(context, kind, {
    content,
    cue,
    speaker,
    quoted: false,
    ...(addressee && { addressee }),
    ...(target && { target }),
    ...(condition && { condition }),
    by: match.by,
  });
  return said.map((one) => ({ said: one, cue }));
}

/** "took no responsibility": the negation stands before the object; "must take responsibility" asks for it. */
function isUndone(line: Line, { triggerFrom, triggerTo }: Match): boolean {
  return line.is(triggerTo, "negations") || line.is(triggerFrom - 1, "duties");
}

/** Reported acts with the roles that rules found at the same words, and the acts that only rules found. */
export function withRules(reported: readonly Said[], found: readonly Ruled[]): Said[] {
  const left = new Set(found);
  const filled = reported.map((one) => {
    const same = found.filter(({ cue }) => one.cue && one.cue.start <= cue.start && cue.start < one.cue.end);
    for (const rule of same) left.delete(rule);
    return same.reduce(better, one);
  });
  return [...filled, ...[...left].map(({ said }) => said)];
}

/** The tree knows better than word order who is told and who is meant. */
function better(one: Said, { said: { addressee, target, condition } }: Ruled): Said {
  const told = addressee && { addressee };
  const meant = target && { target };
  return { ...one, ...told, ...meant, ...(!one.condition && condition && { condition }) };
}
