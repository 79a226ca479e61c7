// What the learned tables say of a word with a tag, remembered: most words of a text were met before.
import { fold } from "../features.ts";
import type { Tables } from "./file.ts";
import { featureRecord, featuresFor, learnedLemma } from "./morphology.ts";
import type { VerbReading } from "./verbs.ts";

/** Forms remembered; emptied when full. */
const MOST_FORMS = 20_000;

type Features = Readonly<Record<string, string>>;

/** A word with one of its tags. */
export interface TaggedWord {
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  /** `reading` is what the tree adds. */
  features(reading: VerbReading | undefined): Features;
}

export interface Words {
  tagged(form: string, tag: string): TaggedWord;
  /** The tag, or the usual one where a frequent word never had it in this relation: "before" as mark is no adverb. */
  settled(form: string, tag: string, relation: string): string;
}

interface Known {
  readonly folded: string;
  readonly byTag: Map<string, TaggedWord>;
}

/** `isWord` tells whether the model's word list holds a form; it settles between several rules for lemmas. */
export function createWords(tables: Tables, isWord: (form: string) => boolean): Words {
  const known = new Map<string, Known>();
  const doubtful = new Set(
    Object.keys(tables.tagsByRelation).map((key) => key.slice(0, key.lastIndexOf("/"))),
  );
  const wordOf = (form: string): Known => {
    let word = known.get(form);
    if (!word) {
      if (known.size >= MOST_FORMS) known.clear();
      word = { folded: fold(form), byTag: new Map() };
      known.set(form, word);
    }
    return word;
  };
  return {
    tagged(form, tag) {
      const { folded, byTag } = wordOf(form);
      let word = byTag.get(tag);
      if (!word) byTag.set(tag, (word = taggedWord(form, folded, tag, tables, isWord)));
      return word;
    },
    settled(form, tag, relation) {
      const { folded } = wordOf(form);
      const seen = doubtful.has(folded) ? tables.tagsByRelation[`${folded}/${relation}`] : undefined;
      if (!seen) return tag;
      const upos = tag.slice(0, tag.indexOf("|") + 1);
      return seen.some((other) => other.startsWith(upos)) ? tag : seen[0]!;
    },
  };
}

function taggedWord(
  form: string,
  folded: string,
  tag: string,
  tables: Tables,
  isWord: (form: string) => boolean,
): TaggedWord {
  const bar = tag.indexOf("|");
  const xpos = tag.slice(bar + 1);
  const plain = featureRecord(featuresFor(form, tag, undefined, tables));
  return {
    lemma: learnedLemma(folded, xpos, tables, isWord),
    upos: tag.slice(0, bar),
    xpos,
    features: (reading) => (reading ? featureRecord(featuresFor(form, tag, reading, tables)) : plain),
  };
}
