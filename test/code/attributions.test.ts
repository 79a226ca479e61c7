// Who is reported to have said what: sentence in, source, cue and content out; and what reports nobody's words.
import { describe, expect, it } from "vitest";
import { heard, reports, words } from "./speech.ts";

describe("around a verb", () => {
  it.each([
    ["Kirby said the raid was over.", "Kirby | said | the raid was over"],
    ["The ministry said on Tuesday that two rockets fell.", "The ministry | said | that two rockets fell"],
    ["“We will answer,” Kirby said on Monday.", "Kirby | said | “We will answer,”"],
    [
      "“We will answer,” said Pentagon spokesman John Kirby.",
      "Pentagon spokesman John Kirby | said | “We will answer,”",
    ],
    ["“We know,” he said. “We will answer them.”", "he | said | “We know,” + “We will answer them.”"],
    ["“Who did it?” Kirby asked.", "Kirby | asked | “Who did it?”"],
    ["The raid failed, officials said.", "officials | said | The raid failed"],
    [
      "Nasser al-Shammari, the head of the group, said that they would stay.",
      "Nasser al-Shammari, the head of the group | said | that they would stay",
    ],
    [
      "On April 1, the spokesman for the ministry, Abbas Mousavi, warned that it would end.",
      "the spokesman for the ministry, Abbas Mousavi | warned | that it would end",
    ],
    ["The army, which lost a man, denied the report.", "The army, which lost a man | denied | the report"],
    [
      "Brazil, Colombia and Chile condemned the violence.",
      "Brazil, Colombia and Chile | condemned | the violence",
    ],
    ["IS claimed the attack.", "IS | claimed | the attack"],
    [
      "Romanowski said in a post on X that the attack had failed.",
      "Romanowski | said | that the attack had failed",
    ],
    ["The group called on Iraq to expel them.", "The group | called on | to expel them"],
    ["He thanked voters for their support.", "He | thanked | voters for their support"],
    [
      "They were ready, the army wrote on Monday, when the drone was sent.",
      "the army | wrote | They were ready + when the drone was sent",
    ],
    [
      'The base was the target of missiles, the "Resistance" announced on Tuesday.',
      'the "Resistance" | announced | The base was the target of missiles',
    ],
    [
      "Russia fired 49 drones at Kyiv, Ukrainian officials said, in what they called a new wave.",
      "Ukrainian officials | said | Russia fired 49 drones at Kyiv + in what they called a new wave",
    ],
    [
      "Jets bombed a cave in which the militants were hiding, a Peshmerga colonel told Reuters.",
      "a Peshmerga colonel | told | Jets bombed a cave in which the militants were hiding",
    ],
    ["The army told reporters that two rockets fell.", "The army | told | that two rockets fell"],
    [
      "Five fighters died in an air strike in northern Iraq, say Iraqi security sources.",
      "Iraqi security sources | say | Five fighters died in an air strike in northern Iraq",
    ],
    ["The group hit the base, as it announced itself.", "it | announced | The group hit the base"],
    ["Shafaq News / The factions said that they had gone.", "The factions | said | that they had gone"],
    [
      "The latest test, North Korea said, was its biggest yet, although it was small.",
      "North Korea | said | The latest test + was its biggest yet",
    ],
    [
      "“It was not the army that fired,” Gene Sperling, a top outside adviser, said at an event in Iowa.",
      "Gene Sperling, a top outside adviser | said | “It was not the army that fired,”",
    ],
    [
      "Five men died near the camp, said Mark Kantrowitz, an expert who has published several books.",
      "Mark Kantrowitz, an expert who has published several books | said | Five men died near the camp",
    ],
    [
      "The minister bemoaned the unrest in Charlotte and said it would end.",
      "The minister | said | it would end",
    ],
    ["The council issued a letter condemning the strike.", "The council | condemning | the strike"],
    ["Asked about the strike, Kirby said it was over.", " | Asked | the strike"],
    ["He appears to be hiding in Iraq.", " | appears | He + to be hiding in Iraq"],
    ["The ministry on Friday urged calm.", "The ministry | urged | calm"],
  ])("%s", (text, expected) => {
    expect(reports(text)).toContain(expected);
  });

  it("shares the subject with a second verb and with a participle", () => {
    const found = reports(
      "Iran condemned the strike and accused Israel of it, warning that it would answer.",
    );
    expect(found).toContain("Iran | condemned | the strike");
    expect(found.some((one) => one.startsWith("Iran | accused | Israel of it"))).toBe(true);
    expect(found).toContain("Iran | warning | that it would answer");
  });

  it.each([
    ["The claims were false."],
    ["Baghdad: Two rockets fell near the airport."],
    ["A group called Black Sand holds the town."],
    ["Militants fired at the base on Sunday."],
    ["The alleged attack killed nobody."],
    ["They continued the shelling until noon."],
    ["Militants attacked the base."],
  ])("%s reports nobody's words", (text) => {
    expect(reports(text)).toEqual([]);
  });
});

