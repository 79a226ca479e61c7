// A small identity provider on this machine: the four endpoints of OpenID Connect that a sign-in needs, checking what
// a real one checks; and ways to make it lie.
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface Lie {
  /** Laid over the claims of the identity token. */
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Signs with a key that is not published. */
  readonly strangeKey?: boolean;
  readonly unsigned?: boolean;
}

export interface IdentityProvider {
  readonly issuer: string;
  /** Who signs in next, and how the provider lies about it. */
  user: Record<string, unknown>;
  lie: Lie;
  /** What the token endpoint was asked with. */
  readonly asked: URLSearchParams[];
  /** What a browser does that is sent to the provider: gives the address that it is sent back to. */
  visit(address: string): Promise<URL>;
  close(): Promise<void>;
}

const CLIENT = "casus";
export const SECRET = "the client's secret";

interface Code {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirect: string;
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

export async function startIdentityProvider(): Promise<IdentityProvider> {
  const [key, strange] = [0, 1].map(() => generateKeyPairSync("rsa", { modulusLength: 2048 }));
  const codes = new Map<string, Code>();
  const asked: URLSearchParams[] = [];
  const state = { user: {} as Record<string, unknown>, lie: {} as Lie };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function idToken(nonce: string): string {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: issuer,
      aud: CLIENT,
      iat: now,
      exp: now + 300,
      nonce,
      ...state.user,
      ...state.lie.claims,
    };
    const head = state.lie.unsigned ? { alg: "none" } : { alg: "RS256", kid: "k1" };
    const body = `${base64url(head)}.${base64url(claims)}`;
    if (state.lie.unsigned) return `${body}.`;
    const { privateKey } = state.lie.strangeKey ? strange! : key!;
    return `${body}.${sign("sha256", Buffer.from(body), privateKey).toString("base64url")}`;
  }

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const redirect = query.get("redirect_uri") ?? "";
    const fine =
      query.get("client_id") === CLIENT &&
      query.get("response_type") === "code" &&
      query.get("code_challenge_method") === "S256" &&
      (query.get("scope") ?? "").split(" ").includes("openid");
    if (!fine) return void response.writeHead(400).end();
    const code = randomBytes(16).toString("base64url");
    codes.set(code, {
      challenge: query.get("code_challenge") ?? "",
      nonce: query.get("nonce") ?? "",
      redirect,
    });
    const back = new URL(redirect);
    back.searchParams.set("code", code);
    back.searchParams.set("state", query.get("state") ?? "");
    response.writeHead(302, { location: back.href }).end();
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = new URLSearchParams(await text(request));
    asked.push(body);
    const basic = Buffer.from((request.headers.authorization ?? "").slice(6), "base64").toString();
    const code = codes.get(body.get("code") ?? "");
    codes.delete(body.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url");
    const known = basic.split(":").map((part) => decodeURIComponent(part.replaceAll("+", " ")));
    const isClient = known[0] === CLIENT && known[1] === SECRET;
    const fine = code?.challenge === challenge && code.redirect === body.get("redirect_uri");
    const send = (status: number, value: unknown): void =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (!isClient) return send(401, { error: "invalid_client" });
    if (!fine) return send(400, { error: "invalid_grant" });
    send(200, {
      access_token: "unused",
      token_type: "Bearer",
      expires_in: 300,
      id_token: idToken(code.nonce),
    });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", issuer);
    const send = (value: unknown): void =>
      void response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
    if (url.pathname === "/.well-known/openid-configuration")
      return send({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
        token_endpoint_auth_methods_supported: ["client_secret_basic"],
        code_challenge_methods_supported: ["S256"],
      });
    if (url.pathname === "/keys")
      return send({
        keys: [{ ...key!.publicKey.export({ format: "jwk" }), kid: "k1", use: "sig", alg: "RS256" }],
      });
    if (url.pathname === "/authorize") return authorize(url.searchParams, response);
    if (url.pathname === "/token") return token(request, response);
    response.writeHead(404).end();
  }

  return Object.assign(state, {
    issuer,
    asked,
    async visit(address: string) {
      const response = await fetch(address, { redirect: "manual" });
      return new URL(response.headers.get("location") ?? "about:blank");
    },
    close: () => closed(server),
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
