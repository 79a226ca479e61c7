// The versions of a document: every kept copy that reads differently, newest first, with what changed word by word.
import { diffWordsWithSpace } from "diff";
import { html } from "hono/html";
import type { DocumentVersion, DocumentView } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import { documentAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { empty } from "../parts/empty.ts";
import { counted, titleOf } from "../parts/names.ts";

interface Versions {
  readonly view: DocumentView;
  readonly versions: readonly DocumentVersion[];
}

type Change = DocumentVersion["changes"][number];

export const versionsPage = definePage<Versions>({
  path: "/versions/:id",
  missing: "There is no document with this id in the ledger.",
  async load({ app, id }) {
    const view = await app.document(id);
    return view && { view, versions: await app.versions(id) };
  },
  draw: (data, ask) => ({ title: `Versions of ${titleOf(data.view.document)}`, body: body(data, ask) }),
});

function body({ view, versions }: Versions, ask: Ask): Html {
  const { document } = view;
  const direction = ask.app.labels.direction(document.language);
  const drawn = versions.map((one, index) => version(one, index, document.language, direction)).toReversed();
  return html`<p class="crumb"><a href="${documentAddress(document.id)}">The document</a></p>
<h1 lang="${document.language}" dir="auto">${titleOf(document)}</h1>
<p class="lede">${versions.length < 2 ? "It was kept once, or read the same each time." : html`${counted(versions.length, "version", "versions")}: each time it was kept and read differently. The records of the ledger are those of the newest.`}</p>
${versions.length === 0 ? empty("No copy of this document can be read again.", "Its text stands in the ledger as it was read.") : drawn}`;
}

function version(
  { sha256, keptAt, changes }: DocumentVersion,
  index: number,
  language: string,
  direction: "ltr" | "rtl",
): Html {
  return html`<section class="version"><h2>${index === 0 ? "First kept" : `Version ${index + 1}`} <time datetime="${keptAt}">${dateInWords(keptAt.slice(0, 10))}</time></h2>
<p class="facts small"><span><a href="/originals/${sha256}">the copy</a></span> <span><a href="/originals/${sha256}?as=text">as text</a></span> <span>SHA-256 ${sha256.slice(0, 16)}…</span></p>
${changes.length === 0 ? html`<p>Nothing was there before to compare it with.</p>` : html`<div class="diff" lang="${language}" dir="${direction}">${paired(changes).map(changed)}</div>`}</section>`;
}

type Pair = { readonly before?: string; readonly after?: string; readonly same?: string };

/** A paragraph taken out just before one put in was rewritten, most likely: then the words are compared. */
function paired(changes: readonly Change[]): Pair[] {
  const pairs: Pair[] = [];
  const out: string[] = [];
  for (const { kind, text } of changes) {
    if (kind === "removed") out.push(text);
    else if (kind === "added")
      pairs.push(out.length > 0 ? { before: out.shift()!, after: text } : { after: text });
    else pairs.push(...out.splice(0).map((before) => ({ before })), { same: text });
  }
  return [...pairs, ...out.map((before) => ({ before }))];
}

/** So much of a paragraph that stayed the same is shown: enough to know the place. */
const SAME_CHARS = 160;
/** Longer ones are shown whole, out and in: comparing word by word costs the product of both. */
const MOST_CHARS = 6000;

function changed({ before, after, same }: Pair): Html {
  if (same !== undefined)
    return html`<p class="same">${same.length > SAME_CHARS ? `${same.slice(0, SAME_CHARS)}…` : same}</p>`;
  if (before === undefined || after === undefined || before.length + after.length > MOST_CHARS)
    return html`${before === undefined ? "" : html`<p><del>${before}</del></p>`}${after === undefined ? "" : html`<p><ins>${after}</ins></p>`}`;
  const words = diffWordsWithSpace(before, after);
  return html`<p>${words.map(({ value, added, removed }) => (added ? html`<ins>${value}</ins>` : removed ? html`<del>${value}</del>` : value))}</p>`;
}
