// A page in the markup of a public channel preview, as recorded, with words of our own.

const text = (number: number): string =>
  `Post ${number}: two drones struck the air base near the river,<br/>the group said in statement no. ${number}.`;

function post(channel: string, number: number, inside: string): string {
  const view = btoa(JSON.stringify({ c: -1001234567, p: number, t: 1, h: "x" }));
  return `<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="${channel}/${number}" data-view="${view}">
<div class="tgme_widget_message_user"><a href="https://t.me/${channel}"><i class="tgme_widget_message_user_photo"></i></a></div>
<div class="tgme_widget_message_bubble">
<div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/${channel}"><span dir="auto">North Post</span></a></div>
${inside}
<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info"><span class="tgme_widget_message_views">1.2K</span><span class="copyonly"> views</span><span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="https://t.me/${channel}/${number}"><time datetime="2021-03-04T08:13:45+00:00" class="time">08:13</time></a></span></div></div>
</div></div></div>`;
}

const message = (words: string): string =>
  `<div class="tgme_widget_message_text js-message_text" dir="auto">${words}</div>`;

/** Extra posts: number → what stands in the bubble. */
export function previewPage(
  channel: string,
  numbers: readonly number[],
  extra: Readonly<Record<number, string>> = {},
): string {
  const shown = numbers.map((number) => post(channel, number, extra[number] ?? message(text(number))));
  return `<!DOCTYPE html><html><head><title>North Post – Telegram</title></head><body class="widget_frame_base tgme_page">
<div class="tgme_channel_info"><div class="tgme_channel_info_header"><div class="tgme_channel_info_header_title"><span dir="auto">North Post</span></div><div class="tgme_channel_info_header_username"><a href="https://t.me/${channel}">@${channel}</a></div></div></div>
<section class="tgme_channel_history js-message_history">${shown.join("\n")}</section></body></html>`;
}

export const forwarded = (words: string): string =>
  `<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;<a class="tgme_widget_message_forwarded_from_name" href="https://t.me/other/12"><span dir="auto">Other Channel</span></a></div>${message(words)}`;

export const reply = (to: string, words: string): string =>
  `<a class="tgme_widget_message_reply user-color-3" href="${to}"><div class="tgme_widget_message_author accent_color">North Post</div><div class="tgme_widget_message_metatext js-message_reply_text">quoted words</div></a>${message(words)}`;

export const picture = `<a class="tgme_widget_message_photo_wrap" href="#" style="background-image:url('https://cdn.example/x.jpg')"></a>`;
