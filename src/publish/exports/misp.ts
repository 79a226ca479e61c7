// MISP: an event for every incident, in the form that its import reads ({"response": [{"Event": …}]}).
import { webAddress } from "../../text/index.ts";
import { daySpan, partyName, placeName, summary, title } from "./facts.ts";
import { inJsonList } from "./write.ts";
import { uuidOf } from "./uuid.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Exporter, IncidentRow } from "./types.ts";

interface Attribute {
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly comment?: string;
}

/** MISP: distribution 0 is "your organisation only", threat level 4 "undefined", analysis 0 "initial": nothing is judged for the reader. */
const UNJUDGED = { distribution: "0", threat_level_id: "4", analysis: "0", published: false } as const;

function attributesOf(row: IncidentRow, knowledge: Knowledge): Attribute[] {
  const { incident } = row;
  const name = (id: string): string => knowledge.actors.nameOf(id) ?? id;
  return [
    { type: "text", category: "Internal reference", value: incident.id, comment: "incident" },
    { type: "comment", category: "Other", value: summary(row, knowledge) },
    {
      type: "text",
      category: "Other",
      value: incident.date ?? "unknown",
      comment: "when it happened, as EDTF",
    },
    ...incident.attribution.flatMap((one): Attribute[] =>
      one.actor === undefined
        ? []
        : [
            {
              type: "threat-actor",
              category: "Attribution",
              value: name(one.actor),
              comment: `${one.status} (${one.source})`,
            },
          ],
    ),
    ...incident.targets.map((party): Attribute => ({
      type: "target-org",
      category: "Targeting data",
      value: partyName(party, knowledge),
    })),
    ...(incident.place
      ? [{ type: "target-location", category: "Targeting data", value: placeName(incident.place, knowledge) }]
      : []),
    ...row.documents.flatMap((document): Attribute[] =>
      webAddress(document.url) === undefined
        ? []
        : [
            {
              type: "link",
              category: "External analysis",
              value: webAddress(document.url)!,
              comment: document.title,
            },
          ],
    ),
  ];
}

/** MISP must have a day, and would take today. Where the day is not known it is that of the first report, and a tag says so. */
const NOT_ITS_DAY = 'casus:date="first-report"';

/** When it was first published; where no page carried a date, when the first was kept. */
function firstTold({ documents }: IncidentRow): string | undefined {
  const days = documents.map(({ published, addedAt }) => daySpan(published)?.first ?? addedAt.slice(0, 10));
  return days.toSorted()[0];
}

function event(row: IncidentRow, knowledge: Knowledge, exportedAt: string): object {
  const { incident } = row;
  const span = daySpan(incident.date);
  const dated = span?.days === 1;
  const day = dated ? span.first : firstTold(row);
  const timestamp = String(Math.floor(Date.parse(exportedAt) / 1000));
  const uuid = uuidOf(`misp/${incident.id}`);
  return {
    Event: {
      uuid,
      info: title(incident, knowledge),
      date: day,
      ...(dated ? {} : { Tag: [{ name: NOT_ITS_DAY }] }),
      timestamp,
      ...UNJUDGED,
      Attribute: attributesOf(row, knowledge).map((one, index) => ({
        uuid: uuidOf(`misp/${incident.id}/${index}/${one.value}`),
        ...one,
        to_ids: false,
        disable_correlation: false,
        timestamp,
        distribution: "5",
      })),
    },
  };
}

export const misp: Exporter = {
  name: "misp",
  title: "MISP events",
  mimeType: "application/json",
  extension: "misp.json",
  incidents({ knowledge, exportedAt }) {
    const listed = inJsonList();
    return {
      head: '{"response":[',
      row: (row) => listed(JSON.stringify(event(row, knowledge, exportedAt))),
      tail: () => "\n]}\n",
    };
  },
};
