// Reads a model file: a JSON header, then tensors in 8 bits (one scale a row) or 32-bit floats, and the word list.
// Written by training/pack.ts; nothing here knows what the tensors are for.

/** Bumped whenever a model file of an older program could not be read. */
export const FORMAT = "casus-analyser-2";

export interface TensorPlace {
  readonly rows: number;
  readonly columns: number;
  /** Byte offset of the values, after the header. */
  readonly at: number;
  /** Byte offset of one scale a row; absent: the values are floats. */
  readonly scales?: number;
}

export interface Tensor {
  readonly rows: number;
  readonly columns: number;
  /** Row by row. 8-bit values have to be multiplied by their row's scale. */
  readonly values: Int8Array | Float32Array;
  readonly scales: Float32Array | undefined;
}

/** How a word form becomes its lemma, how a tag becomes features, how a compound comes apart: learned tables. */
export interface Tables {
  /** XPOS → ending → "characters to cut:text to add". */
  readonly lemmaRules: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** "form/XPOS" → lemma, where the rules fail. */
  readonly lemmas: Readonly<Record<string, string>>;
  /** "UPOS|XPOS" → features as CoNLL-U writes them. */
  readonly features: Readonly<Record<string, string>>;
  /** "form/UPOS|XPOS" → features, where they differ from the tag's. */
  readonly formFeatures: Readonly<Record<string, string>>;
  /** Number of parts, tag and last part → tags, heads and relations of the parts. */
  readonly compounds: Readonly<Record<string, string>>;
}

export interface Header {
  readonly format: string;
  readonly name: string;
  readonly hidden: number;
  readonly trainedWords: number;
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  readonly words: { readonly at: number; readonly bytes: number };
  readonly tables: { readonly at: number; readonly bytes: number };
  readonly tensors: Readonly<Record<string, TensorPlace>>;
}

export interface ModelFile {
  readonly header: Header;
  readonly words: ReadonlyMap<string, number>;
  readonly tables: Tables;
  tensor(name: string): Tensor;
}

/** `bytes` must start on a multiple of 16 in its buffer (a file read whole does). Throws where they are no model. */
export function readModel(bytes: Uint8Array): ModelFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder();
  const length = bytes.byteLength > 4 ? view.getUint32(0, true) : 0;
  if (length === 0 || length + 4 > bytes.byteLength || bytes[4] !== 0x7b)
    throw new Error("This file is no analyser model; build it with the commands in training/README.md.");
  const header = JSON.parse(text.decode(bytes.subarray(4, 4 + length))) as Header;
  if (header.format !== FORMAT)
    throw new Error(`The model has format ${header.format}, this program reads ${FORMAT}; build it anew.`);
  const base = bytes.byteOffset + Math.ceil((4 + length) / 16) * 16;
  const part = (place: { at: number; bytes: number }): string =>
    text.decode(new Uint8Array(bytes.buffer, base + place.at, place.bytes));
  const words = new Map<string, number>();
  for (const word of part(header.words).split("\n")) words.set(word, words.size);
  return {
    header,
    words,
    tables: JSON.parse(part(header.tables)) as Tables,
    tensor: (name) => readTensor(header.tensors[name], name, bytes.buffer, base),
  };
}

function readTensor(
  place: TensorPlace | undefined,
  name: string,
  buffer: ArrayBufferLike,
  base: number,
): Tensor {
  if (!place)
    throw new Error(
      `The model lacks the tensor ${name}; build it anew with the commands in training/README.md.`,
    );
  const { rows, columns, at, scales } = place;
  if (scales === undefined)
    return { rows, columns, values: new Float32Array(buffer, base + at, rows * columns), scales: undefined };
  return {
    rows,
    columns,
    values: new Int8Array(buffer, base + at, rows * columns),
    scales: new Float32Array(buffer, base + scales, rows),
  };
}
