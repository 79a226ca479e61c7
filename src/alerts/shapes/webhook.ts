// The generic webhook: JSON with everything in it, signed as the Standard Webhooks specification has it.
import type { Alert } from "../../record/index.ts";
import { signatureOf } from "../signature.ts";
import { jsonHeaders, type Outgoing, type Request } from "./outgoing.ts";

function alertBody(alert: Alert): object {
  const { id, trigger, subject, title, published, seenAt, decidedAt, content } = alert;
  return { id, trigger, subject, title, published, seenAt, decidedAt, ...content };
}

export function webhook(
  { url, secret }: { readonly url: string; readonly secret?: string },
  { id, rule, sentAt, digest, text, alerts, page }: Outgoing,
): Request {
  const body = JSON.stringify({
    id,
    rule,
    sentAt,
    title: digest.title,
    text,
    page,
    alerts: alerts.map(alertBody),
  });
  const seconds = Math.floor(Date.parse(sentAt) / 1000);
  const signed: Record<string, string> =
    secret === undefined ? {} : { "webhook-signature": signatureOf(secret, id, seconds, body) };
  const headers = {
    ...jsonHeaders(id),
    "webhook-id": id,
    "webhook-timestamp": String(seconds),
    ...signed,
  };
  return { method: "POST", url, headers, body };
}
