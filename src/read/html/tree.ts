// HTML to a light tree. Tolerant of anything; very deep nesting is flattened, so that later walks may recurse.
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

// Real pages stay under 60; beyond this depth elements are hung side by side.
const MAX_DEPTH = 400;
// The parser's cost for each element grows with the number of open ones; a page with so many is no page, and what
// stands behind them is not read.
const MAX_OPEN = 20_000;
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
  #over = 0;
  #opaque: string | undefined;
  #opaqueDepth = 0;
  #script: string[] | undefined;

  /** Elements open, flattened ones and those of no text among them. */
  open = 0;

  onopentag(tag: string, attributes: Record<string, string>): void {
    this.open++;
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
    if (this.#open.length >= MAX_DEPTH) this.#over++;
    else this.#open.push(element);
  }

  ontext(text: string): void {
    if (this.#opaque === undefined) this.#open.at(-1)!.children.push(text);
    else this.#script?.push(text);
  }

  onclosetag(tag: string): void {
    this.open--;
    if (this.#opaque !== undefined) {
      if (tag === this.#opaque && --this.#opaqueDepth === 0) this.#leaveOpaque();
      return;
    }
    if (this.#over > 0) this.#over--;
    else if (this.#open.length > 1 && this.#open.at(-1)!.tag === tag) this.#open.pop();
  }

  #leaveOpaque(): void {
    if (this.#script) this.jsonLd.push(this.#script.join(""));
    this.#script = undefined;
    this.#opaque = undefined;
  }
}

/** Never throws: what cannot be parsed comes back as the text it is. */
export function parseHtml(html: string): Page {
  const builder = new TreeBuilder();
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => builder.onopentag(tag, attributes),
      ontext: (text) => builder.ontext(text),
      onclosetag: (tag) => builder.onclosetag(tag),
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  for (let at = 0; at < html.length && builder.open < MAX_OPEN; at += CHUNK)
    parser.write(html.slice(at, at + CHUNK));
  parser.end();
  return { root: builder.root, jsonLd: builder.jsonLd };
}

/** Every element below, in document order. */
export function* elementsOf(root: Element): Generator<Element> {
  for (const child of root.children) {
    if (typeof child === "string") continue;
    yield child;
    yield* elementsOf(child);
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
