// A written date in the words of a page ("4 March 2021", "March 4, 2021", "2021-03-04"), by the months of times.yaml.
import type { Knowledge } from "../knowledge/index.ts";
import { fold, isCivilDay, formatDay } from "../text/index.ts";

type Months = ReadonlyMap<string, number>;

const byKnowledge = new WeakMap<Knowledge, Months>();

// Languages of outlets whose words we have no lists of; the names of their months are in the engine (CLDR).
const LOCALES = ["de", "es", "fa", "fr", "he", "id", "it", "nl", "pl", "pt", "ru", "sv", "tr", "uk"];

/** Month names alone and as they stand in a date ("марта"), long and short. */
function addMonthsOfEngine(months: Map<string, number>): void {
  for (const locale of LOCALES) {
    for (const month of ["long", "short"] as const) {
      for (const day of [undefined, "numeric"] as const) {
        const options = { month, day, calendar: "gregory", timeZone: "UTC" } as const;
        const format = new Intl.DateTimeFormat(locale, options);
        for (let number = 1; number <= 12; number++) {
          const name = format
            .formatToParts(Date.UTC(2024, number - 1, 1))
            .find((part) => part.type === "month");
          const key = fold(name?.value ?? "").replace(/\.$/, "");
          if (/^\p{L}{3,}$/u.test(key) && !months.has(key)) months.set(key, number);
        }
      }
    }
  }
}

function monthsOf(knowledge: Knowledge): Months {
  let months = byKnowledge.get(knowledge);
  if (months) return months;
  const collected = new Map<string, number>();
  for (const language of knowledge.languages.values()) {
    const file = language.files.get("times") as { months?: Record<string, unknown> } | undefined;
    for (const [number, names] of Object.entries(file?.months ?? {})) {
      if (Array.isArray(names)) for (const name of names) collected.set(fold(String(name)), Number(number));
    }
  }
  addMonthsOfEngine(collected);
  months = collected;
  byKnowledge.set(knowledge, months);
  return months;
}

function asDay(year: number, month: number | undefined, day: number): string | undefined {
  return month !== undefined && isCivilDay(year, month, day) ? formatDay({ year, month, day }) : undefined;
}

/** The first full date in the text; numbers alone only in the order year, month, day (others are ambiguous). */
export function visibleDate(text: string, knowledge: Knowledge): string | undefined {
  const folded = fold(text);
  const iso = /(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(folded);
  if (iso) return asDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const months = monthsOf(knowledge);
  const words = folded.split(/[^\p{L}\p{N}.]+/u).map((word) => word.replace(/\.$/, ""));
  for (const [index, word] of words.entries()) {
    const month = months.get(word) ?? months.get(`${word}.`);
    if (month === undefined) continue;
    const before = Number.parseInt(words[index - 1] ?? "", 10);
    const after = Number.parseInt(words[index + 1] ?? "", 10);
    const beyond = Number(words[index + 2]);
    const found =
      after > 1900 ? asDay(after, month, before) : beyond > 1900 ? asDay(beyond, month, after) : undefined;
    if (found) return found;
  }
  return undefined;
}
