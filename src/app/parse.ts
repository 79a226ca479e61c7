// Sentences, tags, trees and names of an English text for a person; or CoNLL-U in and out.
import { loadAnalyser, parseConlluStream } from "../language/index.ts";
import type { Sentence } from "../language/index.ts";
import type { Span } from "../record/index.ts";
import { analyse } from "./analyser.ts";

export interface ParseOptions {
  /** CoNLL-U in (its tokens are kept), CoNLL-U out. */
  readonly conllu?: boolean;
}

export async function* parseStream(
  stream: AsyncIterable<Uint8Array | string>,
  options: ParseOptions = {},
): AsyncGenerator<string> {
  if (options.conllu) yield* parseConlluStream(loadAnalyser(), decoded(stream));
  else yield* parseText(await readAll(stream));
}

/** Every sentence with its tree, its names, and what its short names and pronouns stand for. */
export function* parseText(text: string): Generator<string> {
  const { sentences, names = [], references } = analyse(text);
  const words = (span: Span): string => `“${text.slice(span.start, span.end)}”`;
  for (const sentence of sentences) {
    const inside = names.filter((name) => name.start >= sentence.start && name.end <= sentence.end);
    const found = inside.map((name) => `${name.type} ${words(name)}`).join(", ");
    const meant = references
      .filter((one) => one.start >= sentence.start && one.end <= sentence.end)
      .map((one) => `${words(one)} = ${words(one.antecedent)}`)
      .join(", ");
    yield `${text.slice(sentence.start, sentence.end).replace(/\s+/g, " ")}\n`;
    yield `${rows(sentence)}\n${found ? `names: ${found}\n` : ""}${meant ? `meant: ${meant}\n` : ""}\n`;
  }
}

/** The tree, one token a line: number, word, tag, relation and head, how sure the attachment is. */
function rows(sentence: Sentence): string {
  const width = Math.min(24, Math.max(...sentence.tokens.map((token) => token.text.length)));
  const row = (token: Sentence["tokens"][number], index: number): string => {
    const head =
      token.head === undefined || token.head < 0 ? "" : `← ${sentence.tokens[token.head]?.text ?? ""}`;
    const sure = token.confidence === undefined ? "" : token.confidence.toFixed(2);
    const cells = [String(index + 1).padStart(3), token.text.padEnd(width), (token.upos ?? "").padEnd(5)];
    return `${[...cells, (token.deprel ?? "").padEnd(12), head.padEnd(width + 2), sure].join("  ").trimEnd()}`;
  };
  return sentence.tokens.map(row).join("\n");
}

/** A letter cut between two chunks is put together again. */
async function* decoded(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of stream)
    yield typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function readAll(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  return (await Array.fromAsync(decoded(stream))).join("");
}
