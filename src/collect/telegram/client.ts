// The user's own connection to Telegram, through @mtcute/web where it is installed. Only calls that read; nothing is
// downloaded, nobody is written to.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { tl } from "@mtcute/web";
import { CasusError, describeError } from "../../record/index.ts";

/** What reading a channel asks for. */
export type Request =
  | tl.contacts.RawResolveUsernameRequest
  | tl.messages.RawGetHistoryRequest
  | tl.channels.RawGetMessagesRequest;

export interface TelegramClient {
  /** What a first question names as the state that is known: none. */
  readonly noHash: tl.Long;
  /** Throws CasusError with what Telegram said: "unsupported" where the channel is closed or not there. */
  call<T extends Request>(request: T): Promise<tl.RpcCallReturn[T["_"]]>;
  close(): Promise<void>;
}

/** From my.telegram.org; one's own, never one that comes with a program. */
export interface TelegramApp {
  readonly apiId: number;
  readonly apiHash: string;
}

export interface LogIn {
  phone(): Promise<string>;
  code(): Promise<string>;
  password(): Promise<string>;
}

/** The library itself would wait for a network for ever. */
const PATIENCE_MS = 60_000;
const PACKAGE = "@mtcute/web";

type Library = typeof import("@mtcute/web");

async function library(): Promise<Library> {
  try {
    return await import("@mtcute/web");
  } catch (error) {
    throw new CasusError(
      "unsupported",
      `Live Telegram needs the package ${PACKAGE}; install it beside Casus (npm install ${PACKAGE}).`,
      { cause: error },
    );
  }
}

/** The library loads its cryptography over the network in a browser; here it is a file beside it. */
async function cryptography(): Promise<WebAssembly.Module> {
  const beside = createRequire(createRequire(import.meta.url).resolve(PACKAGE));
  return new WebAssembly.Module(await readFile(beside.resolve("@mtcute/wasm/mtcute-simd.wasm")));
}

async function connection(app: TelegramApp): Promise<InstanceType<Library["TelegramClient"]>> {
  const { MemoryStorage, TelegramClient, WebCryptoProvider } = await library();
  return new TelegramClient({
    ...app,
    storage: new MemoryStorage(),
    disableUpdates: true,
    crypto: new WebCryptoProvider({ wasmInput: (await cryptography()) as never }),
    platform: {
      beforeExit: () => () => {},
      log: () => {},
      getDefaultLogLevel: () => 0,
      getDeviceModel: () => "Casus",
    },
  });
}

/** The session in words, to be kept like a password. Asks for what Telegram asks for. */
export async function logIn(app: TelegramApp, ask: LogIn): Promise<string> {
  const client = await connection(app);
  try {
    // Without a network this fails; logging in would wait.
    await client.call({ _: "help.getNearestDc" }, { timeout: PATIENCE_MS });
    await client.start({ phone: ask.phone, code: ask.code, password: ask.password });
    return await client.exportSession();
  } catch (error) {
    throw refused("log in", error);
  } finally {
    await client.destroy();
  }
}

const CLOSED = /\b(?:USERNAME_(?:NOT_OCCUPIED|INVALID)|CHANNEL_(?:PRIVATE|INVALID|BANNED))\b/;

/** An error of the network or of Telegram as a sentence; its names for channels that nobody can read are known. */
export function refused(what: string, error: unknown): CasusError {
  const text = error instanceof Error && "text" in error ? String(error.text) : "";
  const code = CLOSED.test(text) ? "unsupported" : "fetch-failed";
  const message =
    text === "TIMEOUT"
      ? `Telegram could not be asked to ${what}: no answer in ${PATIENCE_MS / 1000} s; check the network.`
      : `Telegram refused to ${what}: ${describeError(error).message}`;
  return new CasusError(code, message, { cause: error });
}

export async function openTelegram(app: TelegramApp, session: string): Promise<TelegramClient> {
  const client = await connection(app);
  await client.importSession(session);
  const { Long } = await library();
  return {
    noHash: Long.ZERO,
    async call(request) {
      try {
        return await client.call(request as never, { timeout: PATIENCE_MS });
      } catch (error) {
        throw refused(`answer ${request._}`, error);
      }
    },
    close: () => client.destroy(),
  };
}
