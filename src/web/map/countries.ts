// The numeric ISO 3166 code by which the base map names a country.
import countries from "i18n-iso-countries";

export function countryNumber(alpha2: string): string | undefined {
  return countries.alpha2ToNumeric(alpha2);
}
