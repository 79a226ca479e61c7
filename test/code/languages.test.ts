// First-level coding of the languages without an analyser: sentences in, records out, with sentences that must stay empty.
import { describe, expect, it } from "vitest";
import { code } from "../../src/code/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { detectLanguage, read } from "../../src/read/index.ts";
import type { CodedDocument, Role } from "../../src/record/index.ts";

const knowledge = loadKnowledge();
const published = "2023-11-23"; // a Thursday

function coded(language: string, text: string): CodedDocument {
  return code({ id: "d", text, language, published, regions: [] }, knowledge);
}

/** "mode | date | doers | targets | victims | weapons | killed | hurt" of each event, "act | speaker" of each statement. */
function told(language: string, text: string): string[] {
  const { events, statements } = coded(language, text);
  const words = (roles: readonly Role[]): string =>
    roles.map((role) => text.slice(role.start, role.end)).join("; ");
  return [
    ...events.map((event) =>
      [
        event.mode,
        event.date ?? "",
        words(event.actors),
        words(event.targets),
        words(event.victims),
        words(event.weapons),
        event.killed?.min ?? "",
        event.injured?.min ?? "",
      ].join(" | "),
    ),
    ...statements.map(({ act, speaker }) => `${act} | ${words([speaker])}`),
  ];
}

const SENTENCES: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  fr: [
    [
      "Des drones ont visé hier soir l'aéroport d'Erbil.",
      ["drone-attack | 2023-11-22 |  | aéroport |  | drones |  | "],
    ],
    [
      "L'armée française a mené mardi une frappe aérienne contre des djihadistes près de Gao.",
      ["airstrike | 2023-11-21 | armée | djihadistes |  |  |  | "],
    ],
    [
      "Un drone a frappé une base militaire en Irak, tuant trois soldats et blessant cinq civils.",
      ["drone-attack |  |  | une base militaire | trois soldats; cinq civils | Un drone | 3 | 5"],
    ],
    [
      "Le groupe État islamique a revendiqué l'attaque contre la mosquée.",
      ["attack |  | État islamique | mosquée |  |  |  | ", "claim-of-responsibility | État islamique"],
    ],
    ["Le Hezbollah a menacé de frapper Israël si la guerre continue.", ["threat | Hezbollah"]],
    ["L'attaquant a frappé le ballon lors du match.", []],
    ["Le tribunal a frappé fort contre la fraude.", []],
  ],
  es: [
    [
      "El Ejército colombiano bombardeó el martes un campamento del ELN en Arauca.",
      ["shelling | 2023-11-21 | Ejército | campamento |  |  |  | "],
    ],
    [
      "Tres policías fueron asesinados ayer por hombres armados en Cali.",
      ["assassination | 2023-11-22 | hombres armados | Tres policías | Tres policías |  | 3 | "],
    ],
    [
      "El ELN reivindicó el atentado contra la comisaría.",
      ["attack |  | ELN | comisaría |  |  |  | ", "claim-of-responsibility | ELN"],
    ],
    ["Los hutíes amenazaron con atacar buques israelíes si continúa la ofensiva.", ["threat | hutíes"]],
    ["El delantero disparó contra la portería en el partido de liga.", []],
    ["Sufrió un ataque al corazón en el hospital.", []],
  ],
  tr: [
    [
      "Hizbullah, salı günü İsrail üssüne insansız hava aracıyla saldırdı.",
      ["drone-attack | 2023-11-21 | Hizbullah | üssüne |  | insansız hava aracıyla |  | "],
    ],
    [
      "Erbil havalimanına düzenlenen saldırıda üç asker öldü, beş kişi yaralandı.",
      ["attack |  |  | havalimanına | üç asker; kişi |  | 3 | 5"],
    ],
    ["Irak hükümeti ABD'nin saldırılarını kınadı.", ["condemnation | Irak hükümeti"]],
    ["Galatasaraylı forvet maçta iki gol vurdu.", []],
    ["Doktorlar hastaları tedavi etti.", []],
  ],
  fa: [
    [
      "سپاه پاسداران دیروز یک پایگاه داعش در سوریه را با موشک هدف قرار داد.",
      ["missile-attack | 2023-11-22 | سپاه پاسداران | پایگاه داعش |  | موشک |  | "],
    ],
    [
      "حزب‌الله به پایگاه اسرائیل با پهپاد حمله کرد.",
      ["drone-attack |  | حزب‌الله | پایگاه اسرائیل |  | پهپاد |  | "],
    ],
    [
      "سه سرباز عراقی در حمله پهپادی به فرودگاه اربیل کشته شدند و پنج نفر زخمی شدند.",
      ["drone-attack |  |  | فرودگاه اربیل | سه سرباز; نفر | پهپادی | 3 | 5"],
    ],
    ["ایران این اقدام را محکوم کرد.", ["condemnation | ایران"]],
    ["مهاجم تیم در مسابقه دو گل زد.", []],
    ["او بر اثر حمله قلبی درگذشت.", []],
  ],
  he: [
    ['צה"ל תקף אתמול מטרות של חיזבאללה בדרום לבנון.', ['attack | 2023-11-22 | צה"ל | מטרות |  |  |  | ']],
    ["שלושה חיילים נהרגו וחמישה נפצעו בתקיפה.", ["attack |  |  |  | שלושה חיילים |  | 3 | 5"]],
    ["חיזבאללה איים לתקוף את ישראל אם הדבר יימשך.", ["threat | חיזבאללה"]],
    ["החלוץ תקף את השער במשחק הליגה.", []],
  ],
  ku: [
    [
      "Artêşa Tirk duh bi dronan êrîşî gundekî li Zaxoyê kir.",
      ["drone-attack | 2023-11-22 | Artêşa Tirk | gundekî |  | dronan |  | "],
    ],
    [
      "Sê leşker hatin kuştin û du kes birîndar bûn di êrîşa dronan de.",
      ["drone-attack |  |  |  | Sê leşker; kes | dronan | 3 | 2"],
    ],
    ["Hikûmetê ev yek şermezar kir, wezîr got.", []],
    ["Tîmê di lîstikê de du gol avêtin.", []],
  ],
  ckb: [
    [
      "سوپای تورکیا دوێنێ بە درۆن هێرشی کردە سەر گوندێک لە سنووری زاخۆ.",
      ["drone-attack | 2023-11-22 | سوپای | گوندێک |  | درۆن |  | "],
    ],
    [
      "دوو پێشمەرگە کوژران و سێ کەس بریندار بوون لە هێرشی درۆنی بۆ سەر بنکەیەکی پێشمەرگە.",
      ["drone-attack |  |  | بنکەیەکی | کەس; دوو پێشمەرگە | درۆنی | 2 | 3"],
    ],
    ["یاریزانەکە دوو گۆڵی کرد.", []],
  ],
};

