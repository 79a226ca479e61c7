// Names by the key of their first word: what the index looks up. Entries of the same name are one, with several ids.

export interface Entry {
  readonly keys: readonly string[];
  /** Written exactly so, where a name is only a name in one spelling. */
  readonly exact?: string;
  /** The name has a capital, so the text must have one too. */
  readonly capital: boolean;
  ids: readonly string[];
  /** The name ends in a stop ("Ky."), and only with it is it one. */
  readonly stop: boolean;
  /** One word behind an article: without the article it may be another name ("Al Mayadeen", Mayadin). */
  readonly article?: boolean;
}

/** The names that may begin with a word: by its key, and by its sound as consonants alone and whole. */
export interface Opening {
  readonly strict?: readonly Entry[] | undefined;
  readonly consonants?: readonly Entry[] | undefined;
  readonly whole?: readonly Entry[] | undefined;
}

export class NameTable {
  readonly #byFirst = new Map<string, Entry[]>();

  put(entry: Entry): void {
    const first = entry.keys[0];
    const id = entry.ids[0];
    if (first === undefined || id === undefined) return;
    const entries = this.#byFirst.get(first);
    const same = entries?.find((known) => isSame(known, entry));
    if (same) {
      if (!same.ids.includes(id)) same.ids = [...same.ids, id];
    } else if (entries) insert(entries, entry);
    else this.#byFirst.set(first, [entry]);
  }

  /** Names whose first word has this key, the longest first. */
  get(first: string): readonly Entry[] | undefined {
    return this.#byFirst.get(first);
  }
}

/** Names that begin with one word are few enough to be looked through. */
function isSame(a: Entry, b: Entry): boolean {
  return (
    a.keys.length === b.keys.length &&
    a.keys.every((key, at) => key === b.keys[at]) &&
    a.exact === b.exact &&
    a.capital === b.capital &&
    a.stop === b.stop &&
    (a.article ?? false) === (b.article ?? false)
  );
}

function insert(entries: Entry[], entry: Entry): void {
  let at = entries.length;
  while (at > 0 && entries[at - 1]!.keys.length < entry.keys.length) at--;
  entries.splice(at, 0, entry);
}
