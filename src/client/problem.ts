// What goes wrong, as one class: the problem document of the server with its code, or that nobody answered.
import type { Problem } from "../api/index.ts";

/** `code` is that of the problem document; `unreachable` where no answer of Casus came. */
export type ProblemCode = Problem["title"] | "unreachable";

export interface ProblemGiven {
  readonly code: ProblemCode;
  readonly status?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly cause?: unknown;
}

export class CasusProblem extends Error {
  readonly code: ProblemCode;
  /** The status of the answer; undefined where there was none. */
  readonly status: number | undefined;
  /** In how many seconds to ask again, where the server says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(detail: string, { code, status, retryAfterSeconds, cause }: ProblemGiven) {
    super(detail, { cause });
    this.name = "CasusProblem";
    this.code = code;
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The problem that an answer holds; what is no problem document came from something between. */
export async function problemIn(response: Response): Promise<CasusProblem> {
  const { status, headers } = response;
  const wait = Number(headers.get("retry-after") ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(wait) ? wait : undefined;
  const said = await response.text().catch(() => "");
  if (headers.get("content-type")?.startsWith("application/problem+json")) {
    const { title, detail } = JSON.parse(said) as Problem;
    return new CasusProblem(detail, { code: title, status, retryAfterSeconds });
  }
  const detail = `${response.url} answered ${status}, and not as Casus does.`;
  return new CasusProblem(detail, { code: "unreachable", status, retryAfterSeconds });
}
