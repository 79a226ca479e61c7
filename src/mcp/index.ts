// The door for language models: a read-only MCP server over a ledger. Every answer carries the words and where they stand.
export { createMcp } from "./server.ts";
