// The pages one can go to from everywhere, in order.
export const NAVIGATION: readonly { readonly address: string; readonly title: string }[] = [
  { address: "/", title: "Today" },
  { address: "/timeline", title: "Timeline" },
  { address: "/map", title: "Map" },
  { address: "/statements", title: "Statements" },
  { address: "/threats", title: "Threats" },
  { address: "/tallies", title: "Tallies" },
  { address: "/documents", title: "Documents" },
  { address: "/names", title: "Names" },
  { address: "/status", title: "Sources" },
  { address: "/exports", title: "Export" },
];
