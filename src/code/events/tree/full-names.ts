// Persons told in short, led to the mention that names them in full, before or behind: "Ossa" and "Jaramillo" in a text
// about Bernardo Jaramillo Ossa. Where two persons share the words, nobody is meant.
import type { Mention, Span } from "../../../record/index.ts";
import { foldPhrase } from "../../../text/index.ts";
import type { CodingContext } from "../../context.ts";
import { documentMemory } from "../../memory.ts";

/** Shorter words are initials and particles. */
const SHORTEST = 4;
/** Longer names are titles and lists; the bound keeps the runs of their words few. */
const LONGEST_NAME = 7;

interface Named {
  readonly words: string;
  readonly mention: Mention;
}

const known = documentMemory<readonly Mention[], ReadonlyMap<string, Named | undefined>>();

/** The first mention of the longest name that holds the words of the span; undefined where there is none, or no one. */
export function fullName({ mentions, text }: CodingContext, { start, end }: Span): Mention | undefined {
  let byRun = known.get(mentions);
  if (!byRun) known.set(mentions, (byRun = namesByRun(mentions, text)));
  return byRun.get(foldPhrase(text.slice(start, end)))?.mention;
}

/** Every run of words inside a longer name, with the name; undefined for a run that several names hold. */
function namesByRun(mentions: readonly Mention[], text: string): Map<string, Named | undefined> {
  const byRun = new Map<string, Named | undefined>();
  for (const mention of mentions) {
    if (mention.type !== "person") continue;
    const words = foldPhrase(text.slice(mention.start, mention.end));
    for (const run of runsOf(words.split(" "))) {
      const held = byRun.get(run);
      if (!byRun.has(run) || (held && holds(words, held.words))) byRun.set(run, { words, mention });
      else if (held && !holds(held.words, words)) byRun.set(run, undefined);
    }
  }
  return byRun;
}

function runsOf(words: readonly string[]): string[] {
  if (words.length < 2 || words.length > LONGEST_NAME) return [];
  const runs: string[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      const run = words.slice(from, to).join(" ");
      if (to - from < words.length && run.length >= SHORTEST) runs.push(run);
    }
  }
  return runs;
}

function holds(longer: string, shorter: string): boolean {
  return longer !== shorter && ` ${longer} `.includes(` ${shorter} `);
}
