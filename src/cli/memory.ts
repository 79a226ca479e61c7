// Keeping a long run's memory steady, where the engine would rather let it grow than clean up.
import { setFlagsFromString } from "node:v8";

/** So much may the process grow between two cleanings. */
const ROOM_BYTES = 16 * 2 ** 20;
/** And so much before a step that takes much at once: storing a batch takes some 40 MB for a second or two. */
const ROOM_BEFORE_BYTES = 6 * 2 ** 20;
/** The system is asked for the size of the process once in so many items: it costs as much as reading a small file. */
const ITEMS = 16;

/**
 * By so much of what is in use the engine lets the heap grow before it cleans up; left to itself, to three times that. And
 * it cleans up in one go: while it does so step by step, beside the work, the heap grows on by half. 260 files entered into
 * a ledger of 9,000 documents peaked at 497 MB, with 25 percent at 394, with both at 370, with 12 percent at 356. And code
 * is compiled for good or not at all, without the large and hasty form between: 345. The processor time is the same within
 * its noise.
 */
const ENGINE = ["--heap-growing-percent=12", "--no-incremental-marking", "--no-sparkplug"];

type Cleaning = () => void;

function cleanUp(): void {
  globalThis.gc?.({ type: "major", execution: "sync", flavor: "last-resort" });
}

/** Nothing where the process was not given the right to clean up (bin/casus gives it). */
function cleaningOfEngine(): Cleaning | undefined {
  if (!globalThis.gc) return undefined;
  ENGINE.forEach((flag) => setFlagsFromString(flag));
  return cleanUp;
}

/**
 * To be called with each item of a run that nobody waits on, while it goes on and not only when a batch is stored;
 * `next` says that much is done at once after this item. Left to itself the engine cleans up in time, but keeps the pages
 * half full and those freed: 3,000 mixed files added held 425 MB, of which 110 were in use; cleaned and moved together,
 * 315. A cleaning takes half a second of processor, here about once in 60 documents. Without --expose-gc nothing is done.
 */
export function memoryKeeper(
  clean: Cleaning | undefined = cleaningOfEngine(),
  resident: () => number = process.memoryUsage.rss,
): (next?: "much") => void {
  let items = 0;
  let least = 0;
  return (next) => {
    if (!clean || (++items % ITEMS !== 0 && next !== "much")) return;
    if (least === 0) least = resident();
    if (resident() <= least + (next === "much" ? ROOM_BEFORE_BYTES : ROOM_BYTES)) return;
    clean();
    least = resident();
  };
}
