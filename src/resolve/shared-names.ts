// A short name that two actors share: "Hezbollah" right after "Kataib Hezbollah", in a text that has nothing else to do
// with the home of the other Hezbollah, is the one just named in full.
import type { CodedDocument } from "../record/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { foldPhrase } from "../text/index.ts";
import type { Resolution } from "./types.ts";

/** Changes, in place, what single-word names were resolved to. `countries` are those that the text names. */
export function settleSharedNames(
  coded: CodedDocument,
  resolved: Map<string, Resolution>,
  countries: ReadonlyMap<string, number>,
  knowledge: Knowledge,
): void {
  const homeOf = (id: string | undefined): string | undefined =>
    knowledge.actors.actors.get(id ?? "")?.country;
  const homes = homesOf(resolved, homeOf);
  const fuller = new Map<string, Resolution>();
  for (const mention of coded.mentions) {
    const own = resolved.get(mention.id);
    if (mention.type !== "organization" || own?.entity === undefined) continue;
    const words = foldPhrase(coded.text.slice(mention.start, mention.end)).split(" ");
    const last = words.at(-1)!;
    if (words.length > 1) {
      fuller.set(last, own);
      continue;
    }
    const other = fuller.get(last);
    const home = homeOf(own.entity);
    const atHome = home === undefined || countries.has(home) || (homes.get(home)?.size ?? 0) > 1;
    if (other && other.entity !== own.entity && !atHome) resolved.set(mention.id, other);
  }
}

/** Actors of the text by their country. */
function homesOf(
  resolved: ReadonlyMap<string, Resolution>,
  homeOf: (id: string | undefined) => string | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
  const homes = new Map<string, Set<string>>();
  for (const { entity } of resolved.values()) {
    const home = homeOf(entity);
    if (home === undefined || entity === undefined) continue;
    const known = homes.get(home);
    if (known) known.add(entity);
    else homes.set(home, new Set([entity]));
  }
  return homes;
}
