// Items in groups, so that many share one wait for the disk and none fills the memory.

/** Documents that share one wait for the disk (swept 1–256: no gain beyond; acknowledged only when all are stored). */
const BATCH = 64;
/** Bytes of fetched things that are in memory at a time: 64 small pages, or one large file. */
const BATCH_BYTES = 16 * 1024 * 1024;

/** Groups of at most `most` items; one group is closed early when its weight passes what may be in memory. */
export async function* batches<T>(
  items: AsyncIterable<T>,
  most: number = BATCH,
  weigh: (item: T) => number = () => 0,
): AsyncGenerator<T[]> {
  let batch: T[] = [];
  let weight = 0;
  for await (const item of items) {
    weight += weigh(item);
    if (batch.push(item) < most && weight < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    weight = 0;
  }
  if (batch.length > 0) yield batch;
}
