// Text in pictures (screenshots, posters), read by tesseract.js where it is installed: text derived from the picture, with a box
// for every word. Asked for, never by itself; nothing else waits for it.
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CasusError, type Picture } from "../record/index.ts";

/** Languages of the data packages. */
const LANGUAGES = ["ara", "eng"] as const;
/** The smaller of the two sets of data in each package, for the newer way of reading. */
const DATA = "4.0.0_best_int";

export interface PictureReader {
  /** The words of a picture, in reading order. Throws CasusError "unsupported" where the packages are missing. */
  read(bytes: Uint8Array): Promise<{ text: string; picture: Picture }>;
  close(): Promise<void>;
}

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

interface Word {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: Box;
}

/** A reader that starts its engine with the first picture. */
export function pictureReader(): PictureReader {
  let engine: ReturnType<typeof start> | undefined;
  return {
    async read(bytes) {
      const { worker } = await (engine ??= start());
      const { data } = await worker.recognize(Buffer.from(bytes), {}, { blocks: true });
      const lines = (data.blocks ?? []).flatMap((block) => block.paragraphs).flatMap(({ lines: all }) => all);
      return pictureOf(lines.map(({ words }) => words));
    },
    async close() {
      const started = await engine?.catch(() => undefined);
      await started?.worker.terminate();
      if (started) await rm(started.folder, { recursive: true, force: true });
    },
  };
}

async function start() {
  const { createWorker } = await import("tesseract.js").catch(missing);
  // The engine looks for all languages in one folder; the packages have one each.
  const folder = await mkdtemp(join(tmpdir(), "casus-pictures-"));
  for (const language of LANGUAGES) {
    const name = `${language}.traineddata.gz`;
    await copyFile(join(packageFolder(language), DATA, name), join(folder, name));
  }
  const options = { langPath: folder, cacheMethod: "none", gzip: true } as const;
  return { worker: await createWorker([...LANGUAGES], 1, options), folder };
}

function packageFolder(language: string): string {
  try {
    return dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}`));
  } catch {
    return missing();
  }
}

function missing(): never {
  throw new CasusError(
    "unsupported",
    "Reading text in pictures needs three packages that are not there; install them beside Casus: npm install tesseract.js @tesseract.js-data/ara @tesseract.js-data/eng",
  );
}

/** Lines of words to one text; marks of direction that the engine adds are left out. */
export function pictureOf(lines: readonly (readonly Word[])[]): { text: string; picture: Picture } {
  const words: Picture["words"] = [];
  let text = "";
  for (const line of lines) {
    if (text !== "") text += "\n";
    line.forEach(({ text: raw, confidence, bbox }, index) => {
      const word = raw.replace(/[\u200e\u200f\u202a-\u202e]/g, "");
      if (word === "") return;
      if (index > 0 && !text.endsWith("\n")) text += " ";
      const box: [number, number, number, number] = [bbox.x0, bbox.y0, bbox.x1, bbox.y1];
      words.push({ start: text.length, end: text.length + word.length, box, confidence: confidence / 100 });
      text += word;
    });
  }
  const sum = words.reduce((total, word) => total + word.confidence, 0);
  return {
    text,
    picture: { by: "tesseract.js", confidence: words.length > 0 ? sum / words.length : 0, words },
  };
}
