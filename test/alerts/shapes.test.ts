// The requests by which a message reaches each kind of receiver, and what hostile words in it come to.
import { describe, expect, it } from "vitest";
import { type Outgoing, requestFor, signatureOf } from "../../src/alerts/index.ts";
import { writeEntries } from "../../src/publish/index.ts";
import type { Digest } from "../../src/record/index.ts";

const HOSTILE = "@everyone <script>alert(1)</script> <https://evil.example|click> *bold* \ud800 قاعدة";

function outgoing(entries: number, words = HOSTILE): Outgoing {
  const source = { outlet: "Wire & Sons", url: "https://wire.example/a|b", date: "2 January 2024" };
  const entry = {
    headline: `Rocket attack, Erbil ${words}`,
    mark: "fair",
    lines: [words],
    quotes: [{ text: words, language: "ar", direction: "rtl" as const, source }],
    page: "https://desk.example/incidents/i1",
  };
  const digest: Digest = {
    title: `${entries} alerts`,
    summary: "A claim is a claim.",
    sections: [{ title: "New incident", entries: Array.from({ length: entries }, () => entry) }],
  };
  return {
    id: "k1",
    rule: "r",
    sentAt: "2024-01-09T00:00:10.000Z",
    digest,
    text: writeEntries(digest, "text"),
    markdown: writeEntries(digest, "markdown"),
    html: writeEntries(digest, "html"),
    alerts: [],
    page: "https://desk.example/",
  };
}

interface Body {
  readonly blocks: readonly { readonly text: { readonly text: string } }[];
  readonly embeds: readonly { readonly description: string }[];
  readonly allowed_mentions: unknown;
  readonly body: string;
  readonly formatted_body: string;
  readonly message: string;
}
const json = (body: string): Body => JSON.parse(body) as Body;

describe("every request", () => {
  it.each([
    [{ type: "webhook", url: "https://a.example/" }],
    [{ type: "slack", url: "https://a.example/" }],
    [{ type: "discord", url: "https://a.example/" }],
    [{ type: "matrix", server: "https://a.example", room: "!r:a.example", token: "t" }],
    [{ type: "ntfy", url: "https://a.example/topic" }],
  ] as const)("$type carries the key and is JSON, however long the message is", (target) => {
    const { headers, body } = requestFor(target, outgoing(200));
    expect(headers["idempotency-key"]).toBe("k1");
    expect(json(body)).toBeTypeOf("object");
    if (target.type !== "webhook") expect(Buffer.byteLength(body)).toBeLessThan(65_536);
  });
});

describe("webhook", () => {
  it("signs id, time and body with the secret, and nothing without one", () => {
    const { headers, body } = requestFor(
      { type: "webhook", url: "https://a.example/", secret: "x" },
      outgoing(1),
    );
    expect(headers["webhook-timestamp"]).toBe("1704758410");
    expect(headers["webhook-signature"]).toBe(signatureOf("x", "k1", 1_704_758_410, body));
    expect(
      requestFor({ type: "webhook", url: "https://a.example/" }, outgoing(1)).headers,
    ).not.toHaveProperty("webhook-signature");
  });

  it("signs as the example of the specification does", () => {
    // Standard Webhooks, the example of its reference libraries.
    expect(
      signatureOf(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1_614_265_330,
        '{"test": 2432232314}',
      ),
    ).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  });
});

describe("chats", () => {
  it("Slack reads no tag, link or mention out of the words of a source", () => {
    const body = json(requestFor({ type: "slack", url: "https://a.example/" }, outgoing(1)).body);
    const text = body.blocks.map((block) => block.text.text).join("\n");
    expect(text).toContain("&lt;https://evil.example|click&gt;");
    expect(text).toContain("<https://desk.example/incidents/i1|Rocket attack");
    expect(text).toContain("<https://wire.example/a%7Cb|Wire &amp; Sons>");
    expect(body.blocks.every((block) => block.text.text.length <= 3000)).toBe(true);
  });

  it("Discord calls nobody, and keeps to its lengths", () => {
    const body = json(requestFor({ type: "discord", url: "https://a.example/" }, outgoing(100)).body);
    expect(body.allowed_mentions).toEqual({ parse: [] });
    expect(body.embeds[0]!.description.length).toBeLessThanOrEqual(4096);
    expect(body.embeds[0]!.description.endsWith("…")).toBe(true);
  });

  it("Matrix is put under its key, with HTML that has no styles and no scripts", () => {
    const target = { type: "matrix", server: "https://a.example", room: "!r:a.example", token: "t" } as const;
    const { method, url, headers, body } = requestFor(target, outgoing(1));
    expect(method).toBe("PUT");
    expect(url).toBe("https://a.example/_matrix/client/v3/rooms/!r%3Aa.example/send/m.room.message/k1");
    expect(headers["authorization"]).toBe("Bearer t");
    expect(json(body).formatted_body).not.toMatch(/<script|style=/);
    expect(json(body).body).toContain("Rocket attack");
  });

  it("ntfy names its topic in the body and opens the page on a touch", () => {
    const { url, body } = requestFor({ type: "ntfy", url: "https://ntfy.example/sub/my-topic" }, outgoing(1));
    expect(url).toBe("https://ntfy.example/sub/");
    expect(json(body)).toMatchObject({
      topic: "my-topic",
      title: "1 alerts",
      click: "https://desk.example/",
    });
    expect(json(body).message).not.toContain("====");
  });
});
