// The door of knowledge: load and check knowledge/. What the words mean is decided in the YAML files there.
export type * from "./types.ts";
export { checkKnowledge, defaultKnowledgeDir, loadKnowledge, type KnowledgeReport } from "./load.ts";
// For rooms that read and check YAML of knowledge/ themselves, with the same faults.
export {
  asList,
  asOptionalNumber,
  asRecord,
  asText,
  asTexts,
  at,
  fault,
  throwFaults,
  unknownValue,
  type Fault,
  type Where,
} from "./faults.ts";
export { lineOf, readYaml, type YamlFile } from "./yaml-file.ts";
export { latinName } from "./latin-names.ts";
export { loadOwnSources } from "./sources.ts";
