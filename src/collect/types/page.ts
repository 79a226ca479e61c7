// Single pages by their addresses, or a file with one address a line.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import { fetchPage, fetchWanted } from "../pages.ts";
import type { CollectContext, SourceType } from "../source.ts";
import type { Collected } from "../types.ts";
import { describeError } from "../../record/index.ts";

const Address = z.url({ protocol: /^https?$/ });

/** Those not had yet. Where none was ever had all are asked for, however often they failed: silence would look like a quiet source. */
async function* fetchNamed(
  urls: readonly string[],
  context: CollectContext,
  max: number,
): AsyncGenerator<Collected> {
  const had = urls.some((url) => context.memory.known(url)?.sha256 !== undefined);
  if (!had) for (const url of urls.slice(0, max)) yield await fetchPage(url, context);
  else
    yield* fetchWanted(
      urls.map((url) => ({ url })),
      context,
      max,
    );
}

export const page: SourceType<{ url: string }> = {
  type: "page",
  title: "One web page",
  options: z.strictObject({ url: Address.describe("its address") }),
  subject: ({ url }) => url,
  collect: ({ url }, context) => fetchNamed([url], context, 1),
};

interface ListOptions {
  readonly urls?: readonly string[] | undefined;
  readonly file?: string | undefined;
  readonly max: number;
}

export const list: SourceType<ListOptions> = {
  type: "list",
  title: "A list of web pages",
  options: z
    .strictObject({
      urls: z.array(Address).optional().describe("the addresses"),
      file: z.string().optional().describe("or a text file with one address a line, from the data folder on"),
      max: z.int().positive().default(200).describe("most pages fetched at a time"),
    })
    .refine(({ urls, file }) => urls !== undefined || file !== undefined, "give urls or a file"),
  subject: ({ urls, file }) => file ?? `${urls?.length ?? 0} pages`,
  async *collect({ urls = [], file, max }, context) {
    try {
      const lines =
        file === undefined ? [] : (await readFile(resolve(context.folder, file), "utf8")).split(/\r?\n/);
      const written = lines.map((line) => line.trim()).filter((line) => /^https?:\/\//i.test(line));
      yield* fetchNamed([...urls, ...written], context, max);
    } catch (error) {
      yield { kind: "failed", location: file ?? "", source: context.source, ...describeError(error) };
    }
  },
};
