// The state of attribution in a sentence. The words and their order are data: phrases.yaml of a language.
import { z } from "zod";
import type { Knowledge } from "../knowledge/index.ts";
import { CasusError, type Incident, type IncidentAttribution, type Report } from "../record/index.ts";
import { civilDay, dayOf, fold, numberOfDay } from "../text/index.ts";
import { claimantsOf, haveRivals } from "./grade.ts";
import { originsOf } from "./incident/origins.ts";
import { mergeKnowledge } from "./knowledge.ts";

const Forms = z.object({ one: z.string(), other: z.string() });
const StatusPhrases = z.object({
  numbers: z.array(z.string()),
  sources: Forms,
  claimed: z.string(),
  denied: z.string(),
  blamed: z.string(),
  blamedByText: z.string(),
  unclaimed: z.string(),
  noClaim: z.string(),
  rivals: z.string(),
  deniedEvent: z.string(),
  note: z.string(),
  asOf: z.string(),
  join: z.object({ part: z.string(), sentence: z.string(), last: z.string(), end: z.string() }),
  day: z.string(),
  months: z.array(z.string()).length(12),
  media: z.record(z.string(), z.string()),
});

export interface Phrases extends z.infer<typeof StatusPhrases> {
  /** Name of an actor of the register. */
  readonly nameOf: (id: string) => string | undefined;
  /** True if two actors belong together, so that both may claim one deed. */
  readonly related: (a: string, b: string) => boolean;
}

/** The phrases of a language, with the names of actors. */
export function phrasesOf(
  knowledge: Pick<Knowledge, "languages" | "actors" | "kinds">,
  language: string,
): Phrases {
  const file = knowledge.languages.get(language)?.files.get("phrases") as { status?: unknown } | undefined;
  const parsed = StatusPhrases.safeParse(file?.status);
  if (!parsed.success) {
    const why = parsed.error.issues[0];
    const where = `knowledge/languages/${language}/phrases.yaml`;
    throw new CasusError("bad-knowledge", `${where}: status.${why?.path.join(".")} ${why?.message}.`);
  }
  const { related } = mergeKnowledge(knowledge);
  return { ...parsed.data, nameOf: (id) => knowledge.actors.nameOf(id), related };
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

const plural = (forms: { one: string; other: string }, count: number): string =>
  count === 1 ? forms.one : forms.other;

function dayText(date: string, phrases: Phrases): string {
  const number = numberOfDay(dayOf(date) ?? "");
  if (number === undefined) return date;
  const { year, month, day } = civilDay(number);
  return fill(phrases.day, { day: String(day), month: phrases.months[month - 1]!, year: String(year) });
}

function noteOf(line: IncidentAttribution, phrases: Phrases): string {
  const medium = line.medium === undefined ? undefined : (phrases.media[line.medium] ?? line.medium);
  const day = line.asOf === undefined ? undefined : dayText(line.asOf, phrases);
  const parts = [medium, day].filter((part) => part !== undefined);
  return parts.length === 0 ? "" : fill(phrases.note, { parts: parts.join(phrases.join.part) });
}

/** " as of 9 December 2023"; nothing where no day is known. */
function asOfText(days: readonly (string | undefined)[], phrases: Phrases): string {
  const latest = days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return latest === undefined ? "" : fill(phrases.asOf, { day: dayText(latest, phrases) });
}

function listed(names: readonly string[], phrases: Phrases): string {
  if (names.length < 2) return names.join("");
  return names.slice(0, -1).join(phrases.join.part) + phrases.join.last + names.at(-1)!;
}

/** Lines of one status that say the same of the same people are one clause; the earliest gives the note. */
function clausesOf(
  incident: Incident,
  status: "claimed" | "denied" | "blamed" | "unclaimed",
  phrases: Phrases,
): string[] {
  const lines = incident.attribution
    .filter((line) => line.status === status)
    .sort((a, b) => (a.asOf ?? "~").localeCompare(b.asOf ?? "~"));
  const name = (id: string): string => phrases.nameOf(id) ?? id;
  const keyOf = (line: IncidentAttribution): string =>
    status === "blamed" ? fold(name(line.by ?? "")) : status;
  return [...Map.groupBy(lines, keyOf).values()].map((group) => {
    const actors = [
      ...new Set(group.flatMap((line) => (line.actor === undefined ? [] : [name(line.actor)]))),
    ];
    const by = group[0]!.by;
    const form = status === "blamed" && by === undefined ? phrases.blamedByText : phrases[status];
    const note = actors.length > 1 ? "" : noteOf(group[0]!, phrases);
    const asOf = asOfText(
      group.map((line) => line.asOf),
      phrases,
    );
    return fill(form, { actors: listed(actors, phrases), by: name(by ?? ""), note, asOf });
  });
}

/** Names for what no register names: as the reports have it. */
function withNames(phrases: Phrases, reports: readonly Report[]): Phrases {
  const told = new Map<string, string>();
  for (const claim of reports.flatMap((report) => report.claims ?? [])) {
    for (const party of [claim.actor, claim.by])
      if (party?.entity !== undefined) told.set(party.entity, party.name);
  }
  return { ...phrases, nameOf: (id) => phrases.nameOf(id) ?? told.get(id) };
}

/** That no report names a claim: said only of what nobody else is told to have done, claimed, or denied. */
function noClaim(incident: Incident, reports: readonly Report[], phrases: Phrases): string[] {
  if (incident.attribution.length > 0) return [];
  const asOf = asOfText(
    reports.map((report) => report.published),
    phrases,
  );
  return asOf === "" ? [] : [fill(phrases.noClaim, { asOf })];
}

/** "Three sources report it; claimed by Islamic Resistance in Iraq (Telegram, 3 March 2021); involvement denied by Iran." */
export function statusSentence(incident: Incident, reports: readonly Report[], language: Phrases): string {
  const phrases = withNames(language, reports);
  const count = originsOf(reports).size;
  const sources = fill(plural(phrases.sources, count), { count: phrases.numbers[count] ?? String(count) });
  const denied = reports.length > 0 && reports.every((report) => report.status === "denied");
  const claimed = clausesOf(incident, "claimed", phrases);
  const clauses = [
    sources,
    ...(denied ? [phrases.deniedEvent] : []),
    ...claimed,
    ...(haveRivals(claimantsOf(incident), phrases.related) ? [phrases.rivals] : []),
    ...clausesOf(incident, "blamed", phrases),
    ...clausesOf(incident, "denied", phrases),
    // Once somebody has claimed it, that nobody had is history.
    ...(claimed.length > 0 ? [] : clausesOf(incident, "unclaimed", phrases)),
    ...(denied ? [] : noClaim(incident, reports, phrases)),
  ];
  return clauses.join(phrases.join.sentence) + phrases.join.end;
}
