// The door of the language room: what an analysis is, and how to get one from a text.
export type * from "./types.ts";
export { analyseShallow } from "./shallow.ts";
export { languageData } from "./data.ts";
export { fold } from "./tokens.ts";
export { type Analyser, loadAnalyser, type Parsed } from "./analyser.ts";
export { analyserOf } from "./analysers.ts";
export { groupsOf } from "./compounds.ts";
export { parseConllu, parseConlluStream } from "./conllu.ts";
export { type Reference, type ReferenceOptions, referencesOf } from "./coreference.ts";
export { type Codes, type Guess, guessLanguage } from "./guess.ts";
