// Names of a register entry: by language and kind in the files, a flat list once read.
import { NAME_KINDS, type ActorName } from "../record/index.ts";
import { hasArabic } from "../text/index.ts";
import { asRecord, asTexts, at, fault, unknownValue, type Where } from "./faults.ts";
import type { Loose, NameIndex } from "./name-index.ts";

/** Reads `{en: {name, alias: […], abbreviation: […]}, ar: […]}`; a text or list alone is name and aliases. */
export function readNames(value: unknown, where: Where): ActorName[] {
  const names: ActorName[] = [];
  for (const [language, group] of Object.entries(asRecord(value, where))) {
    const here = at(where, language);
    if (typeof group === "string" || Array.isArray(group)) {
      asTexts(group, here).forEach((text, index) =>
        names.push({ text, language, kind: index === 0 ? "name" : "alias" }),
      );
      continue;
    }
    for (const [kind, texts] of Object.entries(asRecord(group, here))) {
      const known = NAME_KINDS.find((name) => name === kind);
      if (!known) fault(at(here, kind), unknownValue(kind, NAME_KINDS));
      else for (const text of asTexts(texts, at(here, kind))) names.push({ text, language, kind: known });
    }
  }
  if (!names.some((name) => name.kind === "name")) fault(where, 'an entry needs one name of kind "name"');
  return names;
}

/** The English name, else the first name at all. */
export function chiefName(names: readonly ActorName[]): string | undefined {
  const chief = names.filter((name) => name.kind === "name");
  return (chief.find((name) => name.language === "en") ?? chief[0] ?? names[0])?.text;
}

const SHORT_CAPITALS = /^[A-Z][A-Z&.-]{0,4}$/;

const OF_ACTORS: Loose = { letters: 6, consonants: 0 };
/** Of places there are thousands, and their spellings are listed: "Bruqin" is not "broken". */
export const OF_PLACES: Loose = { letters: 8, consonants: 3 };

/** Puts the names of an entry into an index; with a name in Arabic script those that English uses are transliterations. */
export function indexNames(
  index: NameIndex,
  id: string,
  names: readonly ActorName[],
  how: Loose = OF_ACTORS,
): void {
  const loose = names.some((name) => hasArabic(name.text));
  for (const name of names) {
    const exact = name.kind === "abbreviation" || SHORT_CAPITALS.test(name.text);
    const spelled = loose && name.language === "en" && name.kind !== "abbreviation";
    index.add(name.text, id, { exact, ...(spelled && { loose: how }) });
  }
}
