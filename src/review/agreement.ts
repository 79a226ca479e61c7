// How far coders agree beyond chance, over nominal values. Pure functions; each test holds one against a published example.

/** What each coder says of one unit; undefined where a coder says nothing of it. */
export type Unit = readonly (string | undefined)[];

export interface Agreement {
  /** Units of which at least two coders say something. */
  readonly units: number;
  /** Of those, in how many all say the same. */
  readonly agreed: number;
  /** Krippendorff's alpha; undefined where all values are one and the same, so that chance cannot be told from skill. */
  readonly alpha?: number;
  /** Cohen's kappa, of two coders. */
  readonly kappa?: number;
}

/**
 * Krippendorff's alpha for nominal data, any number of coders, with missing values:
 * 1 - (n - 1) * (n - sum of coincidences on the diagonal) / (n² - sum of squared marginals).
 * K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections B and C.
 */
export function nominalAlpha(units: readonly Unit[]): number | undefined {
  const marginals = new Map<string, number>();
  let [total, diagonal] = [0, 0];
  for (const unit of units) {
    const values = unit.filter((value) => value !== undefined);
    if (values.length < 2) continue;
    const counts = Map.groupBy(values, (value) => value);
    for (const [value, same] of counts) {
      marginals.set(value, (marginals.get(value) ?? 0) + same.length);
      diagonal += (same.length * (same.length - 1)) / (values.length - 1);
    }
    total += values.length;
  }
  const expected = total * total - [...marginals.values()].reduce((sum, count) => sum + count * count, 0);
  return expected === 0 ? undefined : 1 - ((total - 1) * (total - diagonal)) / expected;
}

/**
 * Cohen's kappa of two coders: (observed - expected) / (1 - expected), with what chance gives from each coder's own
 * frequencies. J. Cohen, "A coefficient of agreement for nominal scales" (1960).
 */
export function cohensKappa(units: readonly Unit[]): number | undefined {
  const pairs = units.flatMap(([a, b]) => (a === undefined || b === undefined ? [] : [[a, b] as const]));
  if (pairs.length === 0) return undefined;
  const [first, second] = [new Map<string, number>(), new Map<string, number>()];
  let agreed = 0;
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) agreed++;
  }
  const observed = agreed / pairs.length;
  const chance = [...first].reduce((sum, [value, count]) => sum + count * (second.get(value) ?? 0), 0);
  const expected = chance / pairs.length ** 2;
  return expected === 1 ? undefined : (observed - expected) / (1 - expected);
}

export function agreementOf(units: readonly Unit[]): Agreement {
  const told = units.filter((unit) => unit.filter((value) => value !== undefined).length > 1);
  const same = (unit: Unit): boolean => new Set(unit.filter((value) => value !== undefined)).size === 1;
  const [alpha, kappa] = [
    nominalAlpha(told),
    told.every((unit) => unit.length === 2) ? cohensKappa(told) : undefined,
  ];
  return {
    units: told.length,
    agreed: told.filter(same).length,
    ...(alpha !== undefined && { alpha }),
    ...(kappa !== undefined && { kappa }),
  };
}
