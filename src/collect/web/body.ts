// The body of an answer: decompressed while it comes in, and given up as soon as it grows over the limit.
import type http from "node:http";
import type { Readable } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from "node:zlib";
import { CasusError } from "../../record/index.ts";
import { networkFault } from "./faults.ts";

const DECODERS = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
  zstd: createZstdDecompress,
};

function decompress(response: http.IncomingMessage): Readable {
  const encoding = (response.headers["content-encoding"] ?? "").trim().toLowerCase();
  if (!(encoding in DECODERS)) return response;
  const decoder = DECODERS[encoding as keyof typeof DECODERS]();
  response.on("error", (error) => decoder.destroy(error));
  return response.pipe(decoder);
}

/** The whole body. Throws CasusError "too-long" over the limit, "fetch-failed" where it breaks off or takes too long. */
export async function readBody(
  response: http.IncomingMessage,
  maxBytes: number,
  address: string,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of decompress(response) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > maxBytes)
        throw new CasusError("too-long", `${address}: more than ${maxBytes} bytes; nothing was kept.`);
      chunks.push(chunk);
    }
  } catch (error) {
    response.destroy();
    if (signal.aborted)
      throw new CasusError(
        "fetch-failed",
        `${address}: the answer was not complete in time; try again later.`,
      );
    throw networkFault(error);
  }
  if (size === 0) throw new CasusError("fetch-failed", `${address}: the answer was empty; nothing was kept.`);
  return Buffer.concat(chunks);
}
