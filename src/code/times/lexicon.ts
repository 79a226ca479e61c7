// The words of time of one language (times.yaml), as a tree of phrases: what a run of words can mean, longest first.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import { splitWords } from "./words.ts";

/** What a phrase means: the list it stands in and its key there ("month" 3, "part" "NI", "relation" "last"). */
export interface Sense {
  readonly kind: string;
  readonly value: string;
}

interface Node {
  readonly next: Map<string, Node>;
  senses: Sense[];
}

export interface Lexicon {
  readonly root: Node;
  /** Letters that may be written onto the front of a word (Arabic "and", "in", "to"). */
  readonly prefixes: readonly string[];
  /** Endings that make a word a past form. */
  readonly pastEndings: readonly string[];
  /** The order in which numbers alone are read where nothing else tells: day first or month first. */
  readonly dayFirst: boolean;
  /** False if no word needs a capital letter (scripts without case). */
  readonly cased: boolean;
}

// Lists keyed by what they mean; each key becomes the sense's value.
const KEYED: Readonly<Record<string, string>> = {
  months: "month",
  hijriMonths: "hijri",
  solarMonths: "solar",
  weekdays: "weekday",
  seasons: "season",
  parts: "part",
  clocks: "clock",
  units: "unit",
  numbers: "number",
  scales: "scale",
  ordinals: "ordinal",
  deictic: "deictic",
  refs: "ref",
  relations: "relation",
  postRelations: "postRelation",
  directions: "direction",
  beforeDirections: "beforeDirection",
  edges: "edge",
  nearness: "near",
  frequencies: "frequency",
  decades: "decade",
  holidays: "holiday",
};
// Plain lists: being in them is all there is to say.
const PLAIN: Readonly<Record<string, string>> = {
  doubtful: "doubtful",
  plurals: "plural",
  periods: "period",
  ordinalMarks: "ordinalMark",
  some: "some",
  one: "one",
  half: "half",
  andHalf: "andHalf",
  weakRefs: "weak",
  articles: "article",
  every: "every",
  per: "per",
  times: "times",
  am: "am",
  pm: "pm",
  clockWords: "clockWord",
  clockBefore: "clockBefore",
  zones: "zone",
  fiscal: "fiscal",
  eras: "era",
  decadeMark: "decadeMark",
  of: "of",
  at: "at",
  and: "and",
  to: "to",
  yearBefore: "yearBefore",
  yearBeforeWeak: "yearBeforeWeak",
  lengthBefore: "lengthBefore",
  future: "future",
  past: "past",
  notAfter: "notAfter",
  dayWords: "dayWord",
  yearMarks: "yearMark",
  more: "more",
  recent: "recent",
  yearAgo: "yearAgo",
  latest: "latest",
  futureBefore: "futureBefore",
  windowBefore: "windowBefore",
  partBefore: "partBefore",
  partAlone: "partAlone",
};

function add(root: Node, phrase: string, sense: Sense): void {
  let node = root;
  for (const { norm } of splitWords(phrase)) {
    let next = node.next.get(norm);
    if (!next) node.next.set(norm, (next = { next: new Map(), senses: [] }));
    node = next;
  }
  node.senses.push(sense);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

type Fields = Readonly<Record<string, unknown>>;

function addAll(root: Node, file: Fields): void {
  for (const [list, kind] of Object.entries(KEYED)) {
    for (const [value, words] of Object.entries((file[list] ?? {}) as Fields)) {
      for (const word of texts(words)) add(root, word, { kind, value });
    }
  }
  for (const [list, kind] of Object.entries(PLAIN))
    for (const word of texts(file[list])) add(root, word, { kind, value: "" });
  for (const entry of (file.dayParts ?? []) as Fields[]) {
    for (const word of texts(entry.words))
      add(root, word, { kind: "dayPart", value: `${String(entry.days)} ${String(entry.part)}` });
  }
  for (const entry of (file.counted ?? []) as Fields[]) {
    for (const word of texts(entry.words))
      add(root, word, { kind: "counted", value: `${String(entry.count)} ${String(entry.unit)}` });
  }
}

const made = new WeakMap<LanguageKnowledge, Lexicon | null>();

/** Undefined if the language has no times.yaml. */
export function timeLexicon(language: LanguageKnowledge): Lexicon | undefined {
  let lexicon = made.get(language);
  if (lexicon === undefined) {
    const file = language.files.get("times") as Fields | undefined;
    const root: Node = { next: new Map(), senses: [] };
    if (file) addAll(root, file);
    lexicon = file
      ? {
          root,
          prefixes: texts(file.prefixes),
          pastEndings: texts(file.pastEndings),
          dayFirst: file.dayFirst === true,
          cased: file.cased !== false,
        }
      : null;
    made.set(language, lexicon);
  }
  return lexicon ?? undefined;
}
