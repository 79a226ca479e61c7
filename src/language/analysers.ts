// Which languages have an analyser with a model; each model is read once, when a text first needs it.
import { type Analyser, loadAnalyser } from "./analyser.ts";

const LOADERS: ReadonlyMap<string, () => Analyser> = new Map([["en", () => loadAnalyser()]]);
const loaded = new Map<string, Analyser>();

/** The analyser of a language (ISO 639), or undefined where none was trained. The first call takes about 100 ms. */
export function analyserOf(language: string): Analyser | undefined {
  const ready = loaded.get(language);
  if (ready) return ready;
  const analyser = LOADERS.get(language)?.();
  if (analyser) loaded.set(language, analyser);
  return analyser;
}
