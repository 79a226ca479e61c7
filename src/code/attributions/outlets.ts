// Whether a stretch of text names somebody who publishes: a source of the register, or a name with a publisher's word.
import type { Knowledge } from "../../knowledge/index.ts";
import type { Span } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { mentionsIn } from "../mention-index.ts";
import { isOfKind } from "../register.ts";
import { wordsOf } from "../words.ts";
import type { Line } from "./line.ts";

const known = new WeakMap<Knowledge, ReadonlySet<string>>();

export function isOutlet(context: CodingContext, line: Line, span: Span): boolean {
  const name = plain(context.text.slice(span.start, span.end), context);
  return (
    namesOf(context.knowledge).has(name) ||
    isOfKind(context, span, "publishes") ||
    isInitials(context, span) ||
    hasPublisherWord(context, line, span)
  );
}

/** Lower case without a leading determiner of one to three letters, which registers leave out. */
function plain(name: string, context: CodingContext): string {
  const words = name.toLowerCase().split(/\s+/);
  const first = context.language.files.get("grammar");
  const determiners =
    typeof first === "object" && first !== null && "determiners-strict" in first
      ? first["determiners-strict"]
      : [];
  return (Array.isArray(determiners) && determiners.includes(words[0]) ? words.slice(1) : words).join(" ");
}

function namesOf(knowledge: Knowledge): ReadonlySet<string> {
  const names =
    known.get(knowledge) ??
    new Set(
      knowledge.sources.flatMap((source) => [source.name, ...source.names].map((name) => name.toLowerCase())),
    );
  known.set(knowledge, names);
  return names;
}

/** "Tigris Wire", "the Duhok Post", "local radio": a capitalised or bare name that holds a publisher's word. */
function hasPublisherWord(context: CodingContext, line: Line, span: Span): boolean {
  const { sentence } = line;
  const tokens = sentence.tokens.filter((token) => token.start >= span.start && token.end <= span.end);
  return wordsOf(context.language, "publishers").matches({ ...sentence, tokens }).length > 0;
}

/** "told AFP": initials that are no place and no people; agencies are told more than anybody else is. */
function isInitials(context: CodingContext, span: Span): boolean {
  if (!/^\p{Lu}{2,5}$/u.test(context.text.slice(span.start, span.end))) return false;
  return !mentionsIn(context, span).some(
    (mention) => mention.type !== "organization" || mention.entity !== undefined,
  );
}
