// A browser without a screen: keeps cookies, follows nothing by itself, and sends the forms of pages with their token.
import type { Hono } from "hono";

const SITE = "http://127.0.0.1";

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a form with the token of the page that was got last; `headers` may say that it comes from elsewhere. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  /** Whatever else a program may send. */
  send(method: string, path: string, body: string, headers: Record<string, string>): Promise<Answer>;
  signIn(name: string, password: string): Promise<Answer>;
}

/** `origin`: what stands in its address bar; a proxy sends it on to where Casus listens. */
export function browserOf(web: Hono, origin = SITE): Browser {
  const cookies = new Map<string, string>();
  let token = "";
  const keep = (headers: Headers): void => {
    for (const line of headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (/max-age=0/i.test(line)) cookies.delete(name!);
      else cookies.set(name!, value!);
    }
  };
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { accept: "text/html", ...(cookie && { cookie }), ...init.headers };
    const response = await web.request(SITE + path, { ...init, headers });
    keep(response.headers);
    // A stream of events has no end to wait for.
    const endless = response.headers.get("content-type")?.startsWith("text/event-stream");
    const text = endless ? "" : await response.text();
    if (endless) await response.body?.cancel();
    token = /name="form-token" value="([^"]+)"/.exec(text)?.[1] ?? token;
    return { status: response.status, text, headers: response.headers };
  };
  const browser: Browser = {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = { origin, "sec-fetch-site": "same-origin" }) =>
      ask(path, {
        method: "POST",
        body: new URLSearchParams({ "form-token": token, ...fields }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      }),
    send: (method, path, body, headers) => ask(path, { method, body, headers }),
    async signIn(name, password) {
      await browser.get("/login");
      return browser.post("/login", { name, password });
    },
  };
  return browser;
}
