// Lines out of a byte stream, one at a time, with a limit on their length so that memory stays flat.

/** 64 MiB: the longest document line taken; a longer one is reported and skipped. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;
const NEWLINE = 10;

export type Line =
  | { readonly kind: "line"; readonly number: number; readonly text: string }
  | { readonly kind: "too-long"; readonly number: number; readonly bytes: number };

/** Splits UTF-8 bytes at line feeds. Empty lines are left out; numbers count from 1. */
export async function* splitLines(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number = MAX_LINE_BYTES,
): AsyncGenerator<Line> {
  let pending: Uint8Array[] = [];
  let size = 0;
  let number = 0;
  const finish = (): Line | undefined => {
    number++;
    const bytes = size;
    const text = bytes > maxBytes ? "" : Buffer.concat(pending).toString("utf8").replace(/\r$/, "");
    pending = [];
    size = 0;
    if (bytes > maxBytes) return { kind: "too-long", number, bytes };
    return text.trim() === "" ? undefined : { kind: "line", number, text };
  };
  for await (const piece of stream) {
    const chunk = typeof piece === "string" ? Buffer.from(piece) : piece;
    let start = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, start)) {
      push(chunk.subarray(start, at));
      start = at + 1;
      const line = finish();
      if (line) yield line;
    }
    push(chunk.subarray(start));
  }
  if (size > 0) {
    const line = finish();
    if (line) yield line;
  }

  function push(part: Uint8Array): void {
    size += part.length;
    if (size <= maxBytes) pending.push(part);
    else pending = [];
  }
}
