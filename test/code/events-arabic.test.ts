// Events of a language whose verb stands first, told by the order of its words: sentence in, roles out, with negative twins.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { Event, Role } from "../../src/record/index.ts";

const knowledge = loadKnowledge();

/** "mode | doers | targets | weapons" of each event. */
function told(text: string): string[] {
  const { events } = code({ id: "d", text, language: "ar", published: "2023-12-11", regions: [] }, knowledge);
  const words = (roles: readonly Role[]): string =>
    roles.map((role) => text.slice(role.start, role.end)).join("; ");
  return events.map((event: Event) =>
    [event.mode, words(event.actors), words(event.targets), words(event.weapons)].join(" | "),
  );
}

describe("Arabic events", () => {
  it.each([
    [
      "who is blamed is the doer",
      "اتهم الناشط الفصائل المسلحة بقتل المتظاهرين في الناصرية.",
      ["attack | الفصائل المسلحة |  | "],
    ],
    [
      "who admits it is the doer",
      "أقر الجيش الإسرائيلي بتنفيذ الغارة على المنزل في جويا.",
      ["airstrike | الجيش الإسرائيلي | المنزل | "],
    ],
    [
      "who only tells of the dead is not",
      "أقر المتحدث باسم البنتاغون بمقتل ثلاثة جنود في هجوم على البرج 22.",
      ["attack |  | البرج 22 | "],
    ],
    [
      "the site in which somebody blew himself up was hit",
      "فجر انتحاري نفسه داخل كنيسة مار إلياس في دمشق.",
      ["suicide-attack | انتحاري | كنيسة مار إلياس | "],
    ],
    [
      "the town in which he did is only the place",
      "فجر انتحاري نفسه في دمشق.",
      ["suicide-attack | انتحاري |  | "],
    ],
    [
      "a name behind an office says whom it means",
      "تبنى تنظيم القاعدة اغتيال المحافظ الأسبق منصور فهد بعبوة ناسفة.",
      ["assassination | تنظيم القاعدة | منصور فهد | عبوة ناسفة"],
    ],
    [
      "a drone is a weapon and not the channel of that name",
      "قصفت الفصائل قاعدة عين الأسد بطائرة مسيّرة.",
      ["drone-attack | الفصائل | قاعدة عين الأسد | طائرة مسيّرة"],
    ],
    [
      "a passive verb has what was hit as its subject",
      "هوجم مقر للبيشمركة في أربيل بمسيّرات.",
      ["drone-attack |  | مقر | مسيّرات"],
    ],
    [
      "what was brought down",
      "أسقطت الدفاعات مسيّرة مسلحة فوق مطار أربيل.",
      ["interception | الدفاعات | مسيّرة مسلحة | "],
    ],
    [
      "the same, named before its verb",
      "مسيّرة مفخخة أُسقطت فوق مطار أربيل.",
      ["interception |  | مسيّرة مفخخة | "],
    ],
    ["hitting a base", "أكد بيان إصابة قاعدة حرير بمسيّرة.", ["drone-attack |  | قاعدة حرير | مسيّرة"]],
    [
      "the adjective of a people is the doer of a noun",
      "قصف أميركي لشاحنتين غربي بغداد.",
      ["shelling | أميركي | لشاحنتين | "],
    ],
    [
      "a verb of doing lends its doer",
      "ردّت المقاومة الإسلامية في العراق بقصف قاعدة حرير.",
      ["shelling | المقاومة الإسلامية في العراق | قاعدة حرير | "],
    ],
    [
      "a doer inside a verb of two words",
      "أطلق مسلحون مجهولون النار على مكتب شركة نقل.",
      ["shooting | مسلحون مجهولون | مكتب شركة نقل | "],
    ],
    [
      "a doer between a noun of action and who suffered",
      "بعد يومين من احتجاز الجماعة سبعة موظفين في صنعاء.",
      ["arrest | الجماعة | سبعة موظفين | "],
    ],
    [
      "the article does not hide a word",
      "الهجوم على قاعدة أربيل نفذته كتائب حزب الله.",
      ["attack | كتائب حزب الله | قاعدة أربيل | "],
    ],
  ])("%s: %s", (_why, text, expected) => expect(told(text)).toEqual(expected));

  it.each([
    ["قُتل ثلاثة جنود وأصيب خمسة مدنيين في قصف على قاعدة عين الأسد.", "ثلاثة جنود; خمسة مدنيين", 3, 5],
    ["أدت الغارة على بلدة القائم إلى استشهاد سبعة أشخاص وإصابة 21 آخرين.", "سبعة أشخاص; 21 آخرين", 7, 21],
    ["أوقع الهجوم على القاعدة خمسة قتلى و22 جريحاً.", "خمسة قتلى; جريحاً", 5, 22],
  ])("the dead and hurt are named and counted: %s", (text, victims, killed, injured) => {
    const { events } = code(
      { id: "d", text, language: "ar", published: "2023-12-11", regions: [] },
      knowledge,
    );
    const [event] = events;
    const words = event!.victims.map(({ start, end }) => text.slice(start, end));
    expect(words.toSorted()).toEqual(victims.split("; ").toSorted());
    expect([event!.killed?.min, event!.injured?.min]).toEqual([killed, injured]);
  });

  it("a weapon and what it was aimed at tell an attack without a verb", () => {
    expect(told("مسيّرة على قاعدة عين الأسد يوم الأربعاء.")).toEqual([
      "drone-attack |  | قاعدة عين الأسد | مسيّرة",
    ]);
    expect(told("مسيّرة في معرض بغداد.")).toEqual([]);
  });

  it("a clause that begins anew does not take the place before it as doer", () => {
    for (const line of told("ضربت طائرات موقعين في العراق فقتلت ثمانية مقاتلين."))
      expect(line).not.toMatch(/\| العراق \|/);
  });

  it.each([
    [
      "each weapon of a list has its own target",
      "مسيّرة على قاعدة حرير يوم الأربعاء، ثم عدة صواريخ على قاعدة عين الأسد اليوم.",
      ["drone-attack |  | قاعدة حرير | مسيّرة", "rocket-attack |  | قاعدة عين الأسد | صواريخ"],
    ],
    [
      "what is answered has its own target",
      "الضربات ردّ على هجوم كتائب حزب الله على قاعدة أربيل الجوية الذي أصاب ثلاثة أميركيين.",
      ["attack | كتائب حزب الله | قاعدة أربيل الجوية; أميركيين | "],
    ],
    [
      "who went back to it is the doer",
      "عادت كتائب حزب الله إلى قصف قاعدة عين الأسد.",
      ["shelling | كتائب حزب الله | قاعدة عين الأسد | "],
    ],
    [
      "a weapon with its owner before the verb",
      "وقالت كتائب حزب الله إن مسيّرة لها أصابت قاعدة حرير.",
      ["drone-attack | كتائب حزب الله | قاعدة حرير | مسيّرة"],
    ],
    [
      "a base with its name in quotation marks",
      'سقطت صواريخ على قاعدة "خراب الجير" شمال شرقي سوريا.',
      ["rocket-attack |  | خراب الجير | صواريخ"],
    ],
  ])("%s: %s", (_why, text, expected) => {
    expect(told(text).map((line) => line.replaceAll(/(?:عدة )?(?=صواريخ)/g, ""))).toEqual(expected);
  });

  it('two days joined by "and" are two attacks, one day with its part is one', () => {
    expect(told("هوجمت قاعدة حرير بمسيّرات يوم الأربعاء وصباح الخميس.")).toHaveLength(2);
    expect(told("هوجمت قاعدة حرير بمسيّرات يوم الأربعاء صباحا.")).toHaveLength(1);
  });

  it("dawn before a day is no blast", () => {
    expect(told("وفجر الأربعاء ضربت كتائب حزب الله قاعدة حرير.")).toEqual([
      "attack | كتائب حزب الله | قاعدة حرير | ",
    ]);
  });

  it.each(["إصابة ثلاثة عمال بالأنفلونزا.", "أصيب اللاعب في المباراة.", "نقلت قناة المسيرة الخبر."])(
    "no attack: %s",
    (text) => {
      expect(told(text)).toEqual([]);
    },
  );
});
