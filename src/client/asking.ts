// One request: the address, the token, waiting where the server says so. What comes back is trusted to be what the API
// promises; the tests of Casus hold it to that.
import { CasusProblem, problemIn } from "./problem.ts";

export interface ClientOptions {
  /** Where Casus answers, as `casus serve` prints it: http://127.0.0.1:4173 */
  readonly address: string | URL;
  /** Of `casus tokens add`; not needed where there are no accounts. */
  readonly token?: string;
  /** The longest wait that is taken when the server says that it is asked too often; default 60, 0 for none. */
  readonly patienceSeconds?: number;
  /** Another fetch: a proxy's, a test's. */
  readonly fetch?: typeof fetch;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Wanted {
  readonly method?: "GET" | "POST" | "DELETE";
  /** Under /api/v1, every part percent-encoded. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

const PATIENCE_SECONDS = 60;

export class Asking {
  readonly #options: ClientOptions;
  readonly #base: URL;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#base = new URL("api/v1/", withSlash(options.address));
  }

  async json<T>(wanted: Wanted): Promise<T> {
    return (await (await this.response(wanted)).json()) as T;
  }

  /** An answer that is none of a problem's. Throws CasusProblem. */
  async response(wanted: Wanted): Promise<Response> {
    const response = await this.#send(wanted);
    if (response.ok) return response;
    const problem = await problemIn(response);
    const { retryAfterSeconds = 0, status } = problem;
    const patience = this.#options.patienceSeconds ?? PATIENCE_SECONDS;
    if (status !== 429 || retryAfterSeconds <= 0 || retryAfterSeconds > patience) throw problem;
    await pause(retryAfterSeconds * 1000, wanted.signal);
    return this.response(wanted);
  }

  async #send({ method = "GET", path, query = {}, body, headers, signal }: Wanted): Promise<Response> {
    const url = new URL(path, this.#base);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value));
    const { token, fetch: send = fetch } = this.#options;
    try {
      return await send(url, {
        method,
        headers: {
          accept: "application/json",
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(signal && { signal }),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new CasusProblem(`Nobody answers at ${url.origin}.`, { code: "unreachable", cause: error });
    }
  }
}

function withSlash(address: string | URL): URL {
  const url = new URL(address);
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

/** Ends early, and quietly, when `signal` says so. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal?.addEventListener("abort", end);
    if (signal?.aborted) end();
  });
}
