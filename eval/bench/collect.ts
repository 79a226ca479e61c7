// How a large folder of mixed kinds is added: files a second, peak memory, and that nothing is lost; how fast pages are read.
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { openApp } from "../../src/app/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { read } from "../../src/read/index.ts";
import { pdf, warc } from "../../test/collect/sample-files.ts";
import { statedDays } from "./page-dates.ts";
import { type Run, root, runCasus, table } from "./run.ts";
import { ownTexts, plausible } from "./stream-texts.ts";

// `npm run bench -- collect 10000` for the full size.
const FILES = Number(process.argv[2] ?? 2000);
// What a laptop has to spare, whatever the size of the folder.
const MOST_MB = 400;

interface Text {
  readonly title: string;
  readonly text: string;
  /** A day. */
  readonly published: string;
}

// Stretches of the own texts put together to the length of a short news page.
const STRETCHES = 3;

/** A text of its own for every file, on a day of ten years: the same words over and over would all be one incident. */
function textOf(texts: ReturnType<typeof ownTexts>, index: number): Text {
  const stretches = Array.from({ length: STRETCHES }, (_, at) => {
    return JSON.parse(plausible(texts, index * STRETCHES + at)) as { text: string; published: string };
  });
  const text = [...stretches.map((one) => one.text.trim()), `This is report number ${index}.`].join("\n\n");
  return { title: `Report (${index})`, text, published: stretches[0]!.published };
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (mark) => ({ "&": "&amp;", "<": "&lt;" })[mark] ?? "&gt;");
const html = ({ title, text, published }: Text): string =>
  `<html><head><title>${escaped(title)}</title><meta property="article:published_time" content="${published}"></head><body><nav>Home News</nav><article><h1>${escaped(title)}</h1>${text
    .split(/\n+/)
    .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
    .join("\n")}</article></body></html>`;
const mail = (of: Text): string =>
  `From: Post <daily@post.example>\r\nSubject: ${of.title.replace(/\P{ASCII}/gu, "?")}\r\nDate: ${new Date(of.published).toUTCString().replace("GMT", "+0000")}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html(of)}`;
const plainLines = ({ text }: Text): string[] =>
  (text.replace(/[()\\]|\P{ASCII}/gu, " ").match(/.{1,90}(?:\s|$)/g) ?? []).slice(0, 40);

/** One file of each kind in turn; every text says which it is, so that none is another's. */
async function fileOf(index: number, text: Text): Promise<[string, string | Uint8Array]> {
  const kinds: [string, () => string | Uint8Array | Promise<Uint8Array>][] = [
    ["html", () => html(text)],
    ["txt", () => text.text],
    ["md", () => `---\ndate: ${text.published}\n---\n# ${text.title}\n\n${text.text}`],
    ["eml", () => mail(text)],
    ["pdf", () => pdf(plainLines(text))],
    ["txt.gz", () => gzipSync(text.text)],
    ["json", () => JSON.stringify({ id: `item-${index}`, ...text })],
    ["warc.gz", () => warc([{ url: `https://post.example/${index}`, body: html(text) }])],
    [
      "rss",
      () =>
        `<rss version="2.0"><channel><title>Post</title><item><guid>${index}</guid><link>https://post.example/feed/${index}</link><pubDate>${text.published}</pubDate><description>${escaped(html(text))}</description></item></channel></rss>`,
    ],
  ];
  const [end, write] = kinds[index % kinds.length]!;
  return [`${String(index).padStart(6, "0")}.${end}`, await write()];
}

async function writeFolder(folder: string): Promise<void> {
  const texts = ownTexts();
  for (let index = 0; index < FILES; index++) {
    const [name, content] = await fileOf(index, textOf(texts, index));
    const within = join(folder, String(Math.floor(index / 500)));
    await mkdir(within, { recursive: true });
    await writeFile(join(within, name), content);
  }
}

async function addFolder(dir: string): Promise<void> {
  const [folder, data] = [join(dir, "in"), join(dir, "data")];
  await writeFolder(folder);
  const first = await runCasus(["add", folder, "--data", data, "--json"]);
  const again = await runCasus(["add", folder, "--data", data, "--json"]);
  const app = await openApp({ dataDir: data });
  const { documents } = await app.status();
  const { faults } = await app.verify();
  await app.close();
  const rate = (seconds: number): string => (FILES / seconds).toFixed(0);
  const times = (run: Run): string[] => [
    `${run.seconds.toFixed(1)} s`,
    `${run.cpuSeconds?.toFixed(1) ?? "?"} s`,
  ];
  const memory = (mb: number | undefined): string => (mb === undefined ? "?" : `${mb.toFixed(0)} MB`);
  console.log(`${FILES} files of 9 kinds; ${documents} documents, ${faults.length} faults\n`);
  console.log(
    table([
      ["", "time", "processor", "files/s", "peak memory"],
      ["casus add FOLDER", ...times(first), rate(first.seconds), memory(first.peakMb)],
      ["casus add, all known", ...times(again), rate(again.seconds), memory(again.peakMb)],
    ]),
  );
  for (const fault of faults) console.log(`fault: ${fault}`);
  if (documents !== FILES) console.log(`\n${FILES - documents} files gave no document.`);
  if ((first.peakMb ?? 0) > MOST_MB) console.log(`\nMore memory than ${MOST_MB} MB.`);
}

const benches = process.env["CASUS_BENCHES"] ?? join(root, "..", "shared", "bench");
const PAGES = join(benches, "extraction", "dev.jsonl.gz");

/** Pages of the extraction bench, if it is there: read on one core, after one round to get warm. */
function readPages(): void {
  if (!existsSync(PAGES)) {
    console.log(`\nNo pages to read: ${PAGES} is not there.`);
    return;
  }
  const knowledge = loadKnowledge();
  const pages = gunzipSync(readFileSync(PAGES)).toString("utf8").trim().split("\n");
  const inputs = pages.map((line) => JSON.parse(line) as { id: string; html: string; url: string });
  const round = (): number => {
    // Processor time: other work on the machine does not count.
    const before = process.cpuUsage();
    for (const input of inputs) read(input, knowledge);
    const { user, system } = process.cpuUsage(before);
    return inputs.length / ((user + system) / 1e6);
  };
  const cold = round();
  const days = inputs.map((input) => read(input, knowledge).published?.slice(0, 10));
  const stated = inputs.map(({ html, url }) => statedDays(html, url));
  const dated = days.filter((day) => day !== undefined).length;
  const named = stated.filter(({ size }) => size > 0).length;
  const same = days.filter((day, index) => day !== undefined && stated[index]!.has(day)).length;
  console.log(
    `\n${inputs.length} web pages read: ${cold.toFixed(0)} pages a second of processor cold, ${round().toFixed(0)} warm; ${dated} with a date. Of ${named} that name their day in markup or address, ${same} were read with it.`,
  );
}

const dir = await mkdtemp(join(tmpdir(), "casus-collect-bench-"));
try {
  readPages();
  await addFolder(dir);
} finally {
  await rm(dir, { recursive: true, force: true });
}
