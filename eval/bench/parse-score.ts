// Scores of trees on gold tokens: UPOS, LAS without and with subtypes (as the CoNLL 2018 task), and F1 of single relations.

/** Form, UPOS, head, relation of each word. */
export type Columns = readonly [form: string, upos: string, head: string, relation: string];

export function columnsOf(text: string): Columns[][] {
  return text
    .replace(/\r/g, "")
    .split(/\n\n+/)
    .map((block) =>
      block
        .split("\n")
        .filter((l) => /^\d+\t/.test(l))
        .map((l): Columns => {
          const c = l.split("\t");
          return [c[1]!, c[3]!, c[6]!, c[7]!];
        }),
    )
    .filter((words) => words.length > 0);
}

/** The same gold text with every form in capitals. */
export function upperCased(text: string): string {
  return text.replace(/^(\d+(?:-\d+)?\t)([^\t]*)/gm, (_, n: string, form: string) => n + form.toUpperCase());
}

const percent = (part: number, whole: number): number =>
  Math.round((whole ? part / whole : 0) * 10_000) / 100;
const base = (relation: string): string => relation.split(":")[0]!;

export function scoreTrees(
  gold: readonly Columns[][],
  found: readonly Columns[][],
): { upos: number; las: number; lasStrict: number } {
  let [tokens, upos, las, strict] = [0, 0, 0, 0];
  gold.forEach((words, s) =>
    words.forEach((g, i) => {
      const f = found[s]?.[i];
      tokens++;
      if (!f || f[0] !== g[0]) return;
      if (f[1] === g[1]) upos++;
      if (f[2] === g[2] && base(f[3]) === base(g[3])) las++;
      if (f[2] === g[2] && f[3] === g[3]) strict++;
    }),
  );
  return { upos: percent(upos, tokens), las: percent(las, tokens), lasStrict: percent(strict, tokens) };
}

/** F1 of each relation (head and label right), and of all of them together. */
export function scoreRelations(
  gold: readonly Columns[][],
  found: readonly Columns[][],
  relations: readonly string[],
): [string, number][] {
  const counts = new Map<string, [gold: number, found: number, right: number]>(
    relations.map((r) => [r, [0, 0, 0]]),
  );
  gold.forEach((words, s) =>
    words.forEach((g, i) => {
      const f = found[s]![i]!;
      const inGold = counts.get(g[3]);
      const inFound = counts.get(f[3]);
      if (inGold) inGold[0]++;
      if (inFound) inFound[1]++;
      if (inGold && g[3] === f[3] && g[2] === f[2]) inGold[2]++;
    }),
  );
  const f1 = ([g, f, r]: readonly [number, number, number]): number => percent(2 * r, g + f);
  const all = [...counts.values()].reduce(
    ([a, b, c], [g, f, r]): [number, number, number] => [a + g, b + f, c + r],
    [0, 0, 0],
  );
  return [
    ...[...counts].map(([relation, c]): [string, number] => [relation, f1(c)]),
    ["the four together", f1(all)],
  ];
}
