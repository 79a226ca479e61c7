// The chosen elements as blocks of text: one block a paragraph, heading or list item, with what is needed to judge it.
import { BLOCKS } from "./measure.ts";
import type { Measures } from "./measure.ts";
import type { Element } from "./tree.ts";

export interface Block {
  readonly text: string;
  /** The nearest block element around it. */
  readonly tag: string;
  /** Share of the letters that stand in links, 0–1. */
  readonly linkShare: number;
  readonly inList: boolean;
  readonly unlikely: boolean;
}

interface Open {
  text: string;
  linked: number;
}

class BlockWriter {
  readonly blocks: Block[] = [];
  readonly #measures: Measures;
  #open: Open = { text: "", linked: 0 };

  constructor(measures: Measures) {
    this.#measures = measures;
  }

  #flush(element: Element, inList: boolean): void {
    const text = this.#open.text
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
    const all = this.#open.text.replace(/\s+/g, "").length;
    if (text !== "") {
      const unlikely = this.#measures.get(element)?.hints.unlikely ?? false;
      this.blocks.push({
        text,
        tag: element.tag,
        linkShare: all === 0 ? 0 : this.#open.linked / all,
        inList,
        unlikely,
      });
    }
    this.#open = { text: "", linked: 0 };
  }

  write(element: Element, block: Element, inLink: boolean, inList: boolean): void {
    const linked = inLink || element.tag === "a";
    const list = inList || element.tag === "li";
    for (const child of element.children) {
      if (typeof child === "string") {
        this.#open.text += child.replace(/[\s\u00a0]+/g, " ");
        if (linked) this.#open.linked += child.replace(/\s+/g, "").length;
      } else if (child.tag === "br") this.#open.text += "\n";
      else if (this.#measures.get(child)?.dropped) continue;
      else if (child.tag === "td" || child.tag === "th") {
        this.#open.text += " ";
        this.write(child, block, linked, list);
      } else if (BLOCKS.has(child.tag)) {
        this.#flush(block, list);
        this.write(child, child, linked, list || child.tag === "li");
        this.#flush(child, list || child.tag === "li");
      } else this.write(child, block, linked, list);
    }
  }

  end(element: Element): void {
    this.#flush(element, false);
  }
}

/** Blocks of the elements in document order; a run of `br` ends a block. */
export function blocksOf(elements: readonly Element[], measures: Measures): Block[] {
  const writer = new BlockWriter(measures);
  for (const element of elements) {
    writer.write(element, element, false, false);
    writer.end(element);
  }
  return writer.blocks.flatMap((block) =>
    block.text
      .split(/\n{2,}/)
      .map((text) => ({ ...block, text: text.trim() }))
      .filter(({ text }) => text !== ""),
  );
}
