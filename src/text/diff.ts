// What changed between two texts, paragraph by paragraph.

export interface TextChange {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");

// Comparing costs the product of both lengths; longer middles are given as taken out and put in whole.
const MOST_CELLS = 4_000_000;

/** Lengths of the longest common subsequences of the ends of both lists, row by row. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      rows[i]![j] =
        before[i] === after[j] ? rows[i + 1]![j + 1]! + 1 : Math.max(rows[i + 1]![j]!, rows[i]![j + 1]!);
    }
  }
  return rows;
}

function middleChanges(before: readonly string[], after: readonly string[]): TextChange[] {
  const removed = (text: string): TextChange => ({ kind: "removed", text });
  const added = (text: string): TextChange => ({ kind: "added", text });
  if (before.length * after.length > MOST_CELLS) return [...before.map(removed), ...after.map(added)];
  const rows = commonLengths(before, after);
  const changes: TextChange[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      changes.push({ kind: "same", text: before[i++]! });
      j++;
    } else if (rows[i + 1]![j]! >= rows[i]![j + 1]!) changes.push(removed(before[i++]!));
    else changes.push(added(after[j++]!));
  }
  return [...changes, ...before.slice(i).map(removed), ...after.slice(j).map(added)];
}

/** Paragraphs in order: those that stayed, were taken out, were put in. */
export function diffTexts(before: string, after: string): TextChange[] {
  const [old, now] = [paragraphsOf(before), paragraphsOf(after)];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const same = (text: string): TextChange => ({ kind: "same", text });
  return [
    ...old.slice(0, start).map(same),
    ...middleChanges(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map(same),
  ];
}
