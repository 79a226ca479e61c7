// An HTML page as an article: its body text, paragraphs set apart by blank lines.
import { blocksOf } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { findBody } from "./body.ts";
import type { Hints } from "./hints.ts";
import { measurePage } from "./measure.ts";
import type { Page } from "./tree.ts";

const HEADING = /^h[1-6]$/;

function isBoilerplate(block: Block): boolean {
  if (block.linkShare > 0.6 && block.text.length < 250) return true;
  return block.inList && block.linkShare > 0.4 && block.text.length < 120;
}

/** Headings with nothing below them belong to something that was dropped. */
function dropEmptyHeadings(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    if (!HEADING.test(block.tag)) return true;
    const next = blocks[index + 1];
    return next !== undefined;
  });
}

function sameText(a: string, b: string): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  return plain(a) === plain(b);
}

export function articleText(page: Page, hints: Hints, title: string | undefined): string {
  const measures = measurePage(page.root, hints);
  const blocks = blocksOf(findBody(page.root, measures), measures).filter((block) => !isBoilerplate(block));
  const kept = dropEmptyHeadings(blocks).filter((block) => !(title && sameText(block.text, title)));
  return kept
    .map(({ text, inList }, index) =>
      index === 0 ? text : (inList && kept[index - 1]!.inList ? "\n" : "\n\n") + text,
    )
    .join("");
}
