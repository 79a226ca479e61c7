// The signature of a text, by which copies of it are known: noise is left out, case, marks and spelling of letters too.
import type { Document, TextSignature } from "../record/index.ts";
import { fold } from "../text/index.ts";

// Shorter paragraphs ("He did not elaborate.") stand in many stories.
const MIN_PARAGRAPH = 60;
// Below this a few changed words are another story.
const MIN_WORDS = 80;
const SHINGLE = 3;

/** cyrb53: a fast hash of 53 bits, which a number holds exactly. */
function hash53(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** Charikar's SimHash: texts of nearly the same shingles differ in a few bits. */
function simHash(words: readonly string[]): [number, number] {
  const weights = new Int32Array(64);
  for (let at = 0; at + SHINGLE <= words.length; at++) {
    const shingle = words.slice(at, at + SHINGLE).join(" ");
    // 53 bits are not 64: the upper half is hashed on its own.
    const halves = [hash53(shingle) >>> 0, hash53(`${shingle}#`) >>> 0];
    for (let bit = 0; bit < 64; bit++) weights[bit]! += (halves[bit >> 5]! >>> (bit & 31)) & 1 ? 1 : -1;
  }
  const half = (from: number): number => {
    let bits = 0;
    for (let bit = 0; bit < 32; bit++) if (weights[from + bit]! > 0) bits |= 1 << bit;
    return bits >>> 0;
  };
  return [half(0), half(32)];
}

function withoutNoise({ text, regions }: Pick<Document, "text" | "regions">): string {
  let [kept, at] = ["", 0];
  for (const region of regions.filter(({ noise }) => noise)) {
    kept += text.slice(at, Math.max(at, region.start));
    at = Math.max(at, region.end);
  }
  return kept + text.slice(at);
}

export function signatureOf(document: Pick<Document, "text" | "regions">): TextSignature {
  const paragraphs = withoutNoise(document)
    .split(/\n+/)
    .map((paragraph) =>
      fold(paragraph)
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim(),
    )
    .filter((paragraph) => paragraph !== "");
  const long = paragraphs.filter((paragraph) => paragraph.length >= MIN_PARAGRAPH);
  const words = paragraphs.join(" ").split(" ");
  const numbers = words.filter((word) => /\p{N}/u.test(word)).sort();
  return {
    paragraphs: long.map((paragraph) => ({ hash: hash53(paragraph), letters: paragraph.length })),
    letters: paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0),
    figures: hash53(numbers.join(" ")),
    ...(words.length >= MIN_WORDS && { words: simHash(words) }),
  };
}
