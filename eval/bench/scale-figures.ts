// What the benchmark of scale keeps of one thing it measured: how long each time took, and the processor's share of it.
export interface Series {
  readonly name: string;
  readonly ms: number[];
  /** Processor time of this process, which other work on the machine does not lengthen much; a server's is not in it. */
  readonly cpuMs: number[];
}

export const series = (name: string): Series => ({ name, ms: [], cpuMs: [] });

export function percentile(ms: readonly number[], share: number): number {
  const sorted = ms.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export async function timed<T>({ ms, cpuMs }: Omit<Series, "name">, work: () => Promise<T>): Promise<T> {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  ms.push(performance.now() - started);
  cpuMs.push((user + system) / 1000);
  return result;
}

export const COLUMNS = ["p50 ms", "p95 ms", "processor p95 ms"] as const;

export function cellsOf({ ms, cpuMs }: Series): string[] {
  return [percentile(ms, 0.5), percentile(ms, 0.95), percentile(cpuMs, 0.95)].map((value) =>
    value.toFixed(1),
  );
}
