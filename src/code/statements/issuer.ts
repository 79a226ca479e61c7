// Whose text it is: the armed or public body that signs a communiqué, heads a release or owns the channel.
import type { Mention, Role, Span } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import type { Line } from "../attributions/line.ts";
import { mentionsIn } from "../mention-index.ts";
import { sideOf, type Side } from "../sides.ts";
import { wordsOf } from "../words.ts";
import { roleOfMention } from "./roles.ts";

export interface Issuer {
  readonly role: Role;
  readonly side: Side;
  /** A body of the register that the text names at its head or end: all that it does not quote is then that body's. */
  readonly named: boolean;
  /** Somebody signs or heads the text: it is not told by a bare "we". */
  readonly signed: boolean;
}

/** Signatures and heads are short: a name with a date, an emoji or "issued by". */
const LONGEST_SIGNATURE = 9;
/** How many sentences at the head and at the end may name who speaks. */
const HEAD = 4;
const END = 6;

/** The issuer, where the text speaks for itself ("we", "our") or calls itself a statement; undefined in news. */
export function issuerOf(context: CodingContext, lines: readonly Line[]): Issuer | undefined {
  const self = selfIn(context, lines);
  if (!self && !isRelease(context, lines)) return undefined;
  const armed = armedHead(context, lines);
  const named = signatureOf(context, lines, self !== undefined);
  if (!named && armed) return { role: armed, side: sideOf(context, armed), named: true, signed: true };
  if (named) {
    const side = sideOf(context, roleOfMention(named));
    return { role: roleOfMention(named), side, named: side.band || side.state !== undefined, signed: true };
  }
  return self && { role: self, side: sideOf(context, self), named: false, signed: false };
}

/** A body that stands at the head or the end; one that the register does not know only where the text says "we". */
function signatureOf(context: CodingContext, lines: readonly Line[], saysWe: boolean): Mention | undefined {
  const edges = [...lines.slice(0, HEAD), ...lines.slice(-END)].filter(
    ({ tokens }) => tokens.length <= LONGEST_SIGNATURE,
  );
  const bodies = edges.flatMap((line) => mentionsIn(context, line.sentence).filter(isBody));
  const acts = (mention: Mention) => {
    const side = sideOf(context, roleOfMention(mention));
    return side.band || side.state !== undefined;
  };
  return (
    bodies.find(acts) ??
    (saysWe
      ? bodies.find((mention) => sideOf(context, roleOfMention(mention)).entities.length === 0)
      : undefined)
  );
}

/** "DEFENCE HEADQUARTERS – PRESS RELEASE", "Army spokesperson's announcement": an army's office at the head of a release. */
function armedHead(context: CodingContext, lines: readonly Line[]): Role | undefined {
  if (!isRelease(context, lines)) return undefined;
  const words = wordsOf(context.language, "armed-speakers");
  const [found] = lines
    .slice(0, HEAD)
    .filter(({ tokens }) => tokens.length <= LONGEST_SIGNATURE * 2)
    .flatMap(({ sentence }) => words.matches(sentence));
  if (!found) return undefined;
  const mention = mentionsIn(context, found).find(isBody);
  return mention ? roleOfMention(mention) : { start: found.start, end: found.end };
}

function isBody({ type }: Mention): boolean {
  return type === "organization" || type === "account";
}

/** The first "we" or "our" that nobody is quoted with. */
function selfIn(context: CodingContext, lines: readonly Line[]): Span | undefined {
  for (const line of lines) {
    // A clitic is no word by which a text names itself.
    const isSelf = (i: number) => line.is(i, "own-voice") && /^\p{L}+$/u.test(line.tokens[i]!.text);
    const at = line.tokens.findIndex((_, i) => isSelf(i) && line.quoteOf[i] === -1);
    const token = line.tokens[at];
    if (token && !isTold(context, token)) return { start: token.start, end: token.end };
  }
  return undefined;
}

function isRelease(context: CodingContext, lines: readonly Line[]): boolean {
  const words = wordsOf(context.language, "releases");
  const head = lines.slice(0, HEAD).filter(({ tokens }) => tokens.length <= LONGEST_SIGNATURE * 2);
  return head.some(({ sentence }) => words.matches(sentence).length > 0);
}

function isTold(context: CodingContext, { start, end }: Span): boolean {
  return context.attributions.some((one) =>
    one.content.some((span) => span.start <= start && end <= span.end),
  );
}
