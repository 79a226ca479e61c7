// casus serve: a real process on a free port, asked by its own name and by a stranger's.
import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChildProcess } from "node:child_process";

let server: ChildProcess;
let base: URL;

beforeAll(async () => {
  const data = mkdtempSync(join(tmpdir(), "casus-serve-"));
  server = spawn(join(import.meta.dirname, "..", "..", "bin", "casus"), [
    "serve",
    "--port",
    "0",
    "--data",
    data,
  ]);
  base = await new Promise<URL>((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`casus serve ended with ${code}`)));
    server.stdout!.on("data", (chunk: Buffer) => {
      const address = /http:\S+/.exec(chunk.toString())?.[0];
      if (address) resolve(new URL(address));
    });
  });
}, 60_000);

afterAll(() => {
  server.removeAllListeners("exit");
  server.kill("SIGTERM");
});

function statusFor(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: base.hostname, port: base.port, path: "/", headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

describe("casus serve", () => {
  it("listens on loopback and answers", async () => {
    expect(base.hostname).toBe("127.0.0.1");
    expect(await statusFor(base.host)).toBe(200);
    expect(await statusFor(`localhost:${base.port}`)).toBe(200);
  });

  it("does not answer to a stranger's name", async () => {
    expect(await statusFor("attacker.example")).toBe(421);
  });
});
