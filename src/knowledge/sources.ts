// Loads sources/: outlets, agencies and channels, one YAML file each or several in one list.
import { join } from "node:path";
import {
  asList,
  asOneOf,
  asOptionalText,
  asRecord,
  asText,
  asTexts,
  at,
  fault,
  throwFaults,
  type Fault,
  type Where,
} from "./faults.ts";
import { Files } from "./files.ts";
import type { Source } from "./types.ts";

const KINDS = ["agency", "newspaper", "broadcast", "website", "channel", "official", "monitor"] as const;

function readSource(value: unknown, where: Where): Source {
  const entry = asRecord(value, where);
  const name = asText(entry["name"], at(where, "name"));
  return {
    id: asText(entry["id"], at(where, "id")),
    name,
    names: [name, ...asTexts(entry["names"], at(where, "names"))],
    kind:
      entry["kind"] === undefined
        ? "website"
        : (asOneOf(entry["kind"], KINDS, at(where, "kind")) ?? "website"),
    language: asOptionalText(entry["language"], at(where, "language")),
    domains: asTexts(entry["domains"], at(where, "domains")),
    country: asOptionalText(entry["country"], at(where, "country")),
    ...collectOf(entry["collect"], at(where, "collect")),
  };
}

/** One way of collecting, or a list of them. */
function collectOf(value: unknown, where: Where): Pick<Source, "collect"> {
  if (value === undefined) return {};
  const list = Array.isArray(value) ? asList(value, where) : [value];
  return {
    collect: list.map((one, index) => asRecord(one, Array.isArray(value) ? at(where, index) : where)),
  };
}

/** Sources of a data folder (`sources/*.yaml` in it), as the person there has added them. */
export function loadOwnSources(dir: string): readonly Source[] {
  const faults: Fault[] = [];
  const sources = loadSources(new Files(dir), dir, faults);
  throwFaults(faults, dir);
  return sources;
}

export function loadSources(files: Files, dir: string, faults: Fault[]): readonly Source[] {
  const sources = new Map<string, Source>();
  for (const file of files.yamlIn(join(dir, "sources"))) {
    const where: Where = { file, path: [], faults };
    const list = Array.isArray(file.value) ? file.value : [file.value];
    list.forEach((value, index) => {
      const here = Array.isArray(file.value) ? at(where, index) : where;
      const source = readSource(value, here);
      if (sources.has(source.id)) fault(here, `the id "${source.id}" is taken by another source`);
      sources.set(source.id, source);
    });
  }
  return [...sources.values()];
}
