// The frame of every page: head, search, navigation, help. What a page says stands in pages/.
import { html, raw } from "hono/html";
import type { Assets } from "./assets.ts";
import type { SavedView, Visitor } from "../record/index.ts";
import { formToken } from "./parts/form.ts";
import type { Drawn, Html } from "./page.ts";
import { rooms } from "./parts/rooms.ts";

interface Frame {
  readonly assets: Pick<Assets, "style" | "icon" | "scripts" | "pageScripts" | "modulesOf" | "preload">;
  readonly path: string;
  /** As a saved view keeps it. */
  readonly query: string;
  /** Shown in the navigation of those who read. */
  readonly views: readonly SavedView[];
  readonly visitor: Visitor;
  readonly formToken: string;
}

export async function layout(page: Drawn, frame: Frame): Promise<Html> {
  const { assets, path, visitor } = frame;
  const mayRead = visitor.rights.has("read");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${page.title} · Casus</title>
<link rel="icon" href="${assets.icon}" type="image/svg+xml">
<link rel="alternate" href="/feeds/casus.atom" type="application/atom+xml" title="Incidents, threats and claims">
<link rel="preload" href="${assets.preload}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${assets.style}">
${islands(page, assets)}</head>
<body${mayRead ? "" : raw(' class="lone"')}>
<a class="skip" href="#main">Skip to the content</a>
<header class="top">
<a class="brand" href="/">Casus</a>
${mayRead ? searchBox(page.searched ?? "") : ""}
${visitor.kind === "person" ? signedIn(frame) : ""}
</header>
${mayRead ? html`<nav class="rooms" aria-label="Pages">${rooms({ path, query: frame.query }, visitor, frame.views)}</nav>` : ""}
<main id="main"${page.beside ? raw(" data-lists") : ""}>
${page.body}
</main>
${help()}
</body>
</html>`;
}

function islands({ scripts = [] }: Drawn, assets: Frame["assets"]): Html {
  const all = [...assets.scripts, ...scripts.flatMap((name) => assets.pageScripts.get(name) ?? [])];
  const modules = new Set(all.flatMap((script) => assets.modulesOf(script)));
  return html`${all.map((script) => html`<script type="module" src="${script}"></script>\n`)}${[...modules].map((module) => html`<link rel="modulepreload" href="${module}">\n`)}`;
}

/** Only of a team: alone nobody signs in. */
function signedIn(frame: Frame) {
  return html`<div class="signed-in"><a href="/account"><bdi>${frame.visitor.name}</bdi></a>
<form method="post" action="/logout">${formToken(frame)}<button>Sign out</button></form></div>`;
}

function searchBox(searched: string) {
  return html`<form class="search" role="search" action="/search">
<input type="search" name="q" value="${searched}" dir="auto" placeholder="Search words, actor:, place:, mode:, before:" aria-label="Search the ledger" autocomplete="off" data-key="/">
<button>Search</button>
</form>`;
}

/** Shown by `?`; without scripts it stays closed and nothing is lost. */
function help() {
  return html`<dialog id="help" aria-labelledby="help-title">
<h2 id="help-title">Keys</h2>
<dl class="keys">
<div><dt><kbd>/</kbd></dt><dd>search</dd></div>
<div><dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next and previous entry</dd></div>
<div><dt><kbd>Enter</kbd></dt><dd>open the entry, beside the list where there is room</dd></div>
<div><dt><kbd>o</kbd></dt><dd>open its page</dd></div>
<div><dt><kbd>Esc</kbd></dt><dd>close what is beside the list</dd></div>
<div><dt><kbd>?</kbd></dt><dd>this list</dd></div>
</dl>
<form method="dialog"><button>Close</button></form>
</dialog>`;
}
