// What is typed into the search box: words, and filters in front of them ("actor:", "place:", "mode:", "before:", "after:").
import type { Knowledge } from "../knowledge/index.ts";
import type { SearchFilter, Spoken } from "../record/index.ts";
import { edtfBounds, fold } from "../text/index.ts";

export const SEARCH_FILTERS = ["actor", "place", "mode", "before", "after"] as const;
export type SearchFilterName = (typeof SEARCH_FILTERS)[number];

/** One filter as it was typed, and what is understood by it; without `means` it is taken as it stands, or not at all. */
export interface Understood {
  readonly filter: SearchFilterName;
  readonly typed: string;
  readonly means?: string;
  /** It cannot be what it says, and narrows nothing. */
  readonly ignored?: boolean;
}

export interface AskedSearch {
  readonly words: string;
  readonly filter: SearchFilter;
  readonly understood: readonly Understood[];
}

/** `actor:kataib` or `actor:"Kata'ib Hizballah"`. */
const TYPED = /(?<!\S)(actor|place|mode|before|after):(?:"([^"]*)"|“([^”]*)”|(\S+))/giu;
/** Places of one name that are taken together: the likeliest. */
const MOST_PLACES = 5;

export function askedSearch(text: string, knowledge: Knowledge): AskedSearch {
  const filter: { -readonly [K in keyof SearchFilter]: SearchFilter[K] } = {};
  const understood: Understood[] = [];
  for (const match of text.matchAll(TYPED)) {
    const name = match[1]!.toLowerCase() as SearchFilterName;
    const typed = (match[2] ?? match[3] ?? match[4] ?? "").trim();
    if (typed === "") continue;
    understood.push({ filter: name, typed, ...READ[name](typed, filter, knowledge) });
  }
  return { words: text.replaceAll(TYPED, " ").replaceAll(/\s+/g, " ").trim(), filter, understood };
}

type Reading = Pick<Understood, "means" | "ignored">;
type Filter = { -readonly [K in keyof SearchFilter]: SearchFilter[K] };
type Reader = (typed: string, filter: Filter, knowledge: Knowledge) => Reading;

const READ: Readonly<Record<SearchFilterName, Reader>> = {
  actor(typed, filter, { actors }) {
    const ids = actors.nameOf(typed) === undefined ? actors.idsFor(typed) : [typed];
    filter.actor = spoken(typed, ids);
    const names = ids.flatMap((id) => actors.nameOf(id) ?? []);
    return names.length > 0 ? { means: names.join(" or ") } : {};
  },
  place(typed, filter, { places }) {
    const known = places.get(typed);
    const found = known ? [known] : places.candidates(typed).slice(0, MOST_PLACES);
    filter.place = spoken(
      typed,
      found.map(({ id }) => id),
    );
    return found[0] ? { means: found[0].name } : {};
  },
  mode(typed, filter, { kinds }) {
    const like = fold(typed).replaceAll("-", " ");
    const mode = [...kinds.modes.values()].find(
      ({ id, label }) => id === typed || fold(label) === like || id.replaceAll("-", " ") === like,
    );
    if (!mode) return { ignored: true };
    filter.mode = mode.id;
    return { means: mode.label };
  },
  before(typed, filter) {
    const day = edtfBounds(typed)?.first;
    if (day === undefined) return { ignored: true };
    filter.publishedBefore = day;
    return { means: day };
  },
  after(typed, filter) {
    const day = edtfBounds(typed)?.last;
    if (day === undefined) return { ignored: true };
    filter.publishedAfter = day;
    return { means: day };
  },
};

function spoken(name: string, ids: readonly string[]): Spoken {
  return { name, ids };
}
