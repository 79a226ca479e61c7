// The request by which a message reaches a target over HTTP. A new kind of receiver: its function and its line here.
import type { Target } from "../targets.ts";
import { discord, matrix, ntfy, slack } from "./chat.ts";
import type { Outgoing, Request } from "./outgoing.ts";
import { webhook } from "./webhook.ts";

export type { Outgoing, Request };

export type WebTarget = Exclude<Target, { type: "mail" | "feed" }>;

export function requestFor(target: WebTarget, outgoing: Outgoing): Request {
  switch (target.type) {
    case "webhook":
      return webhook(target, outgoing);
    case "slack":
      return slack(target, outgoing);
    case "discord":
      return discord(target, outgoing);
    case "matrix":
      return matrix(target, outgoing);
    case "ntfy":
      return ntfy(target, outgoing);
  }
}
