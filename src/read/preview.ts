// The public web preview of a Telegram channel (t.me/s/NAME): its posts in the form of a Desktop export's messages.
import { CasusError } from "../record/index.ts";
import type { InputDocument } from "../record/index.ts";
import { elementsOf, parseHtml, plainText } from "./html/tree.ts";
import type { Element, Node } from "./html/tree.ts";

export interface PreviewPost {
  /** Number of the post in its channel. */
  readonly number: number;
  /** t.me/NAME/number. */
  readonly url: string;
  /** As `readMessage` takes it; absent for service posts and for pictures without words. */
  readonly document?: InputDocument;
}

export interface Preview {
  readonly channel: string;
  readonly title?: string;
  /** In the order of the page, oldest first. */
  readonly posts: readonly PreviewPost[];
}

const MARK = "tgme_widget_message";

function hasClass(element: Element, name: string): boolean {
  return (element.attributes["class"] ?? "").split(/\s+/).includes(name);
}

function firstIn(root: Element, name: string): Element | undefined {
  for (const element of elementsOf(root)) if (hasClass(element, name)) return element;
  return undefined;
}

// Elements of a post that stand on lines of their own.
const OWN_LINES = new Set(["blockquote", "pre"]);
// Around such an element: a break, unless there is one already.
const EDGE = "\u0000";

/** Text as it is shown: a line break where the page breaks. */
function shownText(node: Node): string {
  if (typeof node === "string") return node.replace(/[\s\u00a0]+/g, " ");
  if (node.tag === "br") return "\n";
  const text = node.children.map(shownText).join("");
  return OWN_LINES.has(node.tag) ? `${EDGE}${text}${EDGE}` : text;
}

function tidy(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the mark is ours
  const broken = text.replace(/(\n?) *\u0000[ \u0000]*(\n?)/g, (_, before: string, after: string) =>
    before + after === "" ? "\n" : before + after,
  );
  return broken.replace(/ *\n */g, "\n").trim();
}

/** A post's own words: those that it answers are shown in an element of the same class. */
function ownText(root: Element): Element | undefined {
  for (const child of root.children) {
    if (typeof child === "string" || hasClass(child, `${MARK}_reply`)) continue;
    if (hasClass(child, `${MARK}_text`)) return child;
    const found = ownText(child);
    if (found) return found;
  }
  return undefined;
}

/** The number of the channel, which a Desktop export has too; the page hides it in `data-view`. */
function channelNumber(message: Element): string | undefined {
  try {
    const view: unknown = JSON.parse(atob(message.attributes["data-view"] ?? ""));
    const number = (view as { c?: unknown } | null)?.c;
    return typeof number === "number" ? String(Math.abs(number)) : undefined;
  } catch {
    return undefined;
  }
}

function documentOf(
  message: Element,
  channel: string,
  number: number,
  title?: string,
): InputDocument | undefined {
  if (hasClass(message, "service_message")) return undefined;
  const text = ownText(message);
  const words = text ? tidy(shownText(text)) : "";
  if (words === "") return undefined;
  const named = (name: string): string | undefined => {
    const element = firstIn(message, `${MARK}_${name}`);
    return element ? plainText(element) || undefined : undefined;
  };
  let date: string | undefined;
  for (const { tag, attributes } of elementsOf(message)) if (tag === "time") date ??= attributes["datetime"];
  const reply = /\/(\d+)(?:\?|$)/.exec(firstIn(message, `${MARK}_reply`)?.attributes["href"] ?? "")?.[1];
  return {
    id: `telegram-${channelNumber(message) ?? channel}-${number}`,
    url: `https://t.me/${channel}/${number}`,
    outlet: title ?? channel,
    telegram: {
      id: number,
      type: "message",
      text: words,
      ...(date !== undefined && { date }),
      ...(named("forwarded_from_name") !== undefined && { forwarded_from: named("forwarded_from_name") }),
      ...(reply !== undefined && { reply_to_message_id: Number(reply) }),
    },
  };
}

export function isPreview(html: string): boolean {
  return html.includes(`${MARK}_wrap`) || html.includes("tgme_channel_info");
}

/** Throws CasusError "unsupported" where the page shows no channel: it is closed, gone, or has no preview. */
export function readPreview(html: string): Preview {
  const { root } = parseHtml(html);
  const heading = firstIn(root, "tgme_channel_info_header_title");
  const title = heading && plainText(heading);
  const posts: PreviewPost[] = [];
  let channel = "";
  for (const element of elementsOf(root)) {
    const [name, number] = (element.attributes["data-post"] ?? "").split("/");
    if (!hasClass(element, MARK) || !name || !/^\d+$/.test(number ?? "")) continue;
    channel = name;
    const document = documentOf(element, name, Number(number), title);
    posts.push({
      number: Number(number),
      url: `https://t.me/${name}/${number}`,
      ...(document && { document }),
    });
  }
  if (posts.length === 0 && heading === undefined) {
    throw new CasusError(
      "unsupported",
      "The page shows no channel: it has no public preview, was closed, or cannot be displayed any more.",
    );
  }
  return { channel, posts, ...(title && { title }) };
}

/** The posts with words, as documents. */
export function previewDocuments({ posts }: Preview): InputDocument[] {
  return posts.flatMap(({ document }) => (document ? [document] : []));
}
