// Slack, Discord, Matrix and ntfy: each takes a message in a shape and length of its own.
import type { Digest, DigestEntry } from "../../record/index.ts";
import { cut, jsonHeaders, type Outgoing, type Request } from "./outgoing.ts";

// Slack: a block's text at most 3,000 characters; at most 50 blocks, of which a message needs far fewer.
const SLACK_BLOCK = 3000;
const SLACK_BLOCKS = 20;
// Discord: an embed's description at most 4,096 characters, its title 256.
const DISCORD_TEXT = 4096;
const DISCORD_TITLE = 256;
// Matrix: an event at most 65,536 bytes; text and HTML stand in it together, in up to three bytes a character.
const MATRIX_TEXT = 8000;
// ntfy: a message of more than 4,096 bytes becomes an attachment.
const NTFY_TEXT = 1200;

/** Slack's own escaping: three signs, nothing else. */
function slackWords(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function slackLink(words: string, address: string | undefined): string {
  const shown = slackWords(words);
  return address ? `<${address.replaceAll("|", "%7C").replaceAll(">", "%3E")}|${shown}>` : shown;
}

function slackEntry(entry: DigestEntry): string {
  const mark = entry.mark ? ` (${slackWords(entry.mark)})` : "";
  const quotes = entry.quotes.map(
    ({ text, source }) =>
      `> ${slackWords(text.replace(/\s+/g, " ").trim())}\n> — ${slackLink(source.outlet, source.url)}${source.date ? `, ${source.date}` : ""}`,
  );
  const more = entry.more ? [slackWords(entry.more)] : [];
  return [
    `*${slackLink(entry.headline, entry.page)}*${mark}`,
    ...entry.lines.map(slackWords),
    ...quotes,
    ...more,
  ].join("\n");
}

function slackTexts({ title, summary, sections }: Digest): string[] {
  const head = `*${slackWords(title)}*${summary ? `\n${slackWords(summary)}` : ""}`;
  return [head, ...sections.flatMap((section) => section.entries.map(slackEntry))];
}

export function slack({ url }: { readonly url: string }, { id, digest }: Outgoing): Request {
  const texts = slackTexts(digest).slice(0, SLACK_BLOCKS);
  const blocks = texts.map((text) => ({
    type: "section",
    text: { type: "mrkdwn", text: cut(text, SLACK_BLOCK) },
  }));
  const body = JSON.stringify({ text: slackWords(digest.title), blocks, unfurl_links: false });
  return { method: "POST", url, headers: jsonHeaders(id), body };
}

export function discord({ url }: { readonly url: string }, outgoing: Outgoing): Request {
  const { id, digest, markdown, page } = outgoing;
  const description = cut(markdown.replace(/^# .*\n+/, ""), DISCORD_TEXT);
  const embed = { title: cut(digest.title, DISCORD_TITLE), description, url: page };
  // What a source says may hold "@everyone": nobody is to be called by it.
  const body = JSON.stringify({ embeds: [embed], allowed_mentions: { parse: [] } });
  return { method: "POST", url, headers: jsonHeaders(id), body };
}

/** The key is the transaction id: a home server takes a message of the same one once. */
export function matrix(
  { server, room, token }: { readonly server: string; readonly room: string; readonly token: string },
  { id, text, html }: Outgoing,
): Request {
  const path = `_matrix/client/v3/rooms/${encodeURIComponent(room)}/send/m.room.message/${encodeURIComponent(id)}`;
  const inner = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? "";
  const formatted = inner.replaceAll(/ (?:style|class)="[^"]*"/g, "").trim();
  const rich =
    formatted.length > 0 && formatted.length <= MATRIX_TEXT
      ? { format: "org.matrix.custom.html", formatted_body: formatted }
      : {};
  const body = JSON.stringify({ msgtype: "m.text", body: cut(text, MATRIX_TEXT), ...rich });
  const url = new URL(path, server.endsWith("/") ? server : `${server}/`).href;
  return { method: "PUT", url, headers: { ...jsonHeaders(id), authorization: `Bearer ${token}` }, body };
}

export function ntfy(
  { url, token }: { readonly url: string; readonly token?: string },
  { id, digest, text, page }: Outgoing,
): Request {
  const address = new URL(url);
  const topic = decodeURIComponent(address.pathname.split("/").findLast((part) => part !== "") ?? "");
  address.pathname = address.pathname.replace(/[^/]+\/?$/, "");
  const message = cut(text.replace(/^.*\n=+\n+/, ""), NTFY_TEXT);
  const body = JSON.stringify({ topic, title: digest.title, message, ...(page && { click: page }) });
  const signedIn: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return { method: "POST", url: address.href, headers: { ...jsonHeaders(id), ...signedIn }, body };
}
