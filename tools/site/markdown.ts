// Turns a page of docs/ into HTML as the site wants it: headings that can be linked to, links to pages instead of files.
import MarkdownIt from "markdown-it";

/** Where a link on the page `from` leads; undefined where a path has no page. */
export type LinkOf = (href: string, from: string) => string | undefined;

type Renderer = ReturnType<typeof MarkdownIt>;
type Token = ReturnType<Renderer["parse"]>[number];

/** The anchor of a heading, as readers of Markdown on the web form it. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");
}

export function markdown(linkOf: LinkOf): Renderer {
  const library = MarkdownIt({ html: false, linkify: false });
  library.core.ruler.push("anchors", (state) => addAnchors(state.tokens));
  library.core.ruler.push("links", (state) => {
    // The builder hands over the data of the page, its name among them.
    const name = String((state.env as { readonly name?: unknown }).name ?? "");
    for (const token of state.tokens) relink(token.children ?? [], (href) => linkOf(href, name));
  });
  return library;
}

function addAnchors(tokens: readonly Token[]): void {
  for (const [at, token] of tokens.entries())
    if (token.type === "heading_open") token.attrSet("id", anchorOf(tokens[at + 1]!.content));
}

function relink(tokens: readonly Token[], linkOf: (href: string) => string | undefined): void {
  for (const token of tokens) {
    const href = token.type === "link_open" ? token.attrGet("href") : null;
    if (href === null) continue;
    const target = linkOf(String(href));
    if (target === undefined) token.attrSet("class", "elsewhere");
    else token.attrSet("href", target);
  }
}
