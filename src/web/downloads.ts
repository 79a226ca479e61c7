// What leaves as a file: originals (never as a live page of ours), exports, digests.
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Context, Hono } from "hono";
import type { App, FeedName } from "../app/index.ts";
import { originOf } from "./access/where.ts";
import { incidentFilter } from "./incident-filter.ts";
import { mapFilter } from "./map/points.ts";
import { tallyCsv } from "./tally-csv.ts";
import { asked, askedDay } from "./parts/pager.ts";

/** An original is somebody else's page: it may not run, load, or speak to anything, and is offered as a file or as text. */
const SANDBOX = "sandbox; default-src 'none'";
/** A digest is our own page with its styles inside. */
const DIGEST_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

export function addDownloads(web: Hono, app: App): void {
  web.get("/originals/:sha256{[0-9a-f]{64}}", (c) => original(c, app));
  web.get("/coding/:name{(?:gold|documents)\\.jsonl}", (c) => gold(c, app));
  web.get("/incidents.csv", (c) => incidentTable(c, app));
  web.get("/map/points.json", (c) => mapPoints(c, app));
  web.get("/tallies.csv", (c) => tallyTable(c, app));
  web.get("/cases/:id{.+\\.wacz}", (c) => caseFile(c, app));
  web.get("/digest", (c) => digest(c, app));
  web.get("/feeds/:name{(?:casus|alerts|corrections)\\.(?:atom|rss|json)}", (c) => feed(c, app));
}

const FEED_TYPES = {
  atom: "application/atom+xml; charset=utf-8",
  rss: "application/rss+xml; charset=utf-8",
  json: "application/feed+json; charset=utf-8",
} as const;

async function feed(c: Context, app: App): Promise<Response> {
  const [name, format] = (c.req.param("name") ?? "").split(".") as [FeedName, keyof typeof FEED_TYPES];
  const text = await app.feed({ name, format, baseUrl: `${originOf(c)}/` });
  return c.body(text, 200, { "content-type": FEED_TYPES[format] });
}

/** Every point of the map, for its island. */
async function mapPoints(c: Context, app: App): Promise<Response> {
  const query = new URL(c.req.url).searchParams;
  return c.body(await app.pointColumns(mapFilter({ query })), 200, { "content-type": "application/json" });
}

/** Settled codings, in the form of eval/gold. */
async function gold(c: Context, app: App): Promise<Response> {
  const name = c.req.param("name") ?? "";
  const lines = await Array.fromAsync(app.coding.gold(name.startsWith("gold") ? "gold" : "documents"));
  return c.body(lines.join(""), 200, {
    "content-type": "application/jsonl; charset=utf-8",
    "content-disposition": `attachment; filename="${name}"`,
  });
}

const PAGE_TALLIES = 200;

/** The piles of one tally, for a spreadsheet. */
async function tallyTable(c: Context, app: App): Promise<Response> {
  const wanted = c.req.query("tally") ?? "";
  for (let after: string | undefined; ;) {
    const board = await app.tallyBoard({ limit: PAGE_TALLIES, after });
    const pile = board.rows.find((one) => one.pile?.tally.id === wanted)?.pile;
    if (pile) {
      const headers = {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="casus-tally.csv"',
      };
      return c.body(tallyCsv(pile, board, app.labels), 200, headers);
    }
    after = board.next;
    if (after === undefined) return c.notFound();
  }
}

/** The list of incidents as it is filtered and ordered, all pages of it, as the export of that name has its columns. */
function incidentTable(c: Context, app: App): Response {
  const filter = incidentFilter({ query: new URL(c.req.url).searchParams });
  const rows = app.export("csv", { what: "incidents", byteOrderMark: true, filter });
  const bytes = Readable.from(rows).map((piece: string) => Buffer.from(piece));
  return c.body(Readable.toWeb(bytes) as ReadableStream, 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="incidents.csv"',
  });
}

async function original(c: Context, app: App): Promise<Response> {
  const sha256 = c.req.param("sha256") ?? "";
  const found = await app.original(sha256);
  if (!found) return c.notFound();
  const asText = c.req.query("as") === "text";
  return c.body(new Uint8Array(found.bytes), 200, {
    "content-type": asText ? "text/plain; charset=utf-8" : "application/octet-stream",
    "content-disposition": asText
      ? "inline"
      : `attachment; filename="${sha256.slice(0, 16)}${extension(found.mediaType)}"`,
    "content-security-policy": SANDBOX,
    "x-content-type-options": "nosniff",
  });
}

/** Written to a folder of its own first: an archive has its table of contents at the end. */
async function caseFile(c: Context, app: App): Promise<Response> {
  const id = (c.req.param("id") ?? "").slice(0, -".wacz".length);
  if (!(await app.incident(id))) return c.notFound();
  const dir = await mkdtemp(join(tmpdir(), "casus-case-"));
  try {
    const path = join(dir, "case.wacz");
    await app.writeCase({ incident: id, path, software: "casus" });
    // The open file outlives its name: the folder can go at once.
    const file = await open(path);
    const { size } = await file.stat();
    return c.body(file.readableWebStream({ autoClose: true }) as ReadableStream, 200, {
      "content-type": "application/wacz",
      "content-length": String(size),
      "content-disposition": `attachment; filename="${id.replaceAll(/[^\w.-]/g, "_")}.wacz"`,
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** "text/html" → ".html.txt": what is opened by a double click is text, not a page with scripts. */
function extension(mediaType: string): string {
  const kind = /^[a-z]+\/(?:[a-z.]+\+)?([a-z0-9]+)/.exec(mediaType)?.[1] ?? "bin";
  return kind === "html" || kind === "xml" ? `.${kind}.txt` : kind === "plain" ? ".txt" : `.${kind}`;
}

async function digest(c: Context, app: App): Promise<Response> {
  const asking = { query: new URL(c.req.url).searchParams };
  const from = askedDay(asking, "from");
  const last = asked(asking, "to") ? askedDay(asking, "to") : askedDay(asking, "from", "last");
  const format = asked(asking, "format") ?? "html";
  if (!from || !last || from > last) return c.redirect("/exports?problem=days#digest", 303);
  if (format !== "html" && format !== "markdown" && format !== "text")
    return c.redirect("/exports?problem=format#digest", 303);
  const text = await app.digest({ from, to: last, format });
  const name = `casus-digest-${from}${last === from ? "" : `-${last}`}`;
  const headers = { "content-security-policy": DIGEST_POLICY };
  if (format === "html") return c.html(text, 200, headers);
  return c.body(text, 200, {
    ...headers,
    "content-type": `text/${format === "text" ? "plain" : format}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}.${format === "text" ? "txt" : "md"}"`,
  });
}
