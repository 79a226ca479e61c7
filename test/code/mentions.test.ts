// Mentions: sentences in, marked mentions out, in tables with their negative twins.
import { describe, expect, it } from "vitest";
import { contextOf } from "../../src/code/index.ts";
import { findMentions } from "../../src/code/mentions.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

const knowledge = loadKnowledge();

function mentionsOf(text: string, language = "en", regions: { start: number; end: number }[] = []): string[] {
  const noise = regions.map((region) => ({ ...region, kind: "teaser" as const, noise: true }));
  const document = { id: "d", text, language, published: "2024-02-03", regions: noise };
  const found = findMentions(contextOf(document, knowledge, knowledge.languages.get(language)!));
  return found.map((mention) => `${mention.type}: ${text.slice(mention.start, mention.end)}`);
}

/** All of `present` are there and none of `absent`. */
function expectMentions(
  text: string,
  present: readonly string[],
  absent: readonly string[] = [],
  language = "en",
): void {
  const found = mentionsOf(text, language);
  for (const mention of present) expect(found, text).toContain(mention);
  for (const mention of absent) expect(found, text).not.toContain(mention);
}

describe("registers", () => {
  it.each([
    [
      "Kataib Hezbollah hit Ain al-Asad in Iraq.",
      ["organization: Kataib Hezbollah", "facility: Ain al-Asad", "location: Iraq"],
      [],
    ],
    ["The woman told us about a roman coin.", [], ["location: Oman", "location: us"]],
    ["Iraqi soldiers saw American troops.", ["nationality: Iraqi", "organization: American troops"], []],
  ])("%s", (text, present, absent) => expectMentions(text, present, absent));
});

describe("names by shape", () => {
  it.each([
    ["Yesterday Lt. Gen. Stephen Marella spoke.", ["person: Stephen Marella"]],
    ["They met Amina Okonkwo yesterday.", ["person: Amina Okonkwo"]],
    ["The Bank of Ruritania was robbed.", ["organization: Bank of Ruritania"]],
    ["He died in Kirkuk General Hospital on Monday.", ["facility: Kirkuk General Hospital"]],
    ["Clashes broke out near Tikrit.", ["location: Tikrit"]],
    ["The London-based paper wrote it.", ["location: London"]],
    ["A shop in Harris County burned.", ["location: Harris County"]],
  ])("%s", (text, present) => expectMentions(text, present));

  it.each([
    ["On Monday the rain fell in March.", ["location: Monday", "location: March", "person: Monday"]],
    ["However the plan failed.", ["location: However", "person: However"]],
    ["Storm Threatens Coast As Winds Rise Again Tonight", ["person: Storm Threatens Coast"]],
  ])("nothing of the kind in: %s", (text, absent) => expectMentions(text, [], absent));
});

describe("general words, weapons, figures", () => {
  it.each([
    ["Two US officials said so.", ["role: Two US officials"], []],
    ["Ten rockets fell on the base.", ["weapon: Ten rockets", "facility: base"], []],
    ["Two Katyusha rockets landed.", ["weapon: Two Katyusha rockets"], []],
    ["Masked gunmen fled.", ["role: Masked gunmen"], []],
    ["It is 15 km away and cost $2 million.", ["quantity: 15 km", "money: $2 million"], []],
    [
      "Write to @front_media now, he tweeted under #freedom.",
      ["account: @front_media"],
      ["account: #freedom"],
    ],
    ["He based his view on stated facts.", [], ["facility: based", "location: stated"]],
  ])("%s", (text, present, absent) => expectMentions(text, present, absent));
});

describe("things that are described", () => {
  it.each([
    ["Two peasants were killed by urban guerrillas.", ["role: Two peasants", "role: urban guerrillas"], []],
    ["Hooded gunmen attacked a power station.", ["role: Hooded gunmen", "facility: power station"], []],
    ["Heavily armed men kidnapped an American contractor.", ["role: Heavily armed men"], ["role: men"]],
    ["A group of gunmen fled; the group denied it.", ["role: group of gunmen", "organization: group"], []],
    ["Members of the Red Front fired a bazooka.", ["role: Members of the Red Front"], ["role: Members"]],
    ["Rebels burned three fishing boats.", ["platform: three fishing boats"], ["platform: boats"]],
    ["Soldiers fired on the home of the mayor.", ["facility: home of the mayor", "role: mayor"], []],
    [
      "A firebomb was thrown at the US embassy in Baghdad.",
      ["weapon: firebomb", "facility: US embassy in Baghdad", "location: Baghdad"],
      [],
    ],
    ["The army shelled facilities and targets.", [], ["facility: facilities", "facility: targets"]],
    ["She went to the hospital and then to a shop.", [], ["facility: hospital", "facility: shop"]],
    ["The car dealer was shot dead by gunmen.", ["role: car dealer"], ["platform: car"]],
  ])("%s", (text, present, absent) => expectMentions(text, present, absent));

  it.each([
    [
      "LABOR LEADER FEBE ELIZABETH VELASQUEZ WAS KILLED BY URBAN GUERRILLAS IN SAN SALVADOR.",
      ["person: FEBE ELIZABETH VELASQUEZ", "role: URBAN GUERRILLAS", "location: SAN SALVADOR"],
      [],
    ],
    [
      "A CAR BOMB EXPLODED NEAR ROADS LINKING THE CITY WITH AYACUCHO.",
      ["weapon: CAR BOMB"],
      ["location: CAR", "person: ROADS LINKING THE CITY"],
    ],
  ])("in capitals: %s", (text, present, absent) => expectMentions(text, present, absent));
});

