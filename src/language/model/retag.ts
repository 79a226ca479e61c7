// A second look at doubtful tags: where the network was torn between parts of speech, the tree and the tags around decide with it.
import { contextsOf, type TaggedTree } from "./contexts.ts";
import type { ModelFile } from "./file.ts";
import type { Doubt } from "./network.ts";

/** How much the second look counts against the network: swept 0.5–3 on dev, even (within 0.04) from 1 up. */
const WEIGHT = 2.5;

/** The tags ("UPOS|XPOS") of a sentence after the second look; `tags` are the network's. */
export type Retagger = (
  tree: Omit<TaggedTree, "upos">,
  tags: readonly string[],
  doubts: readonly Doubt[],
) => readonly string[];

export function createRetagger(model: ModelFile): Retagger {
  const { values, scales, columns } = model.tensor("contexts");
  const names = model.header.tags;
  const classOf = partsOfSpeech(names);
  const scores = new Float32Array(columns);
  const look = (rows: Int32Array): void => {
    scores.fill(0);
    for (const row of rows)
      for (let c = 0, at = row * columns; c < columns; c++) scores[c]! += values[at + c]! * scales![row]!;
  };
  return (tree, tags, doubts) => {
    if (doubts.length === 0) return tags;
    const read = contextsOf({ ...tree, upos: tags.map((tag) => tag.slice(0, tag.indexOf("|"))) });
    const settled = [...tags];
    for (const { token, choices } of doubts) {
      look(read(token));
      let most = -Infinity;
      for (const { tag, score } of choices) {
        const sum = score + WEIGHT * scores[classOf[tag]!]!;
        if (sum > most) [most, settled[token]] = [sum, names[tag]!];
      }
    }
    return settled;
  };
}

/** Of each tag ("UPOS|XPOS") the number of its part of speech, counted by first appearance: the columns of the table. */
export function partsOfSpeech(tags: readonly string[]): number[] {
  const upos = tags.map((tag) => tag.slice(0, tag.indexOf("|")));
  const order = [...new Set(upos)];
  return upos.map((u) => order.indexOf(u));
}
