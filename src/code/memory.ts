// What the steps work out once about a document (or a part of it) and ask again; dropped when the next one begins.
// One table for all documents would keep each of them until the whole memory is swept: slower, and far more of it.

let document = 0;

/** A new document begins: what is remembered of the one before is let go. */
export function forgetDocument(): void {
  document++;
}

export interface Memory<K extends object, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
}

/** A table from parts of the document being coded to what is known about them. */
export function documentMemory<K extends object, V>(): Memory<K, V> {
  let table = new WeakMap<K, V>();
  let made = document;
  return {
    get: (key) => (made === document ? table.get(key) : undefined),
    set: (key, value) => {
      if (made !== document) table = new WeakMap();
      made = document;
      table.set(key, value);
    },
  };
}
