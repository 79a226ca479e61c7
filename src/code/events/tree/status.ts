// Whether a thing told was done, by the tree: cues among the words over a trigger and those that hang on them.
import type { EventStatus } from "../../../record/index.ts";
import type { CodingContext } from "../../context.ts";
import { isStatus, strongest } from "../../factuality.ts";
import { wordsOf, type Match } from "../../words.ts";
import { attributionOf } from "../attribution.ts";
import type { Trigger } from "../trigger.ts";
import type { View } from "../view.ts";
import { under, upFrom } from "./walk.ts";

/** Where a cue must stand: over the trigger, hanging on it, opening its clause or phrase, or anywhere in the sentence. */
const SCOPES = ["over", "on", "opens", "sentence"] as const;
type Scope = (typeof SCOPES)[number];

interface Cue {
  readonly status: EventStatus;
  readonly scope: Scope;
  /** Only for this kind of trigger. */
  readonly kind: unknown;
  readonly at: number;
  readonly to: number;
}

/** Clauses whose own words say nothing of the clause they stand in, nor it of them. */
const APART: ReadonlySet<string> = new Set(["advcl", "acl:relcl", "parataxis", "advcl:relcl", "appos"]);
const JOINED: ReadonlySet<string> = new Set(["conj", "list"]);

export function statusOf(ctx: CodingContext, view: View, trigger: Trigger): EventStatus {
  const cues = cuesIn(ctx, view);
  const found = new Set<EventStatus>();
  for (const cue of cues)
    if (cue.scope === "sentence" && !hasOwnTime(view, trigger, cue)) found.add(cue.status);
  if (cues.length > 0) for (const cue of governing(ctx, view, trigger, cues)) found.add(cue.status);
  const said = attributionOf(ctx, view, trigger);
  if (trigger.match?.negated) found.add("denied");
  if (!said && isPluperfect(ctx, view, trigger)) found.add("past-background");
  if (said) found.add("alleged");
  return strongest(found);
}

/** "Arrested on Monday over a murder last month": what has a time of its own is not of the time told elsewhere. */
function hasOwnTime(view: View, { head }: Trigger, cue: Cue): boolean {
  if (!view.inTime(cue.at)) return false;
  const isCue = (at: number): boolean => cue.at <= at && at < cue.to;
  const times = under(view, head).filter((at) => view.inTime(at));
  const nearest = times.toSorted((a, b) => Math.abs(a - head) - Math.abs(b - head))[0];
  return nearest !== undefined && !isCue(nearest);
}

function cuesIn(ctx: CodingContext, view: View): Cue[] {
  return wordsOf(ctx.language, "factuality-cues").matches(view.sentence).flatMap(cueOf);
}

function cueOf({ entry, from, to }: Match): Cue[] {
  const { status, scope, kind } = entry.attributes;
  const where = SCOPES.find((one) => one === scope);
  return isStatus(status) && where ? [{ status, scope: where, kind, at: from, to }] : [];
}

/** Clauses beside the trigger: what stands over in them says nothing of it. */
const CLAUSES: ReadonlySet<string> = new Set([...APART, "ccomp", "conj", "list"]);

/** The cues met on the way up from the trigger; the way ends where another clause begins. */
function governing(ctx: CodingContext, view: View, trigger: Trigger, cues: readonly Cue[]): Cue[] {
  const found: Cue[] = [];
  let shares = true;
  let below = trigger.head;
  for (const at of upFrom(view, trigger.head)) {
    const isTrigger = at === trigger.head;
    if (!isTrigger && shares)
      found.push(
        ...cues.filter((cue) => cue.scope === "over" && covers(cue, at, trigger) && !isCounted(view, at)),
      );
    if (isTrigger || shares) {
      const told = !isTrigger && isTold(ctx, view, at, below);
      found.push(
        ...hanging(view, at, below, cues, trigger).filter(({ status }) => !(told && status === "denied")),
      );
    }
    const relation = view.tokens[at]!.deprel ?? "";
    if (APART.has(relation) && !isAim(view, at)) break;
    shares = !JOINED.has(relation);
    below = at;
  }
  return found;
}

/** "Three waves of strikes" are told one by one; "a wave of strikes" is what went before. */
function isCounted(view: View, at: number): boolean {
  return under(view, at).some((child) => view.tokens[child]!.deprel === "nummod");
}

/** "Threatened on Monday to strike": an infinitive hangs on its verb, however the parser names it. */
function isAim(view: View, at: number): boolean {
  return under(view, at).some(
    (child) => view.tokens[child]!.deprel === "mark" && view.tokens[child]!.upos === "PART",
  );
}

function hanging(view: View, at: number, below: number, cues: readonly Cue[], trigger: Trigger): Cue[] {
  const isTrigger = at === trigger.head;
  const children = under(view, at).filter(
    (child) => (child !== below || isTrigger) && !isClause(view, child),
  );
  return cues.filter((cue) => {
    if (cue.scope === "sentence" || cue.scope === "over") return false;
    if (cue.scope === "on" && !isTrigger && view.tokens[at]!.upos === "NOUN") return false;
    // What opens a phrase or clause stands before what it opens: "struck in response to" opens what is answered.
    if (cue.scope === "opens" && (cue.at > trigger.from || isAnsweredFor(view, trigger, cue))) return false;
    return children.some((child) => covers(cue, child, trigger));
  });
}

/** "Claimed responsibility for two explosions": what one answers for is the news, not its reason. */
function isAnsweredFor(view: View, { head }: Trigger, cue: Cue): boolean {
  if (cue.kind !== "noun") return false;
  const over = view.tokens[head]!.head ?? -1;
  return over >= 0 && [over, ...under(view, over)].some((at) => view.has("answered-for", at));
}

/** "The strikes were not coordinated": what is denied is what is said of them, if it is more than that they were made. */
function isTold(ctx: CodingContext, view: View, at: number, below: number): boolean {
  if (!SUBJECTS.has(view.tokens[below]!.deprel ?? "") || view.has("light-verbs", at)) return false;
  return wordsOf(ctx.language, "happening-verbs").at(view.sentence, at).length === 0;
}

const SUBJECTS: ReadonlySet<string> = new Set(["nsubj", "nsubj:pass", "csubj"]);

/** A clause of its own, with somebody who does it. */
function isClause(view: View, at: number): boolean {
  if (!CLAUSES.has(view.tokens[at]!.deprel ?? "")) return false;
  return under(view, at).some((child) => SUBJECTS.has(view.tokens[child]!.deprel ?? ""));
}

function covers(cue: Cue, at: number, trigger: Trigger): boolean {
  const isFor = cue.kind === undefined || cue.kind === trigger.kind;
  return isFor && cue.at <= at && at < cue.to;
}

function isPluperfect(ctx: CodingContext, view: View, trigger: Trigger): boolean {
  if (trigger.kind !== "verb") return false;
  const past = wordsOf(ctx.language, "perfect-past");
  return under(view, trigger.head).some(
    (child) => view.tokens[child]!.deprel === "aux" && past.at(view.sentence, child).length > 0,
  );
}