describe.each(Object.entries(SENTENCES))("%s", (language, table) => {
  it.each(table)("%s", (text, expected) => {
    expect(told(language, text)).toEqual(expected);
  });

  it("says that it is coded at a first level only", () => {
    expect(knowledge.languages.get(language)?.coverage).toBe("first-level");
  });
});

describe("which language a text is in", () => {
  it.each(
    Object.entries(SENTENCES).flatMap(([language, table]) =>
      table.slice(0, 2).map(([text]) => [language, text] as const),
    ),
  )("%s: %s", (language, text) => expect(detectLanguage(text)).toBe(language));
});

describe("names of the registers in other languages lead to the same entries", () => {
  it.each([
    ["fr", "Gardiens de la révolution", "islamic-revolutionary-guard-corps"],
    ["tr", "Devrim Muhafızları", "islamic-revolutionary-guard-corps"],
    ["fa", "سپاه پاسداران", "islamic-revolutionary-guard-corps"],
    ["he", "משמרות המהפכה", "islamic-revolutionary-guard-corps"],
    ["he", 'צה"ל', "israel-defense-forces"],
    ["es", "hutíes", "houthis"],
    ["ckb", "حیزبوڵڵا", "hezbollah"],
    ["ku", "Yekîneyên Parastina Gel", "ypg"],
  ])("%s: %s", (_language, name, id) => expect(knowledge.actors.idsFor(name)).toContain(id));
});

describe("a text in two languages", () => {
  const text = [
    "المقاومة الإسلامية في العراق: استهدفنا، فجر الأحد، قاعدة عين الأسد بالطيران المسيّر.",
    "A US official told Reuters on Sunday that two rockets had struck the base near Hit.",
    "وأدانت الحكومة العراقية الهجوم.",
    "Video: https://example.org/x",
  ].join("\n");
  const document = code(read({ id: "d", text, published }, knowledge), knowledge);
  const words = (role: { start: number; end: number }): string => text.slice(role.start, role.end);

  it("is in the language of most of it, and each line is coded by its own", () => {
    expect(document.language).toBe("ar");
    expect(
      document.regions.filter(({ kind }) => kind === "language").map(({ language }) => language),
    ).toEqual(["en"]);
    expect(document.events.map(({ mode }) => mode).sort()).toEqual(["drone-attack", "rocket-attack"]);
    expect(document.statements.map(({ act }) => act)).toContain("condemnation");
  });

  it("has offsets into the untouched text, and ids that are one row", () => {
    expect(document.text).toBe(text);
    const rockets = document.events.find(({ mode }) => mode === "rocket-attack")!;
    expect(rockets.weapons.map(words)).toEqual(["rockets"]);
    for (const list of [document.mentions, document.events, document.statements, document.attributions])
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    const ids = new Set(document.mentions.map(({ id }) => id));
    const roles = document.events.flatMap(({ actors, targets, weapons, places }) => [
      ...actors,
      ...targets,
      ...weapons,
      ...places,
    ]);
    for (const { mention } of roles) if (mention !== undefined) expect(ids).toContain(mention);
  });

  it.each(["Erbil, Baghdad, Mosul.", "He said in Arabic: الله أكبر.", "Les Misérables"])(
    "a word or two of another is none: %s",
    (line) => {
      const one = read(
        { id: "d", text: `Two rockets struck a base in Erbil on Sunday, police said.\n${line}`, published },
        knowledge,
      );
      expect(one.regions.filter(({ kind }) => kind === "language")).toEqual([]);
    },
  );
});

describe("a language nobody wrote a folder for", () => {
  it("is kept with nothing found in it, and no error", () => {
    const text = "Ukrainan joukot ampuivat alas kaksi lennokkia Odessan yllä.";
    const document = coded("fi", text);
    expect(document.text).toBe(text);
    expect(document.error).toBeUndefined();
    expect([...document.events, ...document.mentions, ...document.statements]).toEqual([]);
  });
});
