// Sentences and tokens of an English text, laid out for a person.
import { analyseShallow, languageData } from "../language/index.ts";
import { loadKnowledge } from "../knowledge/index.ts";

/** One line a token (start, form, lemma), a blank line between sentences. */
export async function* parseStream(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString("utf8");
  const english = loadKnowledge().languages.get("en");
  const { sentences } = analyseShallow(text, languageData("en", english?.files.get("morphology"), []), []);
  for (const sentence of sentences) {
    const rows = sentence.tokens.map(
      (token) => `${String(token.start).padStart(6)}  ${token.text}\t${token.lemma}`,
    );
    yield `${rows.join("\n")}\n\n`;
  }
}
