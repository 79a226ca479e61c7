// Signing in with an identity provider (OpenID Connect, authorisation code with PKCE). The protocol is openid-client's;
// here stands which checks are asked of it, and how what the provider says becomes a role.
import * as client from "openid-client";
import { CasusError, type PersonRole } from "../record/index.ts";
import { provenFrom } from "./claims.ts";

export interface ProviderSettings {
  /** Where `/.well-known/openid-configuration` is found. */
  readonly issuer: string;
  readonly client: string;
  readonly secret?: string;
  /** Asked for besides `openid`. */
  readonly scope: string;
  /** The claims that hold the name, and the groups or roles of a person. */
  readonly nameClaim: string;
  readonly rolesClaim: string;
  /** A value of the claim to a role; the greatest of those that match counts. */
  readonly roles: Readonly<Record<string, PersonRole>>;
  /** For people of whom no value matches; without it they are not let in. */
  readonly otherwise?: PersonRole;
}

/** What is remembered between sending somebody to the provider and their coming back. */
export interface ProvenBy {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who the provider says it is. */
export interface Proven {
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email?: string;
  readonly role: PersonRole;
}

export interface Provider {
  /** Where to send the browser, and what to remember until it is back. */
  begin(callback: string): Promise<{ readonly address: string; readonly proof: ProvenBy }>;
  /** `back` is the whole address that the browser came back to. */
  finish(back: URL, proof: ProvenBy): Promise<Proven>;
}

const TIMEOUT_S = 10;
/** Keys and addresses of a provider change seldom; openid-client asks for unknown keys by itself. */
const KEPT_MS = 60 * 60_000;
const LOOPBACK = new Set(["127.0.0.1", "[::1]", "localhost"]);

function addressOf(issuer: string): URL {
  const url = URL.parse(issuer);
  const isPlain = url?.protocol === "http:" && LOOPBACK.has(url.hostname);
  if (url && (url.protocol === "https:" || isPlain)) return url;
  throw new CasusError("bad-option", `The issuer “${issuer}” is no https address; correct sign-in.yaml.`);
}

/** With a secret in the way the provider takes it; the standard's own default is the header. */
function proofOf(secret: string | undefined, methods: readonly string[] | undefined): client.ClientAuth {
  if (secret === undefined) return client.None();
  const onlyPost = methods !== undefined && !methods.includes("client_secret_basic");
  return onlyPost ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret);
}

async function discover(settings: ProviderSettings): Promise<client.Configuration> {
  const issuer = addressOf(settings.issuer);
  const options = {
    timeout: TIMEOUT_S,
    ...(issuer.protocol === "http:" && { execute: [client.allowInsecureRequests] }),
  };
  const found = await client.discovery(issuer, settings.client, undefined, client.None(), options);
  const metadata = found.serverMetadata();
  const auth = proofOf(settings.secret, metadata.token_endpoint_auth_methods_supported);
  const configuration = new client.Configuration(metadata, settings.client, undefined, auth);
  configuration.timeout = TIMEOUT_S;
  // Also what comes over the provider's own connection must be signed by it.
  client.enableNonRepudiationChecks(configuration);
  if (issuer.protocol === "http:") client.allowInsecureRequests(configuration);
  return configuration;
}

/** What went wrong with the provider is for the log of the machine; the person learns that it did. */
function failed(error: unknown): CasusError {
  if (error instanceof CasusError) return error;
  process.emitWarning(`Signing in with the identity provider failed: ${String(error)}`);
  return new CasusError(
    "not-signed-in",
    "Signing in with the identity provider did not work. Try again; the terminal of Casus says why it failed.",
    { cause: error },
  );
}

export function openProvider(settings: ProviderSettings, now: () => number = Date.now): Provider {
  let kept: { readonly until: number; readonly configuration: Promise<client.Configuration> } | undefined;
  const configured = (): Promise<client.Configuration> => {
    if (kept && now() < kept.until) return kept.configuration;
    const configuration = discover(settings);
    kept = { until: now() + KEPT_MS, configuration };
    // A provider that was away is asked again by the next who wants in.
    configuration.catch(() => (kept = undefined));
    return configuration;
  };
  return {
    async begin(callback) {
      const proof = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      try {
        const address = client.buildAuthorizationUrl(await configured(), {
          redirect_uri: callback,
          scope: `openid ${settings.scope}`.trim(),
          code_challenge: await client.calculatePKCECodeChallenge(proof.verifier),
          code_challenge_method: "S256",
          state: proof.state,
          nonce: proof.nonce,
        });
        return { address: address.href, proof };
      } catch (error) {
        throw failed(error);
      }
    },
    async finish(back, proof) {
      try {
        const tokens = await client.authorizationCodeGrant(await configured(), back, {
          expectedState: proof.state,
          expectedNonce: proof.nonce,
          pkceCodeVerifier: proof.verifier,
          idTokenExpected: true,
        });
        return provenFrom(tokens.claims()!, settings);
      } catch (error) {
        throw failed(error);
      }
    },
  };
}
