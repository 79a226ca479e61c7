// The people whom a document tells of and no register knows: victims, suspects, their kin. Who is shared by two documents
// nearly proves that they tell one story. Those who only speak in it – police chiefs, neighbours – speak in many stories.
import type { CodedDocument, Event, Mention } from "../record/index.ts";
import { foldPhrase } from "../text/index.ts";

/** How surely a document tells of a person, 0 to 1, by the folded first and last word of the name. */
export type People = Record<string, number>;

// Shares of the log-odds that one name in both documents gives (logistic fit on a stream of crime news: 4.6, 2.5, 1.3).
const AGED = 1;
const OFTEN = 0.55;
const ONCE = 0.3;
// More than these are a list of names, or a court's calendar.
const PEOPLE_MAX = 12;
// A page of 5 MB is no news.
const TEXT_MAX = 50_000;

// "Shakir Williams, 17," and "17-year-old Shakir Williams": who is told of with an age is told about.
const AGE_AFTER = /^,?\s\(?\p{L}{0,8}\s?\d{1,2}(?![\d:%]|\.\d|\s?[ap]\.?m)/u;
const AGE_BEFORE = /(?<!\d)\d{1,2}[-‐‑]\p{L}+(?:[-‐‑]\p{L}+)?,?\s$/u;
const REACH = 24;

interface Seen {
  count: number;
  spoken: number;
  aged: boolean;
}

function keyOf(coded: CodedDocument, mention: Mention): string | undefined {
  const words = foldPhrase(mention.name ?? coded.text.slice(mention.start, mention.end)).split(" ");
  const whole = words.filter((word) => word.length > 1);
  return whole.length < 2 ? undefined : `${whole[0]} ${whole.at(-1)}`;
}

function hasAge(text: string, { start, end }: Mention): boolean {
  return (
    AGE_AFTER.test(text.slice(end, end + REACH)) ||
    AGE_BEFORE.test(text.slice(Math.max(0, start - REACH), start))
  );
}

/** Mentions of those whom an event hurt: they are hurt once, while a doer may act again and again. */
function victimsIn(events: readonly Event[]): Set<string> {
  return new Set(events.flatMap((event) => event.victims.flatMap((role) => role.mention ?? [])));
}

/** What may bear a person's name. */
const NAMESAKES: ReadonlySet<Mention["type"]> = new Set(["facility", "location", "platform"]);

/** Where airports, streets and ships end in the text, by their beginning. */
function endsOfNamesakes(mentions: readonly Mention[]): Map<number, number> {
  const ends = new Map<number, number>();
  for (const { type, start, end } of mentions)
    if (NAMESAKES.has(type)) ends.set(start, Math.max(end, ends.get(start) ?? 0));
  return ends;
}

function strengthOf({ count, spoken, aged }: Seen): number {
  if (aged) return AGED;
  if (spoken * 2 >= count) return 0;
  return count > 1 ? OFTEN : ONCE;
}

/** Undefined where a document tells of nobody by a full name. */
export function peopleOf(coded: CodedDocument): People | undefined {
  const speakers = new Set(coded.attributions.flatMap(({ speaker }) => speaker ?? []));
  const victims = victimsIn(coded.events);
  const seen = new Map<string, Seen>();
  const named = endsOfNamesakes(coded.mentions);
  for (const mention of coded.mentions) {
    if (mention.type !== "person" || mention.entity !== undefined || mention.start > TEXT_MAX) continue;
    if ((named.get(mention.start) ?? 0) > mention.end) continue;
    const key = keyOf(coded, mention);
    if (key === undefined) continue;
    const one = seen.get(key) ?? { count: 0, spoken: 0, aged: false };
    one.count++;
    if (speakers.has(mention.id)) one.spoken++;
    one.aged ||= victims.has(mention.id) || hasAge(coded.text, mention);
    seen.set(key, one);
  }
  const told = [...seen]
    .map(([name, one]) => [name, strengthOf(one)] as const)
    .filter(([, sure]) => sure > 0);
  if (told.length === 0) return undefined;
  told.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return Object.fromEntries(told.slice(0, PEOPLE_MAX));
}
