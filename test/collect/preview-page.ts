// A page in the markup of a public channel preview (t.me/s/NAME). Written by hand from what is publicly known of that
// markup, with words of our own; not a copy of a page, so what Telegram changed since is not in it.

const text = (number: number): string =>
  `Post ${number}: two drones struck the air base near the river,<br/>the group said in statement no. ${number}.`;

/** Behind the words of a post: it was changed. The page says so beside the date, and not when. */
export const EDITED = "<!-- edited -->";

function post(channel: string, number: number, inside: string): string {
  const view = btoa(JSON.stringify({ c: -1001234567, p: number, t: 1, h: "x" }));
  return `<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="${channel}/${number}" data-view="${view}">
<div class="tgme_widget_message_user"><a href="https://t.me/${channel}"><i class="tgme_widget_message_user_photo"></i></a></div>
<div class="tgme_widget_message_bubble">
<div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/${channel}"><span dir="auto">North Post</span></a></div>
${inside}
<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info"><span class="tgme_widget_message_views">1.2K</span><span class="copyonly"> views</span><span class="tgme_widget_message_meta">${inside.includes(EDITED) ? "edited &nbsp;" : ""}<a class="tgme_widget_message_date" href="https://t.me/${channel}/${number}"><time datetime="2021-03-04T08:13:45+00:00" class="time">08:13</time></a></span></div></div>
</div></div></div>`;
}

const message = (words: string): string =>
  `<div class="tgme_widget_message_text js-message_text" dir="auto">${words}</div>`;

/** The link further back, as the head of a page has it. */
const more = (channel: string, first = 1): string =>
  first <= 1
    ? ""
    : `<div class="tgme_widget_message_centered js-messages_more_wrap"><a href="/s/${channel}?before=${first}" class="tme_messages_more js-messages_more" data-before="${first}"></a></div>`;

/** Extra posts: number → what stands in the bubble. */
export function previewPage(
  channel: string,
  numbers: readonly number[],
  extra: Readonly<Record<number, string>> = {},
): string {
  const shown = numbers.map((number) => post(channel, number, extra[number] ?? message(text(number))));
  return `<!DOCTYPE html><html><head><title>North Post – Telegram</title></head><body class="widget_frame_base tgme_page">
<div class="tgme_channel_info"><div class="tgme_channel_info_header"><div class="tgme_channel_info_header_title"><span dir="auto">North Post</span></div><div class="tgme_channel_info_header_username"><a href="https://t.me/${channel}">@${channel}</a></div></div></div>
<section class="tgme_channel_history js-message_history">${more(channel, numbers[0])}${shown.join("\n")}</section></body></html>`;
}

export const forwarded = (words: string): string =>
  `<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/other/12"><span dir="auto">Other Channel</span></a></div>${message(words)}`;

/** The words that are answered stand in an element of the class that a post's own words have. */
export const reply = (to: string, words: string): string =>
  `<a class="tgme_widget_message_reply user-color-3" href="${to}"><div class="tgme_widget_message_author accent_color"><span class="tgme_widget_message_author_name" dir="auto">North Post</span></div><div class="tgme_widget_message_text js-message_reply_text" dir="auto">the words that are answered</div></a>${message(words)}`;

/** A forward from somebody who does not want to be found, with a signature. */
export const hiddenForward = (words: string): string =>
  `<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;<span class="tgme_widget_message_forwarded_from_name" dir="auto">Somebody</span>&nbsp;(<span class="tgme_widget_message_forwarded_from_author" dir="auto">Editor</span>)</div>${message(words)}`;

export const picture = `<a class="tgme_widget_message_photo_wrap" href="#" style="background-image:url('https://cdn.example/x.jpg')"></a>`;

/** Several pictures and a recording in one post: each has a number of its own, the post shows the first. */
export const album = (channel: string, numbers: readonly number[], words: string): string =>
  `<div class="tgme_widget_message_grouped_wrap js-message_grouped_wrap" style="width:453px;"><div class="tgme_widget_message_grouped js-message_grouped"><div class="tgme_widget_message_grouped_layer js-message_grouped_layer">${numbers
    .map(
      (number) =>
        `<a class="tgme_widget_message_photo_wrap grouped_media_wrap blured js-message_photo" href="https://t.me/${channel}/${number}?single"><div class="grouped_media_helper"></div></a>`,
    )
    .join(
      "",
    )}<time class="message_video_duration js-message_video_duration">0:15</time></div></div></div>${message(words)}`;

/** A link with its card: the card is the other page's words. */
export const linked = (words: string): string =>
  `${message(words)}<a class="tgme_widget_message_link_preview" href="https://post.example/a"><div class="link_preview_site_name accent_color" dir="auto">Post</div><div class="link_preview_title" dir="auto">Another title</div><div class="link_preview_description" dir="auto">Another description.</div></a>`;

/** A post that the preview does not show. */
export const unsupported = (channel: string, number: number): string =>
  `<div class="message_media_not_supported_wrap"><div class="message_media_not_supported"><div class="message_media_not_supported_label">Please open Telegram to view this post</div><a href="https://t.me/${channel}/${number}" class="message_media_view_in_telegram">VIEW IN TELEGRAM</a></div></div>`;

/** What stands at t.me/NAME where a channel has no preview, or is closed. */
export const closedPage = (why: string): string =>
  `<!DOCTYPE html><html><head><title>Telegram: Contact @northpost</title></head><body class="no_transition"><div class="tgme_page_wrap"><div class="tgme_body_wrap"><div class="tgme_page"><div class="tgme_page_title" dir="auto"><span dir="auto">North Post</span></div><div class="tgme_page_description" dir="auto">${why}</div><div class="tgme_page_action"><a class="tgme_action_button_new shine" href="tg://resolve?domain=northpost">View in Telegram</a></div></div></div></div></body></html>`;
