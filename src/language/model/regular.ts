// Dictionary forms of regular English verbs that training did not list: which letters an ending took or doubled. Of
// several spellings the one that the model's word list knows wins; a table learned from a treebank leaves too many
// endings open (of the verbs in -ing of EWT and GUM it alone tells 69 % right, this 96 %).

/** How common a form is in the model's word list, 0 the most common; undefined: not in it. */
export type RankOf = (form: string) => number | undefined;

const INFLECTED = /^(.*[aeiouy].*?)(?:ed|ing)$/;
const DOUBLED = /([bdgklmnprtvz])\1$/;
/** Letters that many words hold double by themselves: "add", "fill", "pass". */
const DOUBLE_BY_ITSELF = /(?:dd|ll|rr|ss|tt|zz)$/;
/** One beat closed by one consonant: it would be doubled, were there no silent e ("hop, hopping", "hope, hoping"). */
const SHORT = /^(?:qu|[^aeiou])*[aiouy][^aeiouwxyh]$/;
/** What a verb does not end in without a silent e. */
const SILENT_E = /(?:[^aeiou][aiu]t|[iy]z|[aeiou]s|[rns]c|[aeiou]c|[dr]g|[aeiou]g|v|u|[bcdfgkptz]l)$/;

/** The verb of a form in -ed or -ing; undefined for any other form. */
export function regularVerb(form: string, rankOf: RankOf): string | undefined {
  const stem = INFLECTED.exec(form)?.[1];
  if (stem === undefined) return undefined;
  if (form.endsWith("ied") && form.length > 4) return `${form.slice(0, -3)}y`;
  if (DOUBLED.test(stem)) return withoutDouble(stem, rankOf);
  const silent = `${stem}e`;
  const [plain, withE] = [rankOf(stem), rankOf(silent)];
  if (SHORT.test(stem) && (withE !== undefined || plain === undefined)) return silent;
  if (plain !== undefined && withE !== undefined) return plain < withE ? stem : silent;
  if (plain !== undefined) return stem;
  return withE !== undefined || SILENT_E.test(stem) ? silent : stem;
}

function withoutDouble(stem: string, rankOf: RankOf): string {
  const single = stem.slice(0, -1);
  const [double, one] = [rankOf(stem), rankOf(single)];
  if (one === undefined) return stem;
  const isItsOwn = DOUBLE_BY_ITSELF.test(stem) && double !== undefined && double < one;
  return isItsOwn ? stem : single;
}

/** A form in -s without it: plural of a noun, third person of a verb. */
export function withoutS(form: string): string {
  if (form.endsWith("ies") && form.length > 4) return `${form.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(form)) return form.slice(0, -2);
  return /[^su]s$/.test(form) ? form.slice(0, -1) : form;
}
