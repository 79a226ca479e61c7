// Which roles a rule may fill, by the record it makes: the words of the record format, one filler each.
import type { RecordName } from "./types.ts";

export const ROLES: Readonly<Record<RecordName, readonly string[]>> = {
  event: [
    "actor",
    "target",
    "victim",
    "weapon",
    "place",
    "date",
    "count",
    "killed",
    "injured",
    "party",
    "origin",
    "destination",
  ],
  statement: ["speaker", "addressee", "target", "content", "condition", "date", "medium", "about", "cue"],
  attribution: ["source", "cue", "content", "speaker", "addressee", "medium", "via", "date"],
  tally: ["count", "of", "place", "from", "to", "by", "target"],
};
