// A PostgreSQL server of its own for the tests: started before the database tests, in a folder that goes with it.
// It takes the newest server of the system; where none can start, the tests are told why.
import { spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Server {
  readonly address: string;
  /** The first process of the server, to be killed in tests of crashes. */
  readonly pid: number;
  stop(): Promise<void>;
}

const READY_MS = 20_000;
const NOBODY = 65534;

/** Folders with `initdb` and `postgres`, the wished ones first. */
function binaries(): string[] {
  const found = globSync("/usr/lib/postgresql/*/bin").toSorted().toReversed();
  found.push(...(process.env.PATH ?? "").split(":"));
  return found.filter((dir) => existsSync(join(dir, "initdb")) && existsSync(join(dir, "postgres")));
}

/** PostgreSQL refuses to run as root; there it runs as the user who owns nothing. */
function asWhom(): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
      .once("error", reject)
      .listen(0, "127.0.0.1", () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
      });
  });
}

async function startFrom(bin: string, settings: readonly string[]): Promise<Server> {
  const dir = mkdtempSync(join(tmpdir(), "casus-postgres-"));
  const who = asWhom();
  if (who.uid !== undefined) chownSync(dir, NOBODY, NOBODY);
  const data = join(dir, "data");
  const options = { ...who, cwd: dir, env: { PATH: process.env.PATH, LC_ALL: "C" } };
  const fail = (why: string): never => {
    rmSync(dir, { recursive: true, force: true });
    throw new Error(`${bin}: ${why.trim().split("\n").at(-1)}`);
  };
  const init = ["-D", data, "-U", "casus", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  const made = spawnSync(join(bin, "initdb"), init, { ...options, encoding: "utf8" });
  if (made.status !== 0) fail(made.error?.message ?? made.stderr);
  const port = await freePort();
  const child = spawn(
    join(bin, "postgres"),
    ["-D", data, "-p", `${port}`, "-k", dir, "-h", "127.0.0.1", ...settings],
    {
      ...options,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  let said = "";
  const ready = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), READY_MS);
    child.on("error", (error) => resolve(((said += error.message), false)));
    child.on("close", () => resolve(false));
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("ready to accept connections")) resolve((clearTimeout(timer), true));
    });
  });
  if (!ready) fail(said);
  child.stderr.removeAllListeners("data").resume();
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    address: `postgres://casus@127.0.0.1:${port}/postgres`,
    pid: child.pid!,
    async stop() {
      // SIGINT: connections are cut off and the server ends at once.
      child.kill("SIGINT");
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Starts a server (settings as `-c name=value`), or gives the reasons why none could be started. */
export async function startServer(
  settings: readonly string[] = [],
): Promise<Server | { readonly why: string }> {
  const reasons: string[] = [];
  for (const bin of binaries()) {
    try {
      return await startFrom(bin, settings);
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  return {
    why: reasons.join("; ") || "no PostgreSQL was found: install Debian's package postgresql",
  };
}
