// What leaves for those who administer: the log as CSV, and a backup of everything.
import { createReadStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { Context, Hono } from "hono";
import type { App } from "../app/index.ts";
import { auditFilter } from "./pages/audit.ts";

export function addKeeping(web: Hono, app: App): void {
  web.get("/settings/log.csv", (c) => {
    const pieces = app.audit.csv(auditFilter({ query: new URL(c.req.url).searchParams }));
    return c.body(
      Readable.toWeb(Readable.from(pieces).map((piece: string) => Buffer.from(piece))) as ReadableStream,
      200,
      {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="casus-log.csv"',
      },
    );
  });
  web.post("/settings/backup", (c) => backup(c, app));
}

/** Written whole before a byte of it leaves, so that no broken backup is ever downloaded as a good one. */
async function backup(c: Context, app: App): Promise<Response> {
  const dir = await mkdtemp(join(tmpdir(), "casus-backup-"));
  const file = join(dir, "casus.backup");
  const remove = (): Promise<void> => rm(dir, { recursive: true, force: true });
  try {
    await app.backup(file);
    const { size } = await stat(file);
    const stream = createReadStream(file).once("close", () => void remove());
    const day = new Date().toISOString().slice(0, 10);
    return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
      "content-type": "application/gzip",
      "content-length": String(size),
      "content-disposition": `attachment; filename="casus-${day}.backup"`,
    });
  } catch (error) {
    await remove();
    throw error;
  }
}
