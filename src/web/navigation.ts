// The pages one can go to from everywhere, in order and in groups: what is known, what people do about it, what it is made of.
import type { Right } from "../record/index.ts";

export interface Room {
  readonly address: string;
  readonly title: string;
  /** Shown only to those who may; all who read see the others. */
  readonly right?: Right;
}

export const NAVIGATION: readonly (readonly Room[])[] = [
  [
    { address: "/", title: "Today" },
    { address: "/timeline", title: "Timeline" },
    { address: "/map", title: "Map" },
    { address: "/incidents", title: "Incidents" },
    { address: "/statements", title: "Statements" },
    { address: "/threats", title: "Threats" },
    { address: "/tallies", title: "Tallies" },
    { address: "/actors", title: "Actors" },
    { address: "/documents", title: "Documents" },
  ],
  [
    { address: "/review", title: "Review" },
    { address: "/coding", title: "Double coding" },
    { address: "/names", title: "Names" },
  ],
  [
    { address: "/alerts", title: "Alerts" },
    { address: "/status", title: "Sources" },
    { address: "/exports", title: "Export" },
    { address: "/settings", title: "Settings", right: "admin" },
  ],
  [{ address: "/views", title: "Saved views" }],
];
