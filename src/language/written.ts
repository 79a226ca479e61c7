// What is known of a form as soon as it is read: folded, and its lemma by the language's own table. Remembered, because words
// of a text repeat, and so that the many tables asked later are asked with one string a form, whose hash is known.
import { alone, Remembered } from "../text/index.ts";
import { lemmaOf } from "./lemma.ts";
import { fold } from "./tokens.ts";
import type { LanguageData } from "./types.ts";

export interface Written {
  readonly text: string;
  readonly norm: string;
  readonly lemma: string;
}

const REMEMBERED_FORMS = 10_000;
const memory = new WeakMap<LanguageData, Remembered<string, Written>>();

/** Reads forms of one language. */
export function writtenBy(data: LanguageData): (form: string) => Written {
  let known = memory.get(data);
  if (!known) memory.set(data, (known = new Remembered(REMEMBERED_FORMS)));
  const remembered = known;
  return (form) => {
    const before = remembered.get(form);
    if (before) return before;
    const text = alone(form);
    const norm = fold(text);
    const written = { text, norm, lemma: lemmaOf(norm, data) };
    remembered.set(text, written);
    return written;
  };
}
