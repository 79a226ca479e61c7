// The people of a fixture: a real ledger in memory, opened when somebody first asks.
import { type Ledger, type LedgerPeople, openLedger } from "../../src/ledger/index.ts";

export function fixturePeople(): LedgerPeople {
  let opened: Promise<Ledger> | undefined;
  const ask =
    (name: string | symbol) =>
    async (...given: unknown[]): Promise<unknown> => {
      const { people } = await (opened ??= openLedger(":memory:"));
      const called = people[name as keyof LedgerPeople] as (...all: unknown[]) => unknown;
      return called(...given);
    };
  return new Proxy({} as LedgerPeople, { get: (_, name) => ask(name) });
}
