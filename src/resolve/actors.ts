// Actors: a mention's words to an id of the register; where several fit, what else the text names decides; a short
// name stands for the full one before it.
import type { CodedDocument, Mention } from "../record/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { foldPhrase } from "../text/index.ts";
import { settleSharedNames } from "./shared-names.ts";
import type { Resolution } from "./types.ts";

const ACTING: ReadonlySet<Mention["type"]> = new Set(["person", "organization", "role", "account"]);

/** Found as a name by its shape or by the model: what no register knows is called as the text calls it. */
const NAMED_BY = /^(?:shape\/|names-model$)/;

// "Lloyd J. Austin": registers name people without it.
const MIDDLE_INITIAL = /(?<=\p{L}) \p{Lu}\.(?= )/gu;

export function resolveActors(coded: CodedDocument, knowledge: Knowledge): Map<string, Resolution> {
  const resolved = new Map<string, Resolution>();
  const persons = new Map<string, Resolution>();
  const countries = countriesNamed(coded, knowledge);
  for (const mention of coded.mentions) {
    const words = coded.text.slice(mention.start, mention.end);
    const resolution = ACTING.has(mention.type) ? byRegister(words, countries, knowledge) : undefined;
    if (mention.type === "person") {
      const person = resolution ?? byFullName(words, persons) ?? { name: words };
      resolved.set(mention.id, person);
      rememberPerson(words, person, persons);
    } else if (mention.type === "nationality") {
      const state = stateOf(words, knowledge);
      if (state) resolved.set(mention.id, state);
    } else if (resolution) resolved.set(mention.id, resolution);
    else if (NAMED_BY.test(mention.by ?? "")) resolved.set(mention.id, { name: words });
  }
  settleSharedNames(coded, resolved, countries, knowledge);
  return resolved;
}

/** How often the text names each country, by country or demonym. */
function countriesNamed(coded: CodedDocument, knowledge: Knowledge): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (code: string | undefined): void => {
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
  };
  for (const mention of coded.mentions) {
    const words = coded.text.slice(mention.start, mention.end);
    if (mention.type === "location") add(knowledge.places.countryCode(words));
    if (mention.type === "nationality") add(knowledge.actors.countryOfDemonym(words));
  }
  return counts;
}

function byRegister(
  words: string,
  countries: ReadonlyMap<string, number>,
  knowledge: Knowledge,
): Resolution | undefined {
  const written = knowledge.actors.idsFor(words);
  const ids = written.length > 0 ? written : knowledge.actors.idsFor(words.replace(MIDDLE_INITIAL, ""));
  const id = ids.length < 2 ? ids[0] : mostAtHome(ids, countries, knowledge);
  return id === undefined ? undefined : { entity: id, name: knowledge.actors.nameOf(id) };
}

/** Of several holders of a name the one whose country the text names most; a tie leaves it open. */
function mostAtHome(
  ids: readonly string[],
  countries: ReadonlyMap<string, number>,
  knowledge: Knowledge,
): string | undefined {
  const ranked = ids
    .map((id) => ({ id, count: countries.get(knowledge.actors.actors.get(id)?.country ?? "") ?? 0 }))
    .sort((a, b) => b.count - a.count);
  return ranked[0]!.count > ranked[1]!.count ? ranked[0]!.id : undefined;
}

function lastWord(words: string): string {
  return foldPhrase(words).split(" ").at(-1) ?? "";
}

function byFullName(words: string, persons: ReadonlyMap<string, Resolution>): Resolution | undefined {
  return persons.get(foldPhrase(words)) ?? persons.get(lastWord(words));
}

/** A person named in full may be called by the last name from then on; the first to bear it keeps it. */
function rememberPerson(words: string, resolution: Resolution, persons: Map<string, Resolution>): void {
  const key = foldPhrase(words);
  if (!key.includes(" ")) return;
  persons.set(key, resolution);
  const last = lastWord(words);
  if (!persons.has(last)) persons.set(last, resolution);
}

function stateOf(words: string, knowledge: Knowledge): Resolution | undefined {
  const country = knowledge.actors.countryOfDemonym(words);
  if (country === undefined) return undefined;
  const entity = knowledge.actors.stateOf(country);
  return { country, entity, name: entity === undefined ? undefined : knowledge.actors.nameOf(entity) };
}
