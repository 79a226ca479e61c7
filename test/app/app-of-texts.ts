// An app over a fresh ledger into which a few texts were added as files, for tests that ask what comes out of them.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, openApp } from "../../src/app/index.ts";

export interface AppOfTexts {
  readonly app: App;
  /** The folder with the texts and, under `data`, the ledger. */
  readonly dir: string;
  end(): Promise<void>;
}

export async function appOfTexts(texts: readonly { readonly id: string }[]): Promise<AppOfTexts> {
  const dir = await mkdtemp(join(tmpdir(), "casus-texts-"));
  const app = await openApp({ dataDir: join(dir, "data") });
  for (const text of texts) await writeFile(join(dir, `${text.id}.json`), JSON.stringify(text));
  await Array.fromAsync(app.add(texts.map(({ id }) => join(dir, `${id}.json`))));
  const end = async (): Promise<void> => {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  };
  return { app, dir, end };
}
