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

export function toCountry(alpha2: string | undefined): CountryCodes | undefined {
  const name = alpha2 === undefined ? undefined : countries.getName(alpha2, "en");
  if (alpha2 === undefined || name === undefined) return undefined;
  return { name, alpha3: countries.alpha2ToAlpha3(alpha2), numeric: countries.alpha2ToNumeric(alpha2) };
}
