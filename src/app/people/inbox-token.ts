// Until version 0.2 the inbox had one token, in a file of the data folder. It is taken over as a token like any other.
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { hashOf } from "../../people/index.ts";
import type { Keeping } from "./context.ts";
import { addToken } from "./tokens.ts";

const FILE = "inbox-token";

export async function takeOverInboxToken(keeping: Keeping, dataDir: string): Promise<void> {
  const path = join(dataDir, FILE);
  const token = (await readFile(path, "utf8").catch(() => "")).trim();
  if (token === "") return;
  const known = await keeping.ledger.bearer(hashOf(token), keeping.now());
  if (!known) await addToken(keeping, { name: "inbox", rights: ["inbox"] }, "terminal", token);
  await rm(path);
}
