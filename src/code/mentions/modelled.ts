// Names that the statistical model has found, where the registers have not: its types in the words of the format.
import type { MentionType } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { RANK, type Candidate } from "./candidate.ts";

// Labels of the usual annotation schemes and our own.
const TYPE_OF_LABEL: Readonly<Record<string, MentionType>> = {
  per: "person",
  person: "person",
  org: "organization",
  organization: "organization",
  loc: "location",
  location: "location",
  gpe: "location",
  fac: "facility",
  facility: "facility",
};

export function findModelled(context: CodingContext, registered: readonly Candidate[]): Candidate[] {
  const taken = new Set(registered.map((candidate) => `${candidate.start}-${candidate.end}`));
  return (context.analysis.names ?? []).flatMap((name) => {
    const type = TYPE_OF_LABEL[name.type.toLowerCase()];
    if (!type || taken.has(`${name.start}-${name.end}`)) return [];
    return [
      {
        start: name.start,
        end: name.end,
        type,
        by: "names-model",
        rank: RANK.model,
        confidence: name.confidence,
      },
    ];
  });
}
