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
  readonly inQuote: boolean;
  readonly unlikely: boolean;
}

/** What a piece of text stands in. */
interface Within {
  readonly link: boolean;
  readonly list: boolean;
  readonly quote: boolean;
}

const NOWHERE: Within = { link: false, list: false, quote: false };

function inside({ link, list, quote }: Within, { tag }: Element): Within {
  return {
    link: link || tag === "a",
    list: list || tag === "li",
    quote: quote || tag === "blockquote",
  };
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

  #flush(element: Element, { list, quote }: Within): void {
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
        inList: list,
        inQuote: quote,
        unlikely,
      });
    }
    this.#open = { text: "", linked: 0 };
  }

  write(element: Element, block: Element, around: Within): void {
    const within = inside(around, element);
    for (const child of element.children) {
      if (typeof child === "string") {
        this.#open.text += child.replace(/[\s\u00a0]+/g, " ");
        if (within.link) this.#open.linked += child.replace(/\s+/g, "").length;
      } else if (child.tag === "br") this.#open.text += "\n";
      else if (this.#measures.get(child)?.dropped) continue;
      else if (child.tag === "td" || child.tag === "th") {
        this.#open.text += " ";
        this.write(child, block, within);
      } else if (BLOCKS.has(child.tag)) {
        const deeper = inside(within, child);
        this.#flush(block, within);
        this.write(child, child, within);
        this.#flush(child, deeper);
      } else this.write(child, block, within);
    }
  }

  end(element: Element): void {
    this.#flush(element, NOWHERE);
  }
}

/** Blocks of the elements in document order; a run of `br` ends a block. */
export function blocksOf(elements: readonly Element[], measures: Measures): Block[] {
  const writer = new BlockWriter(measures);
  for (const element of elements) {
    writer.write(element, element, NOWHERE);
    writer.end(element);
  }
  return writer.blocks.flatMap((block) =>
    block.text
      .split(/\n{2,}/)
      .map((text) => ({ ...block, text: text.trim() }))
      .filter(({ text }) => text !== ""),
  );
}
