// Settings: where the data is, what is collected, who may do what, and a backup. Each has its page or its file.
import { html } from "hono/html";
import type { SourceHealth } from "../../app/index.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { formToken } from "../parts/form.ts";
import { counted } from "../parts/names.ts";

interface Settings {
  readonly dataDir: string;
  readonly ledgerAt: string;
  readonly people: number;
  readonly provider: boolean;
  readonly tokens: number;
  readonly sources: readonly SourceHealth[];
}

export const settingsPage = definePage<Settings>({
  path: "/settings",
  async load({ app }) {
    const [people, tokens] = [await app.people.list(), await app.tokens.list()];
    return {
      dataDir: app.dataDir,
      ledgerAt: app.ledgerAt,
      people: people.filter((one) => one.disabledAt === undefined).length,
      provider: app.people.hasProvider(),
      tokens: tokens.filter((one) => one.revokedAt === undefined).length,
      sources: app.sources(),
    };
  },
  draw: (data, ask) => ({ title: "Settings", body: body(data, ask) }),
});

function body(settings: Settings, ask: Ask): Html {
  return html`<h1>Settings</h1>
<dl class="settings">
${entry("People", people(settings))}
${entry("Tokens", html`<p>${settings.tokens === 0 ? "No program has a token." : `${counted(settings.tokens, "token works", "tokens work")}.`} <a href="/settings/tokens">Tokens</a></p>`)}
${entry("Log", html`<p>Judgements, exports, sign-ins and changes, each with who and when. <a href="/settings/log">Log</a></p>`)}
${entry("Sources", sources(settings.sources))}
${entry("Alerts", html`<p>Messages when something new is told. <a href="/alerts">Alerts</a></p>`)}
${entry("Data", data(settings))}
${entry("Backup", backup(ask))}
</dl>`;
}

function entry(name: string, said: Html): Html {
  return html`<div><dt>${name}</dt><dd>${said}</dd></div>`;
}

function people({ people: count, provider }: Settings): Html {
  if (count === 0)
    return html`<p>One person, without signing in. <a href="/settings/people">How a team begins</a></p>`;
  return html`<p>${counted(count, "account", "accounts")}${provider ? ", and an identity provider" : ""}. <a href="/settings/people">People and roles</a></p>`;
}

function sources(all: readonly SourceHealth[]): Html {
  const how = html`<p class="small">A source is a file <code>sources/NAME.yaml</code> in the data folder; <code>casus watch</code> collects it. How each is, shows <a href="/status">Sources</a>.</p>`;
  if (all.length === 0) return html`<p>Nothing is collected by itself.</p>${how}`;
  const ailing = all.filter((one) => one.state !== "ok" && one.state !== "new");
  return html`<p>${counted(all.length, "source is", "sources are")} collected${ailing.length === 0 ? "" : html`; ${ailing.map((one) => html`<bdi>${one.name}</bdi> (${one.state})`)}`}.</p>${how}`;
}

function data({ dataDir, ledgerAt }: Settings): Html {
  return html`<p>Originals: <code>${dataDir}</code></p><p>Ledger: <code>${ledgerAt}</code></p>
<p class="small">Chosen where Casus is started: <code>--data</code> or <code>CASUS_DATA</code>, and <code>DATABASE_URL</code> for PostgreSQL.</p>`;
}

function backup(ask: Ask): Html {
  return html`<p>Ledger and originals in one file, as they stand at one moment. It holds everything, also the accounts.</p>
<form method="post" action="/settings/backup">${formToken(ask)}<button>Download a backup</button></form>
<p class="small">Or on the machine, every night: <code>casus backup FILE</code>; <code>casus restore FILE</code> brings it back.</p>`;
}
