// The door of knowledge: load and check knowledge/. What the words mean is decided in the YAML files there.
export type * from "./types.ts";
export { checkKnowledge, defaultKnowledgeDir, loadKnowledge, type KnowledgeReport } from "./load.ts";
export type { Fault } from "./faults.ts";
