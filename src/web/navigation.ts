// The pages one can go to from everywhere, in order.
import type { Right } from "../record/index.ts";

interface Room {
  readonly address: string;
  readonly title: string;
  /** Shown only to those who may; all who read see the others. */
  readonly right?: Right;
}

export const NAVIGATION: readonly Room[] = [
  { address: "/", title: "Today" },
  { address: "/timeline", title: "Timeline" },
  { address: "/map", title: "Map" },
  { address: "/statements", title: "Statements" },
  { address: "/threats", title: "Threats" },
  { address: "/tallies", title: "Tallies" },
  { address: "/actors", title: "Actors" },
  { address: "/documents", title: "Documents" },
  { address: "/names", title: "Names" },
  { address: "/views", title: "Saved views" },
  { address: "/review", title: "Review" },
  { address: "/coding", title: "Double coding" },
  { address: "/alerts", title: "Alerts" },
  { address: "/status", title: "Sources" },
  { address: "/exports", title: "Export" },
  { address: "/settings", title: "Settings", right: "admin" },
];
