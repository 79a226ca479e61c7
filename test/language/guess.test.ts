// Which language a stretch of text is in: words in, a language out, and the same as the library that the numbers come from says.
import { eld } from "eld/extrasmall";
import { describe, expect, it } from "vitest";
import { guessLanguage } from "../../src/language/index.ts";

const SENTENCES: readonly [language: string, text: string][] = [
  ["en", "Two rockets hit the base on Monday, the ministry said."],
  ["fr", "Deux roquettes ont frappé la base lundi, a indiqué le ministère."],
  ["es", "Dos cohetes alcanzaron la base el lunes, dijo el ministerio."],
  ["de", "Zwei Raketen trafen am Montag den Stützpunkt, sagte das Ministerium."],
  ["tr", "Bakanlık, pazartesi günü üsse iki roketin isabet ettiğini açıkladı."],
  ["ar", "قالت الوزارة إن صاروخين أصابا القاعدة يوم الاثنين"],
  ["fa", "وزارت دفاع اعلام کرد که دو موشک روز دوشنبه به پایگاه اصابت کرده است"],
  ["he", "שתי רקטות פגעו בבסיס ביום שני, מסר המשרד"],
  ["ru", "Две ракеты попали по базе в понедельник, сообщило министерство."],
  ["uk", "Дві ракети влучили в базу в понеділок, повідомило міністерство."],
];

describe("guessLanguage", () => {
  it.each(SENTENCES)("%s: %s", (language, text) => {
    expect(guessLanguage(text)).toEqual({ language, reliable: true });
  });

  it.each(["", " ", "123 45:00", "…!?", "😀😀", "\ud800 \udfff"])("knows no language in %j", (text) => {
    expect(guessLanguage(text)).toBeUndefined();
  });

  it("is not sure of a few letters that no language has", () => {
    expect(guessLanguage("xqz vvk")?.reliable).not.toBe(true);
  });

  it("says what the library says, whatever the text", () => {
    const alphabets = [
      0x61, 0xc0, 0x250, 0x370, 0x430, 0x5d0, 0x600, 0x900, 0xe00, 0x10a0, 0x4e00, 0xac00, 0xd800,
    ];
    let state = 7;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >> 8) % limit;
    };
    const texts = Array.from({ length: 2000 }, (_, index) => {
      const first = alphabets[index % alphabets.length]!;
      const letter = (): string =>
        below(6) === 0
          ? " "
          : below(30) === 0
            ? "’"
            : String.fromCharCode(first + below(below(9) === 0 ? 500 : 60));
      return Array.from({ length: below(420) }, letter).join("");
    });
    for (const text of [...texts, ...SENTENCES.map(([, sentence]) => sentence)]) {
      const theirs = eld.detect(text);
      const expected =
        theirs.language === "" ? undefined : { language: theirs.language, reliable: theirs.isReliable() };
      expect(guessLanguage(text), JSON.stringify(text)).toEqual(expected);
    }
  });
});
