// Single pages by their addresses, or a file with one address a line.
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { fetchWanted } from "../pages.ts";
import type { SourceType } from "../source.ts";
import { describeError } from "../../record/index.ts";

const Address = z.url({ protocol: /^https?$/ });

export const page: SourceType<{ url: string }> = {
  type: "page",
  title: "One web page",
  options: z.strictObject({ url: Address.describe("its address") }),
  subject: ({ url }) => url,
  collect: ({ url }, context) => fetchWanted([{ url }], context, 1),
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
      file: z.string().optional().describe("or a text file with one address a line"),
      max: z.int().positive().default(200).describe("most pages fetched at a time"),
    })
    .refine(({ urls, file }) => urls !== undefined || file !== undefined, "give urls or a file"),
  subject: ({ urls, file }) => file ?? `${urls?.length ?? 0} pages`,
  async *collect({ urls = [], file, max }, context) {
    try {
      const lines = file === undefined ? [] : (await readFile(file, "utf8")).split(/\r?\n/);
      const written = lines.map((line) => line.trim()).filter((line) => /^https?:\/\//i.test(line));
      yield* fetchWanted(
        [...urls, ...written].map((url) => ({ url })),
        context,
        max,
      );
    } catch (error) {
      yield { kind: "failed", location: file ?? "", source: context.source, ...describeError(error) };
    }
  },
};
