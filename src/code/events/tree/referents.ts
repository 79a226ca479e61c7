// What pronouns stand for: in reported speech who speaks, else the name that the analysis leads them back to.
import type { Attribution, Mention, Span } from "../../../record/index.ts";
import { firstSpanAfter } from "../../../text/index.ts";
import { referencesOf, type Reference, type Token } from "../../../language/index.ts";
import type { CodingContext } from "../../context.ts";
import { documentMemory } from "../../memory.ts";
import { mentionById, mentionsIn } from "../../mention-index.ts";
import { classOfMention, type Thing } from "../things.ts";
import { viewsOf, type View } from "../view.ts";
import { fullName } from "./full-names.ts";

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
  if (speaker && mayBe(view, head, speaker)) return thingOfMention(ctx, speaker, head);
  const reference = referencesIn(ctx).get(view.tokens[head]!.start);
  const named = reference && nameAt(ctx, reference.antecedent);
  const isNear = named && (named.type !== "role" || named.start >= view.sentence.start);
  return isNear && agrees(view.tokens[head]!, named) ? thingOfMention(ctx, named, head) : undefined;
}

/** "They" is not the one who speaks: no person, and no office or body of one word in the singular ("the bishop"). */
function mayBe(view: View, head: number, { type, end }: Mention): boolean {
  const { feats } = view.tokens[head]!;
  if (feats?.["Number"] !== "Plur" || feats["Person"] !== "3") return true;
  if (type !== "role") return type !== "person";
  const last = view.tokens.findIndex((token) => token.end === end);
  return view.tokens[last]?.feats?.["Number"] !== "Sing" || view.has("group-nouns", last);
}

/** "Him" and "her" are persons, "it" is none. */
function agrees({ feats }: Token, { type }: Mention): boolean {
  const gender = feats?.["Gender"];
  if (gender === undefined) return true;
  const isPerson = type === "person" || type === "role";
  return gender === "Neut" ? !isPerson : isPerson;
}

/** A person named in short, as the person is named in full elsewhere in the text; any other thing is itself. */
export function inFull(ctx: CodingContext, view: View, thing: Thing): Thing {
  const full = isPersonsName(view, thing) ? fullName(ctx, thing) : undefined;
  if (!full) return thing;
  const { bare: _, ...rest } = thing;
  const { start, end } = full;
  const words = ctx.text.slice(start, end).toLowerCase();
  const last = words.slice(words.lastIndexOf(" ") + 1);
  return { ...rest, start, end, words, last, class: "person", mention: full };
}

/** A person by mention, or a name that nothing knows. */
function isPersonsName(view: View, { mention, class: kind, noun, to }: Thing): boolean {
  if (mention) return mention.type === "person";
  return kind === "object" && noun === undefined && view.tokens[to - 1]?.upos === "PROPN";
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

function thingOfMention(ctx: CodingContext, mention: Mention, head: number): Thing | undefined {
  const kind = classWhereNamed(ctx, mention) ?? classOfMention(mention);
  if (!kind) return undefined;
  const { start, end } = mention;
  return { from: head, to: head + 1, start, end, class: kind, mention, words: `#${mention.id}`, last: "" };
}

/** What the mention is as a thing of its own sentence: "the army" bears arms there, and so "it" does here. */
function classWhereNamed(ctx: CodingContext, mention: Mention): Thing["class"] | undefined {
  const view = viewsOf(ctx)[firstSpanAfter(ctx.analysis.sentences, mention.start)];
  return view?.things.find((thing) => thing.mention === mention)?.class;
}
