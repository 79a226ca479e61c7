// Alerting alone in a process of its own, to be killed: a ledger, one rule, one receiver. Nothing is coded here.
// Arguments: data folder, ledger. It waits, loaded, for a first byte on its standard input: loading is most of its life, and
// goes on while the one before it is being killed.
import { once } from "node:events";
import { alerting, type Views } from "../../src/app/alerts/index.ts";
import { openLedger } from "../../src/ledger/index.ts";

const [dataDir = "", location = ""] = process.argv.slice(2);
await once(process.stdin, "data");
process.stdin.destroy();
const ledger = await openLedger(location);

/** What a page says of an incident is not looked at here. */
const incident: Views["incident"] = async (id) => {
  const record = await ledger.incident(id);
  return record && { ...record, grade: "fair", statusSentence: "" };
};
const nothing = async (): Promise<never> => Promise.reject(new Error("not asked for in this test"));
const labels = {
  mode: (id: string) => id,
  type: (id: string) => id,
  act: (id: string) => id,
  actor: () => undefined,
  place: () => undefined,
  latin: () => undefined,
  direction: () => "ltr" as const,
  country: (id: string) => id,
  languageName: (id: string) => id,
};

const alerts = alerting({
  dataDir,
  ledger,
  archive: { keptFor: () => [], known: () => undefined },
  knowledge: { actors: new Map() as never, places: new Map() as never },
  registers: { placeOf: () => undefined, belongs: (a, b) => a === b },
  views: {
    labels,
    incident,
    statements: nothing,
    threats: nothing,
    tallyBoard: nothing,
    search: nothing,
    asked: () => ({ words: "", filter: {}, understood: [] }),
    today: nothing,
    sources: () => [],
  },
  now: () => new Date().toISOString(),
  random: Math.random,
  allowPrivate: true,
  firstRetryMs: 40,
});

process.stdout.write("ready\n");
await alerts.run({
  everyMs: 10,
  onDecided: ({ id }) => void process.stdout.write(`decided ${id}\n`),
  onFault: (message) => void process.stderr.write(`${message}\n`),
});
