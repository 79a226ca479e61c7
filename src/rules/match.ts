// Holds the rules against a sentence: which triggers are there, what their demands and roles find.
import type { Sentence, Token } from "../language/index.ts";
import { aspectsOf } from "./aspects.ts";
import type { RuleSet, Trigger } from "./compile.ts";
import { argument, isOfType, voiceOf, type FrameAsking } from "./frames.ts";
import { phraseAt } from "./phrases.ts";
import { TRIGGER } from "./path.ts";
import { treeOf } from "./tree.ts";
import type { Demand, Match, Phrase, RecordName, RolePath, RoleRule, Use, Voice } from "./types.ts";
import { covers, matchAt, type WordHit } from "./words.ts";

export interface MatchOptions {
  /** What a phrase of the sentence is: mention types ("person"), and any name that relations.yaml groups or rules ask for. */
  readonly typeOf?: (phrase: Phrase, sentence: Sentence) => ReadonlySet<string>;
  /** Only rules that make this record. */
  readonly makes?: RecordName;
}

/** A rule that was tried at a trigger: what it found, or the first step that failed. */
export interface Trial {
  readonly trigger: Trigger;
  readonly hit: WordHit;
  readonly match?: Match;
  readonly failed?: string;
}

/** All matches in a sentence that has a tree, in the order of their triggers. Without a tree there are none. */
export function matchRules(rules: RuleSet, sentence: Sentence, options: MatchOptions = {}): Match[] {
  const matches: Match[] = [];
  for (const { match } of trials(rules, sentence, options)) if (match) matches.push(match);
  return matches;
}

/** What is asked of a sentence, with its tree; undefined without one. */
export function askingOf(rules: RuleSet, sentence: Sentence, options: MatchOptions): FrameAsking | undefined {
  const tree = treeOf(sentence, rules.grammar);
  if (!tree) return undefined;
  const { typeOf } = options;
  const typed = typeOf && ((phrase: Phrase) => typeOf(phrase, sentence));
  return { tree, grammar: rules.grammar, typeOf: typed, found: new Map(), carriers: new Map() };
}

/** Only rules whose trigger stands in the sentence are tried. */
export function* trials(rules: RuleSet, sentence: Sentence, options: MatchOptions): Generator<Trial> {
  const asking = askingOf(rules, sentence, options);
  if (!asking) return;
  for (let from = 0; from < sentence.tokens.length; from++) {
    for (const { trigger, hit } of hitsFrom(rules, sentence.tokens, from, options.makes))
      yield attempt(asking, trigger, hit);
  }
}

interface Hit {
  readonly trigger: Trigger;
  readonly hit: WordHit;
}

/** The triggers that begin at a token, each use of a rule once with its longest words. */
function hitsFrom(
  rules: RuleSet,
  tokens: readonly Token[],
  from: number,
  makes: RecordName | undefined,
): Hit[] {
  const hits: Hit[] = [];
  for (const trigger of rules.triggersOf(tokens[from]!)) {
    if (makes !== undefined && trigger.rule.makes.record !== makes) continue;
    const hit = longest(trigger, tokens, from);
    if (!hit) continue;
    const same = hits.findIndex(
      (one) => one.trigger.rule === trigger.rule && one.trigger.use === trigger.use,
    );
    if (same < 0) hits.push({ trigger, hit });
    else if (hit.to > hits[same]!.hit.to) hits[same] = { trigger, hit };
  }
  return hits;
}

function longest(trigger: Trigger, tokens: readonly Token[], from: number): WordHit | undefined {
  let best: WordHit | undefined;
  for (const pattern of trigger.patterns) {
    const hit = matchAt(pattern, tokens, from);
    if (hit && hit.to > (best?.to ?? 0)) best = hit;
  }
  return best;
}

/** Of several trigger words the one that the others hang on. */
function headOf(tokens: readonly Token[], { from, to }: WordHit): number {
  for (let at = from; at < to; at++) {
    const head = tokens[at]!.head ?? -1;
    if (head < from || head >= to) return at;
  }
  return from;
}

function attempt(asking: FrameAsking, trigger: Trigger, hit: WordHit): Trial {
  const { rule } = trigger;
  const at = headOf(asking.tree.tokens, hit);
  const failed = (why: string): Trial => ({ trigger, hit, failed: why });
  const voice = voiceOf(asking, at);
  if (!isUsed(trigger.use, voice)) return failed(`the trigger is no ${trigger.use} here (${voice})`);
  const lacking = rule.with.find((demand) => !isMet(asking, at, demand));
  if (lacking) return failed(`with ${lacking.path.join(" ")}: none of its words is there`);
  const barred = rule.without.find((demand) => isMet(asking, at, demand));
  if (barred) return failed(`without ${barred.path.join(" ")}: one of its words is there`);
  const roles: Record<string, readonly Phrase[]> = {};
  for (const role of rule.roles) {
    const phrases = fill(asking, at, role);
    if (phrases.length > 0) roles[role.name] = phrases;
    else if (role.needed) return failed(`role ${role.name}! is not filled: ${written(role.paths)}`);
  }
  const aspects = aspectsOf(asking, at);
  const missing = rule.only.find((name) => !aspects.has(name));
  if (missing !== undefined) return failed(`only ${missing}: it is not`);
  const excepted = rule.except.find((name) => aspects.has(name));
  if (excepted !== undefined) return failed(`except ${excepted}: it is`);
  return {
    trigger,
    hit,
    match: { ...matchOf(trigger, hit, at, voice, roles), aspects, negated: aspects.has("negated") },
  };
}

function matchOf(
  { rule }: Trigger,
  hit: WordHit,
  at: number,
  voice: Voice,
  roles: Readonly<Record<string, readonly Phrase[]>>,
): Omit<Match, "aspects" | "negated"> {
  const phrases = Object.values(roles).flat();
  return {
    rule,
    by: rule.by,
    makes: rule.makes,
    trigger: at,
    triggerFrom: hit.from,
    triggerTo: hit.to,
    attributes: hit.pattern.entry?.attributes ?? {},
    voice,
    roles,
    evidence: {
      from: Math.min(hit.from, ...phrases.map((phrase) => phrase.from)),
      to: Math.max(hit.to, ...phrases.map((phrase) => phrase.to)),
    },
  };
}

function isUsed(use: Use, voice: Voice): boolean {
  if (use === "word") return true;
  return use === "noun" ? voice === "noun" : voice === "active" || voice === "passive";
}

function isMet(asking: FrameAsking, at: number, { path, words }: Demand): boolean {
  return walk(asking, at, path).some((phrase) => covers(words, asking.tree.tokens, phrase));
}

/** The phrases of the first alternative that gives any. */
function fill(asking: FrameAsking, at: number, role: RoleRule): Phrase[] {
  for (const { steps, type } of role.paths) {
    const phrases = walk(asking, at, steps).filter(
      (one) => type === undefined || isOfType(asking, one, type),
    );
    if (phrases.length > 0) return phrases;
  }
  return [];
}

function walk(asking: FrameAsking, at: number, steps: readonly string[]): Phrase[] {
  let phrases = [phraseAt(asking, at, TRIGGER)];
  for (const step of steps)
    if (step !== TRIGGER) phrases = phrases.flatMap((one) => argument(asking, one.head, step));
  return phrases;
}

function written(paths: readonly RolePath[]): string {
  return paths.map(({ steps, type }) => steps.join(" ") + (type ? `:${type}` : "")).join(" | ");
}
