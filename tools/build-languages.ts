// Builds models/languages.bin from the sequences of letters of eld (Apache-2.0), its smallest set: node tools/build-languages.ts
// The file: a line of JSON (languages with the score that a sure text has, codes of the bytes from 128 up, number of
// sequences), then 7 bytes a sequence (six bytes of key, the number of its languages), then two bytes a language of each
// sequence in turn (number of the language, score less the least). What a key is: src/language/guess.ts.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const source = dirname(fileURLToPath(import.meta.resolve("eld")));
const part = async (name: string): Promise<Record<string, unknown>> =>
  (await import(pathToFileURL(join(source, "..", name)).href)) as Record<string, unknown>;

interface Ngrams {
  readonly languages: Readonly<Record<string, string>>;
  readonly ngrams: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const { ngramsData } = (await part("ngrams/extrasmall.js")) as unknown as { ngramsData: Ngrams };
const { avgScore } = (await part("avgScore.js")) as unknown as { avgScore: Record<string, number> };
const { dictionary } = (await part("dictionary.js")) as unknown as { dictionary: readonly string[] };

/** The letters of a sequence as one number of at most six bytes. */
function keyOf(sequence: string): number {
  let key = 0;
  for (const letter of sequence) key = key * 256 + (letter.charCodeAt(0) & 0xff);
  return key;
}

const languages = Object.values(ngramsData.languages);
const rows = Object.entries(ngramsData.ngrams)
  .map(([sequence, scores]) => ({ key: keyOf(sequence), scores: Object.entries(scores) }))
  .sort((a, b) => a.key - b.key);
const header = {
  languages: languages.map((code) => [code, avgScore[code]]),
  codes: dictionary.slice(128).map((letter) => letter.charCodeAt(0) & 0xff),
  sequences: rows.length,
};
const keys = Buffer.alloc(rows.length * 7);
rows.forEach(({ key, scores }, row) => {
  keys.writeUIntBE(key, row * 7, 6);
  keys[row * 7 + 6] = scores.length;
});
const pairs = Uint8Array.from(
  rows.flatMap(({ scores }) => scores.flatMap(([number, score]) => [Number(number), score])),
);
const target = join(import.meta.dirname, "..", "models", "languages.bin");
writeFileSync(target, Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), keys, pairs]));
console.log(`${target}: ${rows.length} sequences, ${readFileSync(target).length} bytes`);