describe("names that shape, register and model see apart", () => {
  it.each([
    [
      "He met Miguel Montenegro in Lima.",
      ["person: Miguel Montenegro", "location: Lima"],
      ["location: Montenegro"],
    ],
    ["Fighting spread across South Darfur.", ["location: South Darfur"], ["location: Darfur"]],
    ["Gen. Joseph Votel spoke. Votel then left.", ["person: Joseph Votel", "person: Votel"], []],
    ["Rain fell in southeast Sweden.", ["location: Sweden"], []],
    ["The Syrian Democratic Forces and the Iraqi army met.", ["nationality: Iraqi"], ["nationality: Syrian"]],
    [
      "The hitherto unknown Brigade of the Third Dawn claimed it.",
      ["organization: Brigade of the Third Dawn"],
      [],
    ],
    [
      "Liwa al-Ghadab, an armed group, fired.",
      ["organization: Liwa al-Ghadab", "role: armed group"],
      ["location: Liwa"],
    ],
    ["Kata'ib al-Nahr's spokesman said so.", ["organization: Kata'ib al-Nahr"], []],
    ["A militia called Saraya al-Fajr claimed the attack.", ["organization: Saraya al-Fajr"], []],
    ["The pro-Iranian militia fled.", ["role: pro-Iranian militia"], []],
  ])("%s", (text, present, absent) => expectMentions(text, present, absent));
});

describe("places told by distance", () => {
  it.each([
    ["It fell 30 km west of Baghdad.", ["location: 30 km west of Baghdad", "location: Baghdad"], []],
    [
      "Shells hit a farm 12 miles to the north-east of the town of Tikrit.",
      ["location: 12 miles to the north-east of the town of Tikrit"],
      [],
    ],
    ["It fell west of Baghdad.", ["location: Baghdad"], ["location: west of Baghdad"]],
  ])("%s", (text, present, absent) => expectMentions(text, present, absent));
});

describe("Arabic", () => {
  it.each([
    [
      "أعلنت كتائب حزب الله استهداف قاعدة عين الأسد",
      ["organization: كتائب حزب الله", "facility: قاعدة عين الأسد"],
    ],
    ["انفجار ببغداد", ["location: بغداد"]],
    ["قال العميد يحيى الفلاني", ["person: يحيى الفلاني"]],
    ["وصل هاني عبد الرشيد إلى المدينة", ["person: هاني عبد الرشيد"]],
    ["قتل مسلحون مجهولون", ["role: مسلحون مجهولون"]],
  ])("%s", (text, present) => expectMentions(text, present, [], "ar"));

  it.each([
    [
      "وقع الهجوم في قضاء زاخو بمحافظة دهوك",
      ["location: قضاء زاخو", "location: محافظة دهوك"],
      ["location: زاخو"],
    ],
    ["أدانت بغداد القصف", ["organization: بغداد"], ["location: بغداد"]],
    ["وقع القصف في بغداد", ["location: بغداد"], ["organization: بغداد"]],
    ["قال العميد زكريا مطيع", ["role: العميد", "person: زكريا مطيع"], []],
    ["قتل ثلاثة من الجنود في القصف", ["role: ثلاثة من الجنود"], ["role: الجنود"]],
    ["قال مصدر في وزارة الداخلية إن القصف توقف", ["role: مصدر في وزارة الداخلية"], []],
    ["قتل جندي وعناصرها في القصف", ["role: جندي"], ["role: جندي وعناصرها"]],
    ["وصل قادة التنظيم", ["role: قادة التنظيم"], []],
    ["طالب المتظاهرون بالعدالة", ["role: المتظاهرون"], ["role: طالب المتظاهرون"]],
    ["المستشار الألماني رالف شانتس", ["nationality: الألماني", "person: رالف شانتس"], ["person: الألماني رالف"]],
    ["القوات السورية في القرية", ["nationality: السورية"], ["location: السورية"]],
    ["أعلن محافظ ميسان تشكيل لجنة تحقيق", ["role: محافظ ميسان"], ["person: تشكيل لجنة"]],
  ])("%s", (text, present, absent) => expectMentions(text, present, absent, "ar"));

  it("knows a person named in full by the last word alone, and no other word by it", () =>
    expectMentions(
      "قال العميد زكريا مطيع إن القصف توقف. وأضاف مطيع أن الهدوء عاد.",
      ["person: زكريا مطيع", "person: مطيع"],
      ["person: الهدوء"],
      "ar",
    ));
});

describe("order and noise", () => {
  it("numbers mentions in text order and says what made them", () => {
    const text = "Hamas and Iran spoke.";
    const document = { id: "d", text, language: "en", regions: [] };
    const found = findMentions(contextOf(document, knowledge, knowledge.languages.get("en")!));
    expect(found.map((mention) => mention.id)).toEqual(found.map((_, index) => `m${index + 1}`));
    for (const mention of found) expect(mention.by).toBeTruthy();
  });

  it("finds nothing in noise", () => {
    const text = "Calm in Baghdad.\nRead also: Hamas hits Israel";
    expect(mentionsOf(text, "en", [{ start: 17, end: text.length }])).toEqual(["location: Baghdad"]);
  });

  it("survives any string", () => {
    for (const text of [
      "",
      "\ud800 \udc00",
      "A ".repeat(20_000),
      "في ".repeat(5000),
      "@".repeat(9999),
      "Al-".repeat(9999),
    ]) {
      expect(() => mentionsOf(text)).not.toThrow();
    }
  });
});
