// Labels of kinds, actors, places and languages, as knowledge/ gives them.
import { latinName, type Knowledge } from "../knowledge/index.ts";
import type { Labels } from "./types.ts";

export function labelsOf(knowledge: Knowledge): Labels {
  const { kinds, actors, places, languages } = knowledge;
  return {
    mode: (id) => kinds.modes.get(id)?.label ?? id,
    type: (id) => kinds.events.get(id)?.label ?? id,
    act: (id) => kinds.acts.get(id)?.label ?? id,
    actor: (id) => actors.nameOf(id),
    latin: (name) => latinName(name, knowledge),
    place: (id) => places.get(id)?.name,
    direction: (language) => languages.get(language)?.direction ?? directionByScript(language),
    country: nameOfCountry,
    languageName: (language) => languages.get(language)?.name ?? nameByLocale(language),
  };
}

function directionByScript(language: string): "ltr" | "rtl" {
  try {
    const { script } = new Intl.Locale(language).maximize();
    return script === "Arab" || script === "Hebr" || script === "Syrc" || script === "Thaa" ? "rtl" : "ltr";
  } catch {
    return "ltr";
  }
}

function nameOfCountry(code: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

function nameByLocale(language: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}
