// Strings that are kept longer than the text they were cut from.

/**
 * The same letters, but no slice: the engine keeps the whole text alive behind a slice of it, so what a table remembers for
 * the next thousand documents must stand alone. The name of a field does.
 */
export function alone(cut: string): string {
  return Object.keys({ [cut]: true })[0]!;
}
