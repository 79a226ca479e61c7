// A message as Telegram sends it, in the form that a Desktop export has: one reader for both. Pure.
import type { tl } from "@mtcute/web";

/** Names of the chats and people that an answer tells of, by their numbers. */
export type Names = ReadonlyMap<number, string>;

export function namesOf(answer: {
  readonly chats: readonly tl.TypeChat[];
  readonly users: readonly tl.TypeUser[];
}): Names {
  const names = new Map<number, string>();
  for (const chat of answer.chats) if ("title" in chat) names.set(chat.id, chat.title);
  for (const user of answer.users)
    if (user._ === "user")
      names.set(user.id, [user.firstName, user.lastName].filter(Boolean).join(" ") || (user.username ?? ""));
  return names;
}

function numberOf(peer: tl.TypePeer): number {
  if (peer._ === "peerChannel") return peer.channelId;
  return peer._ === "peerChat" ? peer.chatId : peer.userId;
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19);

function forwardedFrom(from: tl.TypeMessageFwdHeader, names: Names): string | undefined {
  const named = from.fromId && names.get(numberOf(from.fromId));
  return named ?? from.fromName ?? from.savedFromName;
}

/** Of a message in this very chat; an answer to another chat's is none that we have. */
function answerTo(reply: tl.TypeMessageReplyHeader | undefined): number | undefined {
  return reply?._ === "messageReplyHeader" && !reply.replyToPeerId ? reply.replyToMsgId : undefined;
}

/** When its words were last changed, in seconds; a change of its reactions or views is none. */
export function editedAt(message: tl.RawMessage): number {
  return message.editHide ? 0 : (message.editDate ?? 0);
}

/** A field that says nothing is left out by JSON itself. */
export function exported(message: tl.RawMessage | tl.RawMessageService, names: Names): object {
  const { id, date, fromId, peerId } = message;
  const from = fromId ?? peerId;
  const common = { id, date: instant(date), from: names.get(numberOf(from)), from_id: `${numberOf(from)}` };
  if (message._ === "messageService") return { ...common, type: "service", action: message.action._ };
  const edited = editedAt(message);
  return {
    ...common,
    type: "message",
    edited: edited > 0 ? instant(edited) : undefined,
    author: message.postAuthor,
    forwarded_from: message.fwdFrom && forwardedFrom(message.fwdFrom, names),
    reply_to_message_id: answerTo(message.replyTo),
    grouped_id: message.groupedId?.toString(),
    media: message.media?._,
    text: message.message,
  };
}
