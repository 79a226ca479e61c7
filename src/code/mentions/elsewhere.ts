// Names that only other languages give (their names.yaml): a form that is a word of the text's own language is that word,
// whatever it names elsewhere ("Syrian" is written as another language writes "Syria").
import type { Knowledge } from "../../knowledge/index.ts";
import type { Span } from "../../record/index.ts";
import { foldPhrase } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { grammarOf } from "../grammar.ts";
import { dataOf } from "../languages.ts";

const known = new WeakMap<Knowledge, ReadonlyMap<string, ReadonlySet<string>>>();

/** Folded name → the languages whose names.yaml gives it. */
function givenBy(knowledge: Knowledge): ReadonlyMap<string, ReadonlySet<string>> {
  const found = known.get(knowledge);
  if (found) return found;
  const made = new Map<string, Set<string>>();
  for (const [code, { files }] of knowledge.languages) {
    const parts = Object.values(
      (files.get("names") ?? {}) as Record<string, Record<string, readonly string[]>>,
    );
    for (const name of parts.flatMap((part) => Object.values(part ?? {}).flat())) {
      const key = foldPhrase(String(name));
      made.set(key, (made.get(key) ?? new Set()).add(code));
    }
  }
  known.set(knowledge, made);
  return made;
}

/** Whether what stands there is a name in other languages only, and a word in this one. */
export function isNamedElsewhere(context: CodingContext, { start, end }: Span): boolean {
  const { knowledge, language, text } = context;
  const written = text.slice(start, end);
  const whole = foldPhrase(written);
  const isArticled = grammarOf(language).startsIn({ norm: whole }, "determiner-prefixes");
  const forms = isArticled ? [whole, ...articleless(context, whole)] : [whole];
  const languages = forms.map((form) => givenBy(knowledge).get(form)).find((one) => one !== undefined);
  if (!languages || languages.has(language.code)) return false;
  return (
    knowledge.actors.countryOfDemonym(written) !== undefined ||
    forms.some((form) => dataOf(language).lemmas.has(form))
  );
}

/** The form without each article that the language may write onto it. */
function articleless({ language }: CodingContext, form: string): string[] {
  const articles =
    (language.files.get("grammar") as Record<string, readonly string[]>)["determiner-prefixes"] ?? [];
  return articles.filter((one) => form.startsWith(one)).map((one) => form.slice(one.length));
}
