// HTML to a light tree. Tolerant of anything; very deep nesting is flattened.
import { Parser } from "htmlparser2";

export interface Element {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
  readonly parent?: Element;
}

export type Node = Element | string;

export interface Page {
  readonly root: Element;
  /** Contents of the JSON-LD scripts. */
  readonly jsonLd: readonly string[];
}

// Real pages stay under 60. Deeper elements are passed over and their text is hung into the one above: later walks may
// recurse, and the parser, whose cost for each tag grows with the number of open elements, stays linear.
const MAX_DEPTH = 400;
const CHUNK = 65_536;
// Their content is never text of the page.
const OPAQUE = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "svg",
  "iframe",
  "object",
  "canvas",
  "select",
  "math",
]);

class TreeBuilder {
  readonly root: Element = { tag: "#root", attributes: {}, children: [] };
  readonly jsonLd: string[] = [];
  readonly #open: Element[] = [this.root];
  readonly #openNamed = new Map<string, number>();
  #opaque: string | undefined;
  #opaqueDepth = 0;
  #script: string[] | undefined;

  /** Elements that the parser holds open, those of no text among them. */
  depth = 0;

  holds(name: string): boolean {
    return (this.#openNamed.get(name) ?? 0) > 0;
  }

  onopentag(tag: string, attributes: Record<string, string>): void {
    this.#count(tag, 1);
    if (this.#opaque !== undefined) {
      if (tag === this.#opaque) this.#opaqueDepth++;
      return;
    }
    if (OPAQUE.has(tag)) {
      this.#opaque = tag;
      this.#opaqueDepth = 1;
      if (tag === "script" && /ld\+json/i.test(attributes.type ?? "")) this.#script = [];
      return;
    }
    const parent = this.#open.at(-1)!;
    const element: Element = { tag, attributes, children: [], parent };
    parent.children.push(element);
    this.#open.push(element);
  }

  /** An element without children: where one was passed over, a block still ends. */
  mark(tag: string): void {
    const parent = this.#open.at(-1)!;
    if (this.#opaque === undefined) parent.children.push({ tag, attributes: {}, children: [], parent });
  }

  ontext(text: string): void {
    if (this.#opaque === undefined) this.#open.at(-1)!.children.push(text);
    else this.#script?.push(text);
  }

  onclosetag(tag: string): void {
    this.#count(tag, -1);
    if (this.#opaque !== undefined) {
      if (tag === this.#opaque && --this.#opaqueDepth === 0) this.#leaveOpaque();
      return;
    }
    if (this.#open.length > 1 && this.#open.at(-1)!.tag === tag) this.#open.pop();
  }

  #count(tag: string, by: 1 | -1): void {
    const name = tag.toLowerCase();
    this.depth += by;
    this.#openNamed.set(name, (this.#openNamed.get(name) ?? 0) + by);
  }

  #leaveOpaque(): void {
    if (this.#script) this.jsonLd.push(this.#script.join(""));
    this.#script = undefined;
    this.#opaque = undefined;
  }
}

/** Keeps from the parser what it would look through all open elements for: tags too deep, and ends that end nothing. */
class HtmlParser extends Parser {
  readonly #html: string;
  readonly #builder: TreeBuilder;
  readonly #passed = new Map<string, number>();

  constructor(html: string, builder: TreeBuilder) {
    super(
      {
        onopentag: (tag, attributes) => builder.onopentag(tag, attributes),
        ontext: (text) => builder.ontext(text),
        onclosetag: (tag) => builder.onclosetag(tag),
      },
      { decodeEntities: true, lowerCaseTags: true },
    );
    this.#html = html;
    this.#builder = builder;
  }

  override onopentagname(start: number, endIndex: number): void {
    const name = this.#html.slice(start, endIndex).toLowerCase();
    if (this.#builder.depth < MAX_DEPTH || OPAQUE.has(name) || this.isVoidElement(name)) {
      super.onopentagname(start, endIndex);
      return;
    }
    this.#passed.set(name, (this.#passed.get(name) ?? 0) + 1);
    this.#builder.mark(name);
  }

  override onclosetag(start: number, endIndex: number): void {
    const name = this.#html.slice(start, endIndex).toLowerCase();
    const passed = this.#passed.get(name) ?? 0;
    if (passed > 0) this.#passed.set(name, passed - 1);
    // Alone, these two make an element.
    else if (name === "p" || name === "br" || this.#builder.holds(name)) super.onclosetag(start, endIndex);
  }
}

/** Never throws: what cannot be parsed comes back as the text it is. */
export function parseHtml(html: string): Page {
  const builder = new TreeBuilder();
  const parser = new HtmlParser(html, builder);
  for (let at = 0; at < html.length; at += CHUNK) parser.write(html.slice(at, at + CHUNK));
  parser.end();
  return { root: builder.root, jsonLd: builder.jsonLd };
}

/** Every element below, in document order. */
export function* elementsOf(root: Element): Generator<Element> {
  const waiting: Element[] = [];
  const wait = (element: Element): void => {
    for (const child of element.children.toReversed()) if (typeof child !== "string") waiting.push(child);
  };
  wait(root);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    wait(next);
  }
}

/** All text below, as it stands. */
export function textBelow(node: Node): string {
  if (typeof node === "string") return node;
  let text = "";
  for (const child of node.children) text += textBelow(child);
  return text;
}

/** Text with runs of blanks made one. */
export function plainText(node: Node): string {
  return textBelow(node)
    .replace(/[\s\u00a0]+/g, " ")
    .trim();
}