describe("without a verb of saying", () => {
  it("takes the source behind 'according to', in front or behind", () => {
    expect(reports("According to the Pentagon, there were 17 attacks.")).toContain(
      "the Pentagon | According to | there were 17 attacks",
    );
    expect(reports("There were 17 attacks, according to data released by the Pentagon.")).toContain(
      "data released by the Pentagon | according to | There were 17 attacks",
    );
  });

  it("takes the speaker before a colon in headlines and transcripts", () => {
    expect(reports("Iran: “Every mistake will be answered”")).toContain(
      "Iran | : | “Every mistake will be answered”",
    );
    expect(reports("DEPUTY PRESS SECRETARY: We have seen the reports. We are looking.")).toContain(
      "DEPUTY PRESS SECRETARY | : | We have seen the reports. We are looking.",
    );
  });

  it.each([
    [
      "“They fired first,” Kirby said.\n“We will decide when it ends.”",
      "Kirby | said | “They fired first,” + “We will decide when it ends.”",
    ],
    [
      "“They fired first,” said Kirby, who denied the report. “We will decide when it ends.”",
      "Kirby, who denied the report | said | “They fired first,” + “We will decide when it ends.”",
    ],
    // A heading, a speaker named behind it, and a paragraph in between: not his.
    ["“They fired first,” Kirby said.\n“All Quiet in the North.”", "Kirby | said | “They fired first,”"],
    [
      "“They fired first,” Kirby said.\nThe road was open.\n“We will decide when it ends.”",
      "Kirby | said | “They fired first,”",
    ],
  ])("a quotation that goes on: %s", (text, expected) => {
    expect(reports(text)).toContain(expected);
  });
});

describe("chains", () => {
  function chains(text: string): string[] {
    const context = heard(text);
    return context.attributions.flatMap((one) => {
      const carrier = context.attributions.find((other) => other.id === one.via);
      return carrier ? [`${words(context, one.source)} < ${words(context, carrier.source)}`] : [];
    });
  }

  it.each([
    ["Two officials told Reuters that the base was hit.", "Two officials < Reuters"],
    ["Reuters quoted two officials as saying the base was hit.", "two officials < Reuters"],
    ["The daily reported, citing two officials, that the base was hit.", "two officials < The daily"],
    ["Officials said the base was hit, Reuters reported.", "Officials < Reuters"],
    ["Reuters in an interview with two officials found that the base was hit.", "two officials < Reuters"],
    [
      "The attack was claimed by Saraya Awliya al-Dam, as reported by Al-Mayadeen.",
      "Saraya Awliya al-Dam < Al-Mayadeen",
    ],
  ])("%s", (text, expected) => {
    expect(chains(text)).toContain(expected);
  });

  it("a channel's post shown by a monitor is carried by the monitor, on Telegram", () => {
    const text =
      "A Telegram channel issued a threat on Tuesday. MEMRI published a screenshot of the post. “We lie in wait for you,” the post said.";
    expect(chains(text)).toContain("the post < MEMRI");
  });
});

describe("media", () => {
  it.each([
    ["Romanowski said in a post on X that the attack had failed.", "x"],
    ["On April 1, President Trump tweeted: “Iran will pay a very heavy price.”", "x"],
    ["The group said in a statement that it would go on.", "statement"],
    ["The spokesman said in a televised press conference that it was over.", "broadcast"],
    ["The group warned on its Telegram channel that it would go on.", "telegram"],
  ])("%s", (text, kind) => {
    expect(heard(text).attributions[0]!.medium?.kind).toBe(kind);
  });
});

describe("who is meant by a word that stands for somebody", () => {
  const speakers = (text: string) => {
    const context = heard(text);
    return context.attributions.map(({ speaker }) =>
      words(context, [context.mentions.find(({ id }) => id === speaker)]),
    );
  };

  it.each([
    ["Soldiers detained a driver, who said he had been beaten.", "driver"],
    ["The group freed Omar Saleh, a spokesman for the council, who said he was well.", "Omar Saleh"],
    ['The Taliban met in Doha. "We did not shell the villagers of Kunar," said its spokesman.', "Taliban"],
    ["Beijing said its ships had acted lawfully and warned Manila against provocations.", "Beijing"],
  ])("%s", (text, expected) => expect(speakers(text).at(-1)).toBe(expected));

  it("is nobody who is named inside the quotation", () =>
    expect(speakers('"We did not shell the villagers of Kunar," said its spokesman.')).toEqual([
      "its spokesman",
    ]));
});

describe("who was told and said nothing", () => {
  it.each([
    ["The spokesman: five rebels dead, their lorry destroyed, the governor informed.", "governor", false],
    ["The governor informed the press that five rebels were dead.", "governor", true],
    ["Five rebels were dead, the governor informed reporters.", "governor", true],
  ])("%s", (text, source, speaks) => {
    const context = heard(text);
    expect(context.attributions.some((one) => words(context, one.source).includes(source))).toBe(speaks);
  });
});

describe('who is meant by an Arabic pronoun before "who"', () => {
  const last = (text: string) => {
    const context = heard(text, "ar");
    const { speaker } = context.attributions.at(-1)!;
    return words(context, [context.mentions.find(({ id }) => id === speaker)]);
  };

  it.each([
    ["وتوعّدت كتائب حزب الله بالثأر للقتلى، وهي التي تبنّت أمس الهجوم على قاعدة حرير.", "كتائب حزب الله"],
    ["وهي التي تبنّت أمس الهجوم على قاعدة حرير.", ""],
  ])("%s", (text, expected) => expect(last(text)).toBe(expected));
});
