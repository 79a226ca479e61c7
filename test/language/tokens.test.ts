// Tokens and sentences: text in, words and sentence ends out, with the traps of names, abbreviations and Arabic script.
import { describe, expect, it } from "vitest";
import { analyseShallow, languageData } from "../../src/language/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

const knowledge = loadKnowledge();

function analyse(text: string, language = "en", skip: { start: number; end: number }[] = []) {
  const morphology = knowledge.languages.get(language)!.files.get("morphology");
  return analyseShallow(text, languageData(language, morphology, ["strike", "claim"]), skip);
}

const words = (text: string, language?: string) =>
  analyse(text, language)
    .sentences.flatMap((sentence) => sentence.tokens.map((token) => token.text))
    .join(" | ");

const sentences = (text: string, language?: string) =>
  analyse(text, language).sentences.map((sentence) => text.slice(sentence.start, sentence.end));

describe("tokens", () => {
  it.each([
    ["Kata'ib Hizballah's men", "Kata'ib | Hizballah | 's | men"],
    ["Asa’ib Ahl al-Haq didn’t fire", "Asa’ib | Ahl | al-Haq | did | n’t | fire"],
    [
      "Iran-backed groups, 2,500 troops at 12:20 am",
      "Iran-backed | groups | , | 2,500 | troops | at | 12:20 | am",
    ],
    ["the U.S. Army and Lt. Col. Smith", "the | U.S. | Army | and | Lt. | Col. | Smith"],
    ["see rt.com or @IRGC #Revenge", "see | rt.com | or | @IRGC | #Revenge"],
    ["“crushing response”…", "“ | crushing | response | ” | …"],
    ["the militias' bases", "the | militias | ' | bases"],
  ])("%s", (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it("keeps Arabic words whole and folds what writers exchange", () => {
    const [sentence] = analyse("وأدانت الحكومة، أيضاً؟", "ar").sentences;
    expect(sentence!.tokens.map((token) => token.text)).toEqual(["وأدانت", "الحكومة", "،", "أيضاً", "؟"]);
    expect(sentence!.tokens[3]!.norm).toBe("ايضا");
  });

  it("survives emoji, lone surrogates and a very long line", () => {
    expect(words("🔴 fired \ud800 again 🇮🇶")).toContain("fired");
    const long = `${"word ".repeat(200_000)}end.`;
    expect(analyse(long).sentences.flatMap((sentence) => sentence.tokens)).toHaveLength(200_002);
  });

  it("offsets point at the untouched text", () => {
    const text = "Line one.\n\n  “Two,” he said.";
    for (const sentence of analyse(text).sentences) {
      for (const token of sentence.tokens) expect(text.slice(token.start, token.end)).toBe(token.text);
    }
  });
});

describe("sentences", () => {
  it.each([
    ["Gen. Smith left. He fell.", ["Gen. Smith left.", "He fell."]],
    ["He went to the U.S. The trip failed.", ["He went to the U.S.", "The trip failed."]],
    ["The U.S. Army fired.", ["The U.S. Army fired."]],
    ["“We will hit them.” He left.", ["“We will hit them.”", "He left."]],
    ["“Is it true?” he asked.", ["“Is it true?” he asked."]],
    ["A headline without a stop\nThe text begins.", ["A headline without a stop", "The text begins."]],
    ["It fell in 3.5 hours.", ["It fell in 3.5 hours."]],
    ["It ended in Iraq.4 A new one began.", ["It ended in Iraq.4", "A new one began."]],
    ["by a state….the United States left.", ["by a state….", "the United States left."]],
    ["They dared to respond… and fell.", ["They dared to respond… and fell."]],
    [
      "J. Kirby spoke on Monday.The ministry did not.",
      ["J. Kirby spoke on Monday.", "The ministry did not."],
    ],
    ["a line that was\nwrapped here.", ["a line that was\nwrapped here."]],
  ])("%s", (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it("ends Arabic sentences at their own marks", () => {
    expect(sentences("هل سقط؟ نعم سقط.", "ar")).toEqual(["هل سقط؟", "نعم سقط."]);
  });

  it("leaves skipped spans out and breaks there", () => {
    const text = "One fell. Share this. Two fell.";
    const found = analyse(text, "en", [{ start: 10, end: 21 }]).sentences;
    expect(found.map((sentence) => text.slice(sentence.start, sentence.end))).toEqual([
      "One fell.",
      "Two fell.",
    ]);
  });
});

describe("lemmas", () => {
  it.each([
    ["struck", "strike"],
    ["denies", "deny"],
    ["claimed", "claim"],
    ["militias", "militia"],
    ["warning", "warn"],
    ["said", "say"],
    ["this", "this"],
    ["noted", "note"],
  ])("%s is of %s", (form, lemma) => {
    expect(analyse(form).sentences[0]!.tokens[0]!.lemma).toBe(lemma);
  });
});
