// What pronouns stand for: in reported speech who speaks, else the name that the analysis leads them back to.
import type { Attribution, Mention, Span } from "../../../record/index.ts";
import { referencesOf, type Reference, type Token } from "../../../language/index.ts";
import type { CodingContext } from "../../context.ts";
import { documentMemory } from "../../memory.ts";
import { mentionById, mentionsIn } from "../../mention-index.ts";
import { classOfMention, type Thing } from "../things.ts";
import type { View } from "../view.ts";

const found = documentMemory<CodingContext, ReadonlyMap<number, Reference>>();

function referencesIn(ctx: CodingContext): ReadonlyMap<number, Reference> {
  let known = found.get(ctx);
  if (!known) {
    known = new Map(referencesOf(ctx.text, ctx.analysis).map((reference) => [reference.start, reference]));
    found.set(ctx, known);
  }
  return known;
}

/** The thing that the pronoun at a token stands for. */
export function referentOf(
  ctx: CodingContext,
  view: View,
  head: number,
  attribution: Attribution | undefined,
): Thing | undefined {
  const speaker = attribution && view.has("pronouns", head) ? speakerOf(ctx, attribution) : undefined;
  if (speaker) return thingOfMention(speaker, head);
  const reference = referencesIn(ctx).get(view.tokens[head]!.start);
  const named = reference && nameAt(ctx, reference.antecedent);
  return named && agrees(view.tokens[head]!, named) ? thingOfMention(named, head) : undefined;
}

/** "Him" and "her" are persons, "it" is none. */
function agrees({ feats }: Token, { type }: Mention): boolean {
  const gender = feats?.["Gender"];
  if (gender === undefined) return true;
  const isPerson = type === "person" || type === "role";
  return gender === "Neut" ? !isPerson : isPerson;
}

/** A person named in short, as the person is named in full before; any other thing is itself. */
export function inFull(ctx: CodingContext, thing: Thing): Thing {
  if (thing.mention?.type !== "person") return thing;
  const reference = referencesIn(ctx).get(thing.mention.start);
  const full = reference?.kind === "short-name" ? nameAt(ctx, reference.antecedent) : undefined;
  if (full?.type !== "person") return thing;
  const { bare: _, ...rest } = thing;
  return { ...rest, start: full.start, end: full.end, mention: full };
}

function speakerOf(ctx: CodingContext, { source, speaker }: Attribution): Mention | undefined {
  const [span] = source;
  return mentionById(ctx, speaker) ?? (span && nameAt(ctx, span));
}

function nameAt(ctx: CodingContext, span: Span): Mention | undefined {
  return mentionsIn(ctx, span).find(
    (mention) => mention.start >= span.start && mention.end <= span.end && mention.type !== "nationality",
  );
}

function thingOfMention(mention: Mention, head: number): Thing | undefined {
  const kind = classOfMention(mention);
  if (!kind) return undefined;
  const { start, end } = mention;
  return { from: head, to: head + 1, start, end, class: kind, mention, words: `#${mention.id}`, last: "" };
}
