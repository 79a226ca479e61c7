// A file or folder that is looked into again and again: what is new or was changed since.
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import { listFiles } from "../files/list.ts";
import { collectFile } from "../files/read-file.ts";
import type { SourceType } from "../source.ts";

interface FilesOptions {
  readonly path: string;
}

export const files: SourceType<FilesOptions> = {
  type: "files",
  title: "A file or folder on this machine",
  options: z.strictObject({
    path: z.string().min(1).describe("the file or folder, from the data folder on"),
  }),
  subject: ({ path }) => path,
  async *collect({ path }, context) {
    for (const file of await listFiles(resolve(context.folder, path))) {
      const known = context.memory.known(file.path);
      const changed = await stat(file.path).catch(() => undefined);
      if (known && changed && changed.mtime.toISOString() <= known.lastFetchedAt) continue;
      for await (const item of collectFile(file)) {
        if (item.kind !== "fetched") yield { ...item, source: context.source };
        else yield { ...item, given: { ...context.given, ...item.given }, source: context.source };
      }
    }
  },
};
