// The user's own account at Telegram: the session that `casus telegram` left in the data folder, and the connection to it.
import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { logIn, openTelegram } from "../collect/index.ts";
import type { LogIn, TelegramApp, TelegramClient } from "../collect/index.ts";
import { CasusError } from "../record/index.ts";

const Session = z.object({
  apiId: z.int().positive(),
  apiHash: z.string().min(1),
  session: z.string().min(1),
});
type Session = z.infer<typeof Session>;

/** Whoever has it reads and writes as the user: nobody else may read the file, and no backup takes it along. */
export const TELEGRAM_FILE = "telegram.json";
const OWNER_ONLY = 0o600;

/** The id and hash of one's own app, as the environment gives them. Throws CasusError "bad-option" that says what to do. */
export function telegramApp(env: Readonly<Record<string, string | undefined>>): TelegramApp {
  const [apiId, apiHash] = [Number(env["CASUS_TELEGRAM_API_ID"]), env["CASUS_TELEGRAM_API_HASH"]?.trim()];
  if (Number.isInteger(apiId) && apiId > 0 && apiHash) return { apiId, apiHash };
  throw new CasusError(
    "bad-option",
    "Live Telegram needs an API id of your own: register one at https://my.telegram.org and set CASUS_TELEGRAM_API_ID and CASUS_TELEGRAM_API_HASH.",
  );
}

async function readSession(dataDir: string): Promise<Session> {
  const path = join(dataDir, TELEGRAM_FILE);
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined)
    throw new CasusError(
      "not-found",
      `Nobody is logged in to Telegram (${path} is not there); run casus telegram.`,
    );
  try {
    return Session.parse(JSON.parse(text));
  } catch (error) {
    throw new CasusError("bad-input", `${path} holds no session; delete it and run casus telegram.`, {
      cause: error,
    });
  }
}

export async function logInToTelegram(dataDir: string, app: TelegramApp, ask: LogIn): Promise<void> {
  const session = await logIn(app, ask);
  await keepSession(dataDir, { ...app, session });
}

/** Also of a file that was there before, with whatever rights. */
export async function keepSession(dataDir: string, session: Session): Promise<void> {
  const path = join(dataDir, TELEGRAM_FILE);
  await writeFile(path, JSON.stringify(session), { mode: OWNER_ONLY });
  await chmod(path, OWNER_ONLY);
}

export interface TelegramLine {
  open(): Promise<TelegramClient>;
  close(): Promise<void>;
}

/** One connection for all channels, made when the first asks; one that failed is tried anew. */
export function telegramLine(dataDir: string): TelegramLine {
  let line: Promise<TelegramClient> | undefined;
  return {
    open() {
      line ??= readSession(dataDir)
        .then(({ session, ...app }) => openTelegram(app, session))
        .catch((error: unknown) => {
          line = undefined;
          throw error;
        });
      return line;
    },
    async close() {
      const client = await line?.catch(() => undefined);
      line = undefined;
      await client?.close();
    },
  };
}
