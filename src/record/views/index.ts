// What the ledger answers and the doors show: rows for lists, and whole things for pages. What the API gives is a schema,
// so that its document, its client and its tests are made of the same shapes; what is only asked or passed on is a type.
export * from "./lists.ts";
export * from "./documents.ts";
export * from "./incidents.ts";
export * from "./statements.ts";
export * from "./timeline.ts";
export * from "./actors.ts";
export * from "./status.ts";
