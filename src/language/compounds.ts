// Hyphen compounds: treebanks split "Iran-backed" into three words, the analyser reads it as one.

interface Piece {
  readonly form: string;
  readonly spaceAfter: boolean;
}

/** True where the word at `i` is a hyphen that ties its neighbours into one token; "10-15" stays a range. */
export function isCompoundJoint(words: readonly Piece[], i: number): boolean {
  const before = words[i - 1];
  const joint = words[i];
  const after = words[i + 1];
  if (!before || !joint || !after || before.spaceAfter || joint.spaceAfter) return false;
  if (!/^[-‐‑]$/.test(joint.form)) return false;
  if (!/[\p{L}\p{N}.]$/u.test(before.form) || !/^[\p{L}\p{N}]/u.test(after.form)) return false;
  return /\p{L}/u.test(before.form) || /\p{L}/u.test(after.form);
}

/** Stretches `[from, to]` of words that make one token each: single words and hyphen compounds. */
export function groupsOf(words: readonly Piece[]): [from: number, to: number][] {
  const groups: [number, number][] = [];
  for (let i = 0; i < words.length; i++) {
    let end = i;
    while (end + 2 < words.length && isCompoundJoint(words, end + 1)) end += 2;
    groups.push([i, end]);
    i = end;
  }
  return groups;
}
