// Who claims, who is blamed, who denies: what one document says of an event, with the principal behind the speaker.
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { reportsOf } from "../../src/merge/index.ts";
import { resolve } from "../../src/resolve/index.ts";
import type { Attribution, CodedDocument, Mention, Role, Statement } from "../../src/record/index.ts";

const knowledge = loadKnowledge();

interface Case {
  readonly text: string;
  readonly doer?: string;
  readonly mode?: string;
  readonly target?: string;
  /** Who is reported to say the sentence with the trigger. */
  readonly teller?: string;
  readonly statement?: { act: Statement["act"]; speaker: string; target?: string };
}

const TYPES: Readonly<Record<string, Mention["type"]>> = {
  "Sabrina Singh": "person",
  American: "nationality",
};
const NAMES = [
  "US Central Command",
  "Sabrina Singh",
  "Kata'ib Hizballah",
  "Islamic Resistance in Iraq",
  "Shafaq News",
  "United States",
  "American",
  "US forces",
  "Iran",
];

/** The document with an attack at "struck", and everything the case names at its place in the text. */
function documentOf({ text, doer, target, teller, statement, mode }: Case): CodedDocument {
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const mentions: Mention[] = NAMES.filter((name) => text.includes(name)).map((name, index) => ({
    id: `m${index}`,
    ...spanOf(name),
    type: TYPES[name] ?? "organization",
  }));
  const roleOf = (words: string): Role => {
    const span = spanOf(words);
    const mention = mentions.find((one) => one.start === span.start && one.end === span.end);
    return { ...span, ...(mention && { mention: mention.id }) };
  };
  const trigger = spanOf("struck");
  const speaker = teller === undefined ? undefined : roleOf(teller).mention;
  const attributions: Attribution[] =
    teller === undefined
      ? []
      : [
          {
            id: "a1",
            source: [spanOf(teller)],
            cue: [],
            content: [{ start: 0, end: text.length }],
            ...(speaker && { speaker }),
          },
        ];
  const statements: Statement[] = statement
    ? [
        {
          id: "s1",
          act: statement.act,
          content: [{ start: 0, end: text.length }],
          quoted: false,
          about: ["e1"],
          speaker: roleOf(statement.speaker),
          ...(statement.target && { target: roleOf(statement.target) }),
        },
      ]
    : [];
  return {
    id: "d",
    text,
    language: "en",
    published: "2024-01-09",
    regions: [],
    mentions,
    times: [],
    attributions,
    statements,
    tallies: [],
    events: [
      {
        id: "e1",
        type: "assault",
        trigger,
        evidence: [{ start: 0, end: text.length }],
        status: "reported",
        ...(mode && { mode }),
        places: [],
        actors: doer ? [roleOf(doer)] : [],
        targets: target ? [roleOf(target)] : [],
        victims: [],
        weapons: [],
      },
    ],
  };
}

describe("a claim", () => {
  it.each<[string, Case, string[]]>([
    [
      "a command tells of its own strike",
      {
        text: "US Central Command said US forces struck a depot.",
        doer: "US forces",
        teller: "US Central Command",
      },
      ["claimed united-states"],
    ],
    [
      "a spokeswoman speaks for the state, whose aircraft are named by its adjective",
      {
        text: "Sabrina Singh said American aircraft struck a depot.",
        doer: "American aircraft",
        teller: "Sabrina Singh",
      },
      ["claimed united-states"],
    ],
    [
      "who shoots something down states it and claims no attack",
      {
        text: "US Central Command said US forces struck a drone down.",
        doer: "US forces",
        teller: "US Central Command",
        mode: "interception",
      },
      ["stated united-states"],
    ],
    [
      "who sent what was shot down claims it",
      {
        text: "US forces struck a drone down that Kata'ib Hizballah says it sent.",
        doer: "US forces",
        mode: "interception",
        statement: { act: "claim-of-responsibility", speaker: "Kata'ib Hizballah" },
      },
      ["claimed kata'ib"],
    ],
    [
      "a nationality that is part of a word names no claimant",
      {
        text: "An American-backed faction said its men struck a base.",
        doer: "its men",
        teller: "An American-backed faction",
        statement: { act: "claim-of-responsibility", speaker: "An American-backed faction" },
      },
      [],
    ],
    [
      "a group claims for itself",
      {
        text: "Islamic Resistance in Iraq announced that it struck a base.",
        statement: { act: "claim-of-responsibility", speaker: "Islamic Resistance in Iraq" },
      },
      ["claimed islamic-resistance-in-iraq"],
    ],
    [
      "who tells of another's deed claims nothing",
      {
        text: "US Central Command said Kata'ib Hizballah struck a base.",
        doer: "Kata'ib Hizballah",
        teller: "US Central Command",
      },
      [],
    ],
    [
      "a group is not its patron",
      { text: "Iran said Kata'ib Hizballah struck a base.", doer: "Kata'ib Hizballah", teller: "Iran" },
      [],
    ],
    [
      "an outlet claims nothing",
      {
        text: "Shafaq News announced that drones struck a base.",
        statement: { act: "claim-of-responsibility", speaker: "Shafaq News" },
      },
      [],
    ],
    [
      "who was struck claims nothing",
      {
        text: "US Central Command said Kata'ib Hizballah struck US forces.",
        doer: "Kata'ib Hizballah",
        target: "US forces",
        statement: { act: "claim-of-responsibility", speaker: "US Central Command" },
      },
      [],
    ],
    [
      "blame names whom the speaker accuses",
      {
        text: "United States accused Kata'ib Hizballah, which struck a base.",
        statement: { act: "accusation", speaker: "United States", target: "Kata'ib Hizballah" },
      },
      ["blamed kata'ib"],
    ],
    [
      "a denial is the denier's",
      { text: "Iran denied that it struck a base.", statement: { act: "denial", speaker: "Iran" } },
      ["denied iran"],
    ],
  ])("%s", (_, example, expected) => {
    const [report] = reportsOf(resolve(documentOf(example), knowledge), knowledge);
    const told = (report!.claims ?? []).map((claim) => `${claim.status} ${claim.actor?.entity}`);
    expect(told).toEqual(expected.map((one) => one.replace("kata'ib", "kataib-hizballah")));
  });
});
