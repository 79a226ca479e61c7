// Alerting killed with SIGKILL between deciding and sending, again and again, before a receiver that answers late, not at
// all, or with an error: every alert arrives, and none twice where the receiver looks at the key.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { type Ledger, openLedger } from "../../src/ledger/index.ts";
import type { Merging } from "../../src/record/index.ts";
import { codedSample } from "../ledger/samples.ts";
import { entryOf } from "../ledger/setup.ts";
import { STORES } from "../ledger/stores.ts";
import { randomOf } from "./killing.ts";

const KILLS = { SQLite: 50, PostgreSQL: 10 } as const;
const NEW_AT_A_TIME = 3;

/** Honours the key: what it has taken under one it does not take again. */
class Receiver {
  readonly taken = new Map<string, string[]>();
  again = 0;
  /** While it is there, nothing is answered. */
  #held: PromiseWithResolvers<void> | undefined;
  readonly #random: () => number;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  constructor(random: () => number) {
    this.#random = random;
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/alerts`;
  }

  hold(): void {
    this.#held = Promise.withResolvers();
  }

  release(): void {
    this.#held?.resolve();
    this.#held = undefined;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    request.on("error", () => undefined);
    for await (const chunk of request) body += String(chunk);
    await sleep(this.#random() * 30);
    await this.#held?.promise;
    const luck = this.#random();
    // The first that ever arrives is answered by nobody: at least one comes again, however slow the machine is.
    const first = this.taken.size === 0;
    if (luck < 0.1 && !first) return void response.writeHead(503).end();
    this.#take(String(request.headers["idempotency-key"]), body);
    // Taken, and the sender never learns of it.
    if (luck < 0.2 || first) return void request.socket.destroy();
    response.end("taken");
  }

  #take(key: string, body: string): void {
    if (this.taken.has(key)) this.again++;
    else
      this.taken.set(
        key,
        (JSON.parse(body) as { alerts: { subject: string }[] }).alerts.map((one) => one.subject),
      );
  }

  subjects(): string[] {
    return [...this.taken.values()].flat();
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** Each report an incident of its own: how incidents come about is not what is tested. */
const apart: Merging = {
  compare: () => [],
  outline: (reports) => reports.map(({ id, document }) => ({ id, document, apart: [] })),
  group: (outlines) => outlines.map(({ id }) => [id]),
  incident: ([report]) => {
    const { document, event, type, date } = report!;
    return {
      id: `i-${document}`,
      type,
      date,
      perpetrators: [],
      targets: [],
      weapons: [],
      attribution: [],
      reports: [{ document, event, role: "main" }],
      confidence: 1,
    };
  },
};

async function enterNew(ledger: Ledger, round: number): Promise<void> {
  const entries = Array.from({ length: NEW_AT_A_TIME }, (_, index) => {
    const id = `d${round * NEW_AT_A_TIME + index}`;
    const event = { trigger: "struck", mode: "shooting", date: "2024-01-08", places: ["Erbil"] };
    return entryOf(codedSample({ id, text: `${id}: a bullet struck Erbil.`, events: [event] }));
  });
  await ledger.enter(entries, apart);
}

const child = join(import.meta.dirname, "alerting-child.ts");

interface Run {
  /** Until then it is loaded, and has not looked at the ledger. */
  go(): void;
  kill(): void;
  /** Resolves when something was decided, or the process ended. */
  readonly decided: Promise<unknown>;
  readonly ended: Promise<string>;
}

function start(dir: string, location: string): Run {
  const running = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", child, dir, location], {
    // What the first has compiled the others need not.
    env: { ...process.env, NODE_COMPILE_CACHE: join(dir, "compiled") },
  });
  running.stdin.on("error", () => undefined);
  let complaint = "";
  running.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = new Promise<string>((resolve) => running.on("close", () => resolve(complaint)));
  const decided = new Promise<void>((resolve) => {
    running.stdout.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("decided")) resolve();
    });
  });
  return {
    go: () => void running.stdin.write("go"),
    kill: () => running.kill("SIGKILL"),
    decided: Promise.race([decided, ended]),
    ended,
  };
}

describe.each(STORES)("kill -9 between decided and sent on $name", ({ name, begin }) => {
  it("every alert arrives, and none twice", { timeout: 900_000 }, async () => {
    const dir = await mkdtemp(join(tmpdir(), "casus-alerting-"));
    const random = randomOf(20240108);
    const receiver = new Receiver(random);
    const given = await begin();
    const location = given === ":memory:" ? join(dir, "ledger.sqlite") : given;
    const ledger = await openLedger(location);
    try {
      const url = await receiver.listen();
      await writeFile(
        join(dir, "alerts.yaml"),
        `targets:\n  hook: { type: webhook, url: "${url}" }\nalerts:\n  - { name: all, when: new-incident, to: hook, burst: 2 }\n`,
      );
      const begun = { documents: 0, changes: 0, begun: 0, at: "2020-01-01T00:00:00.000Z" };
      await ledger.alerts.decide({ decided: [], marks: { all: begun } });
      let unsent = 0;
      let waiting = start(dir, location);
      for (let kill = 0; kill < KILLS[name as keyof typeof KILLS]; kill++) {
        await enterNew(ledger, kill);
        const run = waiting;
        waiting = start(dir, location);
        // Two of three are killed before the receiver has answered, however slow the machine is.
        if (kill % 3 > 0) receiver.hold();
        run.go();
        await run.decided;
        await sleep(random() * 25);
        run.kill();
        receiver.release();
        expect(await run.ended).toBe("");
        if ((await ledger.alerts.nextDue()) !== undefined) unsent++;
      }
      // The test says something only if most kills came before the sending was done with.
      expect(unsent).toBeGreaterThan(KILLS[name as keyof typeof KILLS] / 2);
      const last = waiting;
      last.go();
      for (let waited = 0; waited < 600 && (await ledger.alerts.nextDue()) !== undefined; waited++)
        await sleep(100);
      last.kill();
      await last.ended;
      const made = (await ledger.incidentChanges({ limit: 10_000 })).filter(({ kind }) => kind === "made");
      expect(made).toHaveLength(KILLS[name as keyof typeof KILLS] * NEW_AT_A_TIME);
      expect(receiver.subjects().toSorted()).toEqual(made.map(({ incident }) => incident).toSorted());
      expect(receiver.again).toBeGreaterThan(0);
      const log = await ledger.alerts.deliveries({ limit: 1000 });
      expect(log.every(({ state }) => state === "sent")).toBe(true);
    } finally {
      receiver.close();
      await ledger.close();
      await rm(dir, { recursive: true, force: true });
    }
  });
});
