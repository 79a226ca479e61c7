// Names that the statistical model has found: its types in the words of the format, its spans cut to the name itself.
// Which of them are believed against registers and shape, joined.ts decides; what is only described, described.ts.
import type { MentionType, Span } from "../../record/index.ts";
import type { NameSpan, Sentence } from "../../language/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { documentMemory } from "../memory.ts";
import { cutName } from "./cut.ts";

/** A name as the model sees it, with its tokens. */
export interface Modelled extends Span {
  readonly sentence: Sentence;
  /** Token indexes, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly type: MentionType;
  readonly confidence: number;
  /** Holds a word that is a name (by its capital, or where capitals say nothing by its tag). */
  readonly proper: boolean;
}

const TYPES: ReadonlySet<string> = new Set<MentionType>([
  "person",
  "organization",
  "location",
  "facility",
  "nationality",
  "role",
  "weapon",
  "platform",
  "quantity",
  "money",
  "document",
]);

const made = documentMemory<readonly NameSpan[], readonly Modelled[]>();

/** The model's spans in text order; none where the language has no model. */
export function modelledOf(context: CodingContext): readonly Modelled[] {
  const { names } = context.analysis;
  if (!names) return [];
  const known = made.get(names);
  if (known) return known;
  const found = [...names]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .flatMap((name) => modelled(context, name) ?? [])
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const agreed = agreeing(context.text, found);
  made.set(names, agreed);
  return agreed;
}

function modelled(context: CodingContext, name: NameSpan): Modelled | undefined {
  const { type } = name;
  if (!isType(type)) return undefined;
  const sentence = context.analysis.sentences[firstSpanAfter(context.analysis.sentences, name.start)];
  if (!sentence || sentence.start > name.start) return undefined;
  const { tokens } = sentence;
  const first = firstSpanAfter(tokens, name.start);
  let last = first;
  while (last < tokens.length && tokens[last]!.start < name.end) last++;
  const cut = cutName(context, sentence, { from: first, to: last, type });
  const start = cut.from === first ? Math.max(name.start, tokens[first]!.start) : tokens[cut.from]!.start;
  const end = cut.to > last ? tokens[cut.to - 1]!.end : Math.min(name.end, tokens[cut.to - 1]!.end);
  return { ...cut, sentence, start, end, confidence: name.confidence ?? 1 };
}

function isType(type: string): type is MentionType {
  return TYPES.has(type);
}

const NAMED: ReadonlySet<MentionType> = new Set(["person", "organization", "location"]);

/** A name is one thing in the whole text: what it is called most surely, it is everywhere. */
function agreeing(text: string, names: readonly Modelled[]): readonly Modelled[] {
  const votes = new Map<string, Map<MentionType, number>>();
  const keyOf = ({ start, end }: Span): string => text.slice(start, end).toLowerCase();
  const counted = names.filter((name) => name.proper && NAMED.has(name.type));
  for (const name of counted) {
    const known = votes.get(keyOf(name)) ?? new Map<MentionType, number>();
    votes.set(keyOf(name), known.set(name.type, (known.get(name.type) ?? 0) + name.confidence));
  }
  const contested = new Set(counted);
  return names.map((name) => {
    const cast = contested.has(name) ? votes.get(keyOf(name)) : undefined;
    if (!cast || cast.size < 2) return name;
    const [type] = [...cast].reduce((best, one) => (one[1] > best[1] ? one : best));
    return { ...name, type };
  });
}
