// A web site on loopback for tests: what stands at a path can be changed while it runs, and every request is noted.
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Answer = string | Uint8Array | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Site {
  readonly base: string;
  /** path (with its query) → what is answered; 404 for the rest. */
  readonly pages: Map<string, Answer>;
  /** Paths in the order in which they were asked for. */
  readonly asked: string[];
  close(): void;
}

export async function openSite(pages: Readonly<Record<string, Answer>> = {}): Promise<Site> {
  const answers = new Map(Object.entries(pages));
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push(path);
    const answer = answers.get(path);
    if (answer === undefined) response.writeHead(404).end("not here");
    else if (typeof answer === "function") answer(request, response);
    else response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pages: answers,
    asked,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A page with an article of some length. */
export function articlePage(title: string, words = "", day = "2021-03-04"): string {
  return `<html lang="en"><head><title>${title}</title><meta property="article:published_time" content="${day}T10:00:00Z"></head>
<body><article><h1>${title}</h1>
<p>Two rockets struck the air base near the river on Wednesday night, the ministry of defence said in a statement. ${words}</p>
<p>Nobody was hurt, and the damage to the runway was small, an officer at the base told reporters on Thursday morning.</p>
</article></body></html>`;
}
