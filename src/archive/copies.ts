// Which texts are copies of which: signatures of all documents in a file, and the first holder of every paragraph in
// memory. A cache beside the archive: lost, copies of older texts are not noticed; nothing else depends on it.
import { join } from "node:path";
import type { TextSignature } from "../record/index.ts";
import { makeFolder } from "./durable.ts";
import { cutTornLine, logLines, openLogFile } from "./log.ts";

export interface CopyOf {
  /** Id of the first document with these words. */
  readonly document: string;
  /** Share of the shorter text's letters that both have, 0 to 1; of texts alike as a whole, by their words. */
  readonly share: number;
  readonly by: "paragraphs" | "words";
}

/** A document as far as copies go. */
export interface SignedText {
  readonly document: string;
  /** Texts of one address are versions, not copies. */
  readonly url?: string;
  readonly signature: TextSignature;
}

export interface Copies {
  /** The origin of a text, if it is a copy; then takes the text in. */
  place(text: SignedText): CopyOf | undefined;
  /** Writes what was taken in since. */
  save(): Promise<void>;
  close(): Promise<void>;
}

/** Half of the letters: an agency's text with a headline and a paragraph of one's own is still the agency's. */
const MIN_SHARE = 0.5;
/** Manku, Jain, Das Sarma (2007): 3 of 64 bits for near-duplicates on the web. */
const MOST_BITS = 3;
const BAND_BITS = 16;

interface Line {
  readonly document: string;
  readonly url?: string;
  /** The origin, where this is a copy itself. */
  readonly origin?: string;
  readonly letters: number;
  readonly figures: number;
  readonly words?: readonly [number, number];
  /** Hashes and letters of paragraphs by turns. */
  readonly paragraphs: readonly number[];
}

function lineOf({ document, url, signature }: SignedText, origin: string | undefined): Line {
  const { paragraphs, ...rest } = signature;
  const flat = paragraphs.flatMap(({ hash, letters }) => [hash, letters]);
  return {
    document,
    ...(url !== undefined && { url }),
    ...(origin !== undefined && { origin }),
    ...rest,
    paragraphs: flat,
  };
}

interface Holder {
  readonly document: string;
  readonly url?: string;
  readonly origin: string;
}

function bitsOf(value: number): number {
  let [bits, rest] = [0, value >>> 0];
  for (; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

function bandsOf(words: readonly [number, number]): number[] {
  const parts = [words[0] >>> BAND_BITS, words[0] & 0xffff, words[1] >>> BAND_BITS, words[1] & 0xffff];
  return parts.map((part, band) => band * 0x10000 + part);
}

/** Of every document in memory: numbers in lists of their own, which take a third of the room of objects. */
class Index {
  readonly #holders: Holder[] = [];
  readonly #letters: number[] = [];
  readonly #figures: number[] = [];
  /** Both halves of each holder's hash of words; zeros where it has none. */
  readonly #words: number[] = [];
  readonly #byParagraph = new Map<number, number>();
  /** Band → the holders in it; most have one. */
  readonly #byBand = new Map<number, number | number[]>();

  add(line: Line): void {
    const { document, url, letters, figures, words, origin = document } = line;
    const at = this.#holders.push({ document, url, origin }) - 1;
    this.#letters.push(letters);
    this.#figures.push(figures);
    this.#words.push(words?.[0] ?? 0, words?.[1] ?? 0);
    for (let i = 0; i < line.paragraphs.length; i += 2)
      if (!this.#byParagraph.has(line.paragraphs[i]!)) this.#byParagraph.set(line.paragraphs[i]!, at);
    // A copy is found through its origin.
    if (!words || line.origin !== undefined) return;
    for (const band of bandsOf(words)) {
      const list = this.#byBand.get(band);
      if (typeof list === "object") list.push(at);
      else this.#byBand.set(band, list === undefined ? at : [list, at]);
    }
  }

  #isOther(holder: Holder, text: SignedText): boolean {
    const isVersion = text.url !== undefined && holder.url === text.url;
    return holder.document !== text.document && holder.origin !== text.document && !isVersion;
  }

  byParagraphs(text: SignedText): CopyOf | undefined {
    const shared = new Map<string, { letters: number; at: number }>();
    for (const { hash, letters } of text.signature.paragraphs) {
      const at = this.#byParagraph.get(hash);
      const holder = at === undefined ? undefined : this.#holders[at];
      if (at === undefined || !holder || !this.#isOther(holder, text)) continue;
      const so = shared.get(holder.origin);
      shared.set(holder.origin, { letters: (so?.letters ?? 0) + letters, at: so?.at ?? at });
    }
    const [best] = [...shared].sort((a, b) => b[1].letters - a[1].letters);
    if (!best) return undefined;
    const share = best[1].letters / Math.min(text.signature.letters, this.#letters[best[1].at]!);
    return share < MIN_SHARE ? undefined : { document: best[0], share: round(share), by: "paragraphs" };
  }

  byWords(text: SignedText): CopyOf | undefined {
    const { words, figures, letters } = text.signature;
    if (!words) return undefined;
    for (const at of new Set(bandsOf(words).flatMap((band) => this.#byBand.get(band) ?? []))) {
      const holder = this.#holders[at]!;
      const differing = bitsOf(words[0] ^ this.#words[2 * at]!) + bitsOf(words[1] ^ this.#words[2 * at + 1]!);
      if (differing > MOST_BITS || this.#figures[at] !== figures || !this.#isOther(holder, text)) continue;
      const long = this.#letters[at]!;
      const share = Math.min(letters, long) / Math.max(letters, long);
      return { document: holder.origin, share: round(share), by: "words" };
    }
    return undefined;
  }
}

const round = (share: number): number => Math.round(Math.min(share, 1) * 100) / 100;

function parse(bytes: Uint8Array): Line | undefined {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString("utf8")) as Partial<Line> | null;
    return typeof value?.document === "string" && Array.isArray(value.paragraphs)
      ? (value as Line)
      : undefined;
  } catch {
    return undefined;
  }
}

/** `texts.jsonl` in a folder; read whole at the first opening, some 200 bytes a document there, 400 in memory. */
export async function openCopies(dir: string): Promise<Copies> {
  await makeFolder(dir);
  const path = join(dir, "texts.jsonl");
  const index = new Index();
  const lines = logLines(path);
  let next = await lines.next();
  for (; !next.done; next = await lines.next()) {
    const line = parse(next.value.bytes);
    if (line) index.add(line);
  }
  await cutTornLine(path, next.value.end, next.value.torn);
  const file = await openLogFile(path, next.value.end);
  let fresh: Line[] = [];
  return {
    place(text) {
      const origin = index.byParagraphs(text) ?? index.byWords(text);
      const line = lineOf(text, origin?.document);
      index.add(line);
      fresh.push(line);
      return origin;
    },
    async save() {
      const taken = fresh;
      fresh = [];
      await file.append(taken);
    },
    close: () => file.close(),
  };
}
