// casus inbox: makes a token for handing things in, and says how to use it.
import { Command } from "commander";
import { withApp } from "../options.ts";
import { print } from "../terminal.ts";

const ADDRESS = "http://127.0.0.1:4173";

/** Sends the page as the browser shows it; the visitor's own session is not touched. */
function bookmarklet(address: string, token: string): string {
  const body =
    "JSON.stringify({url:location.href,title:document.title,html:document.documentElement.outerHTML})";
  const headers = `{authorization:'Bearer ${token}','content-type':'application/json'}`;
  return `javascript:fetch('${address}/api/inbox',{method:'POST',headers:${headers},body:${body}}).then(r=>alert(r.ok?'Casus has it':'Casus: '+r.status))`;
}

export function inboxCommand(): Command {
  return new Command("inbox")
    .description(
      "make a token for the inbox (POST /api/inbox) and print it with a curl line and a bookmarklet",
    )
    .option("--address <url>", "where casus serve listens", ADDRESS)
    .action(async (options: { address: string }, command: Command) => {
      await withApp(command, async (app) => {
        const { token } = await app.tokens.add({ name: "inbox", rights: ["inbox"] }, "terminal");
        const address = options.address.replace(/\/$/, "");
        await print(
          `Token: ${token}\n(shown this once; casus tokens lists and revokes them)\n\n` +
            `curl -X POST '${address}/api/inbox?url=https://example.org/page' -H 'authorization: Bearer ${token}' -H 'content-type: text/html' --data-binary @page.html\n\n` +
            `Bookmarklet:\n${bookmarklet(address, token)}\n`,
        );
      });
    });
}
