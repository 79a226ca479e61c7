// A country's name and numbers (ISO 3166) by its two letters, for the schemes that want them.
import countries from "i18n-iso-countries";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };

countries.registerLocale(english);

export interface CountryCodes {
  readonly name: string;
  readonly alpha3?: string;
  /** Three digits. */
  readonly numeric?: string;
}

/** There are some 250, and every row asks for one. */
const known = new Map<string, CountryCodes | undefined>();

export function toCountry(alpha2: string | undefined): CountryCodes | undefined {
  if (alpha2 === undefined) return undefined;
  if (!known.has(alpha2) && /^[A-Z]{2}$/.test(alpha2)) known.set(alpha2, codesOf(alpha2));
  return known.get(alpha2);
}

function codesOf(alpha2: string): CountryCodes | undefined {
  const name = countries.getName(alpha2, "en");
  if (name === undefined) return undefined;
  return { name, alpha3: countries.alpha2ToAlpha3(alpha2), numeric: countries.alpha2ToNumeric(alpha2) };
}
