// Names of people and bodies that documents give and no register knows, most seen first, each with the entry that would
// make it known. A list for a person to go through: nothing is added by itself.
import type { CodedDocument, Mention, UnknownName } from "../record/index.ts";
import { consonantsOf, foldPhrase, foldTransliteration } from "../text/index.ts";

type Kind = UnknownName["type"];
const NAMED: ReadonlySet<Mention["type"]> = new Set<Mention["type"]>(["person", "organization"]);
// Documents named with a name are for looking it up; more than these nobody opens.
const DOCUMENTS_SHOWN = 20;

interface Seen {
  readonly type: Kind;
  readonly spellings: Map<string, number>;
  readonly documents: Set<string>;
  count: number;
}

/** True if the words are a name and no description: each word that is not small in itself stands in capitals. */
function isName(words: string): boolean {
  if (!/[\p{Lu}\p{Lo}]/u.test(words)) return false;
  return /^[\p{Lu}\p{Lo}\p{N}]/u.test(words) || /\p{L}*[-'’]\p{Lu}/u.test(words);
}

/** "Police" at the head of a sentence is a noun: the same word stands in small letters elsewhere. */
function isNoun(words: string, text: string): boolean {
  if (words.includes(" ")) return false;
  const small = words.toLowerCase();
  return (
    small !== words &&
    new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(small)}(?![\\p{L}\\p{N}])`, "u").test(text)
  );
}

/** Spellings of one sound count as one name. */
const keyOf = (type: Kind, words: string): string =>
  `${type} ${foldPhrase(words)
    .split(" ")
    .map((word) => foldTransliteration(word))
    .join(" ")}`;

function slugOf(name: string): string {
  const slug = foldPhrase(name)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return /^[a-z0-9-]+$/.test(slug) ? slug : `name-${consonantsOf(slug).length}-${[...slug].length}`;
}

function entryOf({ type }: Seen, [name, ...aliases]: readonly string[]): string {
  const script = /\p{Script=Arabic}/u.test(name!) ? "ar" : "en";
  const quoted = (text: string): string => JSON.stringify(text);
  const also = aliases.length === 0 ? "" : `, alias: [${aliases.map(quoted).join(", ")}]`;
  const kind = type === "person" ? "person" : "other";
  return `- {id: ${slugOf(name!)}, kind: ${kind}, names: {${script}: {name: ${quoted(name!)}${also}}}}`;
}

function shown(seen: Seen): UnknownName {
  const spellings = [...seen.spellings]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([text]) => text);
  return {
    name: spellings[0]!,
    type: seen.type,
    count: seen.count,
    documents: [...seen.documents].sort().slice(0, DOCUMENTS_SHOWN),
    spellings: spellings.slice(1),
    entry: entryOf(seen, spellings),
  };
}

function note(names: Map<string, Seen>, coded: CodedDocument, mention: Mention): void {
  const type = mention.type as Kind;
  const words = coded.text.slice(mention.start, mention.end).replace(/\s+/g, " ").trim();
  if (!isName(words) || isNoun(words, coded.text)) return;
  const key = keyOf(type, words);
  const seen = names.get(key) ?? { type, spellings: new Map(), documents: new Set(), count: 0 };
  seen.count++;
  seen.spellings.set(words, (seen.spellings.get(words) ?? 0) + 1);
  seen.documents.add(coded.id);
  names.set(key, seen);
}

/** Names seen at least `least` times, most seen first. */
export function unknownNames(documents: Iterable<CodedDocument>, least = 2): UnknownName[] {
  const names = new Map<string, Seen>();
  for (const coded of documents) {
    for (const mention of coded.mentions)
      if (NAMED.has(mention.type) && mention.entity === undefined) note(names, coded, mention);
  }
  return [...names.values()]
    .filter((seen) => seen.count >= least)
    .map(shown)
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
