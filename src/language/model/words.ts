// What the learned tables say of a word with a tag, remembered: most words of a text were met before.
import { Remembered } from "../../text/index.ts";
import { fold } from "../features.ts";
import type { Tables } from "./file.ts";
import { featureRecord, featuresFor, learnedLemma } from "./morphology.ts";
import type { RankOf } from "./regular.ts";
import type { VerbReading } from "./verbs.ts";

const REMEMBERED_FORMS = 5_000;

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
}

/** `rankOf` looks forms up in the model's word list; it settles between several lemmas. */
export function createWords(tables: Tables, rankOf: RankOf): Words {
  const known = new Remembered<string, Map<string, TaggedWord>>(REMEMBERED_FORMS);
  return {
    tagged(form, tag) {
      let byTag = known.get(form);
      if (!byTag) known.set(form, (byTag = new Map()));
      let word = byTag.get(tag);
      if (!word) byTag.set(tag, (word = taggedWord(form, tag, tables, rankOf)));
      return word;
    },
  };
}

function taggedWord(form: string, tag: string, tables: Tables, rankOf: RankOf): TaggedWord {
  const bar = tag.indexOf("|");
  const xpos = tag.slice(bar + 1);
  const plain = featureRecord(featuresFor(form, tag, undefined, tables));
  return {
    lemma: learnedLemma(fold(form), xpos, tables, rankOf),
    upos: tag.slice(0, bar),
    xpos,
    features: (reading) => (reading ? featureRecord(featuresFor(form, tag, reading, tables)) : plain),
  };
}
