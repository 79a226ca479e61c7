// The door of the language room: what an analysis is, and how to get one from a text.
export type * from "./types.ts";
export { analyseShallow } from "./shallow.ts";
export { languageData } from "./data.ts";
export { fold } from "./tokens.ts";
