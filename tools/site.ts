// Builds the documentation site from docs/ into site/: `npm run site`. Nothing in it needs a network; it opens from a folder.
import { globSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import Builder, { type Config } from "@11ty/eleventy";
import { openApi } from "../src/api/index.ts";
import { readResult } from "../eval/bench/results.ts";
import { CHAPTERS } from "./site/contents.ts";
import { figuresPage } from "./site/figures.ts";
import { markdown } from "./site/markdown.ts";
import { referencePage } from "./site/reference.ts";

const home = join(import.meta.dirname, "..");
const docs = join(home, "docs");

interface Page {
  /** Path in docs/ without its ending, "decisions/0001-runtime-and-stack". */
  readonly name: string;
  readonly title: string;
  readonly href: string;
  readonly text: string;
}

function pageOf(name: string, text: string): Page {
  return {
    name,
    title: /^# (.*)$/m.exec(text)?.[1]?.replaceAll("`", "") ?? name,
    href: `${name}.html`,
    text,
  };
}

function readPages(): Page[] {
  const files = globSync("**/*.md", { cwd: docs }).toSorted();
  return [
    pageOf("index", readFileSync(join(home, "README.md"), "utf8").replaceAll("](docs/", "](")),
    ...files.map((file) =>
      pageOf(file.replaceAll("\\", "/").replace(/\.md$/, ""), readFileSync(join(docs, file), "utf8")),
    ),
    pageOf("api-reference", referencePage(openApi())),
    pageOf("accuracy", figuresPage("Accuracy", "npm run bench -- quality", readResult("quality"))),
    pageOf("speed", figuresPage("Speed", "npm run bench -- speed", readResult("speed"))),
  ];
}

function chaptersOf(pages: readonly Page[]): object[] {
  const byName = new Map(pages.map((page) => [page.name, page]));
  const decisions = pages.filter((page) => page.name.startsWith("decisions/")).map((page) => page.name);
  const chapters = [...CHAPTERS, { title: "Decisions", pages: decisions }];
  const listed = new Set(chapters.flatMap((chapter) => chapter.pages));
  const lost = pages.find((page) => !listed.has(page.name));
  if (lost) throw new Error(`docs/${lost.name}.md stands in no chapter: add it to tools/site/contents.ts.`);
  return chapters.map(({ title, pages: names }) => ({
    title,
    pages: names.map((name) => {
      const page = byName.get(name);
      if (!page) throw new Error(`tools/site/contents.ts names “${name}”; there is no docs/${name}.md.`);
      return { name, title: page.title, href: page.href };
    }),
  }));
}

/** Links between files of docs/ become links between pages; what lies outside has no page here. */
function linkFrom(pages: ReadonlyMap<string, Page>, from: string, href: string): string | undefined {
  if (/^(?:[a-z]+:|#)/.test(href)) return href;
  const [path = "", anchor] = href.split("#");
  const target = posix.join(dirname(from), path.replace(/\.md$/, ""));
  if (!path.endsWith(".md") || !pages.has(target)) return undefined;
  const relative = posix.relative(dirname(from), `${target}.html`);
  return anchor === undefined ? relative : `${relative}#${anchor}`;
}

/** What stands around a page's own text. */
function dataOf(page: Page): object {
  const up = posix.relative(dirname(page.name), ".");
  const home = up === "" ? "" : `${up}/`;
  return { name: page.name, title: page.title, permalink: page.href, home, templateEngineOverride: "md" };
}

function configure(config: Config, pages: readonly Page[]): void {
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { version: string };
  const tokens = readFileSync(join(home, "src/web/styles/tokens.css"), "utf8");
  const style = tokens + readFileSync(join(home, "tools/site/site.css"), "utf8");
  const byName = new Map(pages.map((page) => [page.name, page]));
  const links = (href: string, from: string): string | undefined => linkFrom(byName, from, href);
  config.setUseGitIgnore(false);
  config.setTemplateFormats(["md", "liquid"]);
  config.setIncludesDirectory("../tools/site");
  config.setLibrary("md", markdown(links));
  config.addGlobalData("layout", "page.liquid");
  config.addGlobalData("chapters", chaptersOf(pages));
  config.addGlobalData("version", version);
  config.addTemplate("site.liquid", style, { permalink: "site.css", layout: false });
  // Eleventy would read docs/ itself, but not which of its pages is which: each is handed over with its data.
  for (const page of pages) config.addTemplate(`pages/${page.name}.md`, page.text, dataOf(page));
  config.ignores.add("docs/**");
}

async function build(output: string): Promise<number> {
  const pages = readPages();
  const site = new Builder(docs, output, {
    quietMode: true,
    configPath: false,
    config: (config) => configure(config, pages),
  });
  await site.write();
  return pages.length;
}

const target = process.argv[2] ?? join(home, "site");
rmSync(target, { recursive: true, force: true });
const count = await build(target);
console.log(`${count} pages in ${target}: open ${join(target, "index.html")}.`);
