// What goes wrong on the way to a host, as a sentence for a person; the engine's own words only where they say more.
import { CasusError } from "../../record/index.ts";

/** Codes of the system, of TLS, of HTTP and of packed data → what happened and what to do. The first that fits is taken. */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^(?:ENOTFOUND|EAI_)/, "no host of this name is known; check the address and the connection."],
  [/^ECONNREFUSED$/, "the host takes no connections there; check the address, or try again later."],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED)$/, "the host broke the connection off; try again later."],
  [/^(?:ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, "the host cannot be reached; try again later."],
  [/EXPIRED/, "the certificate of the host has run out; open it in a browser to see whose it is."],
  [/ALTNAME/, "the certificate is that of another host; open it in a browser to see whose it is."],
  [/SELF_SIGNED|^UNABLE_TO_|^CERT_/, "nobody vouches for the certificate of the host; nothing was kept."],
  [/^(?:EPROTO|ERR_SSL|ERR_TLS)/, "no safe connection (TLS) came about; open it in a browser to see why."],
  [/^Z_|^ERR_(?:_ERROR|BROTLI|ZSTD)|^ZSTD_/, "the packed answer is broken off or damaged; try again later."],
  [/^HPE_/, "the answer is no proper HTTP; nothing was kept."],
];

/** A CasusError stays as it is. */
export function networkFault(error: unknown): CasusError {
  if (error instanceof CasusError) return error;
  const { code = "", message } = error as { code?: string; message: string };
  const sentence = SENTENCES.find(([codes]) => codes.test(code))?.[1] ?? `${message}.`;
  return new CasusError("fetch-failed", sentence, { cause: error });
}
