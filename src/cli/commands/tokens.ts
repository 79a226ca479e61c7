// casus tokens: tokens with which programs ask the API.
import { Command, InvalidArgumentError } from "commander";
import { CasusError, RIGHTS, type Right, type TokenRow } from "../../record/index.ts";
import { withApp } from "../options.ts";
import { print } from "../terminal.ts";

const TERMINAL = "terminal";

export function tokensCommand(): Command {
  const tokens = new Command("tokens").description("tokens with which programs ask the API");
  for (const make of [add, list, revoke]) tokens.addCommand(make());
  return tokens;
}

function parseRights(text: string): Right[] {
  return text.split(",").map((word) => {
    const right = RIGHTS.find((one) => one === word.trim());
    if (right) return right;
    throw new InvalidArgumentError(`a right is one of ${RIGHTS.join(", ")}; several with commas between.`);
  });
}

function parseDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days > 0) return days;
  throw new InvalidArgumentError("give a number of days.");
}

interface AddOptions {
  readonly rights: readonly Right[];
  readonly days?: number;
  readonly owner?: string;
}

function add(): Command {
  return new Command("add")
    .description("make a token and show it this once")
    .argument("<name>", "what it is for")
    .requiredOption("--rights <list>", `what it may: ${RIGHTS.join(", ")}`, parseRights)
    .option("--days <number>", "how long it lasts (default: until it is revoked)", parseDays)
    .option("--owner <account>", "whose it is: it never may more than they may")
    .action(async (name: string, { rights, days, owner }: AddOptions, command: Command) => {
      await withApp(command, async (app) => {
        const asked = {
          name,
          rights,
          ...(days !== undefined && { days }),
          ...(owner !== undefined && { owner }),
        };
        const { id, token } = await app.tokens.add(asked, TERMINAL);
        await print(`${token}\n`);
        process.stderr.write(
          `Shown this once. Send it as “Authorization: Bearer TOKEN”; take it back with casus tokens revoke ${id}.\n`,
        );
      });
    });
}

function list(): Command {
  return new Command("list")
    .description("show the tokens: what they may, and when they were last used")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        const all = await app.tokens.list();
        if (options.json) return print(`${JSON.stringify(all)}\n`);
        await print(all.map(lineOf).join("") || "No tokens.\n");
      });
    });
}

function lineOf({ id, name, rights, owner, usedAt, endsAt, revokedAt }: TokenRow): string {
  const words = [
    rights.join(" "),
    owner && `of ${owner}`,
    usedAt ? `used ${usedAt}` : "never used",
    endsAt && `until ${endsAt}`,
    revokedAt && `revoked ${revokedAt}`,
  ];
  return `${id}  ${name}: ${words.filter(Boolean).join(", ")}\n`;
}

function revoke(): Command {
  return new Command("revoke")
    .description("take a token back, at once")
    .argument("<id>", "as casus tokens list shows it")
    .action(async (id: string, _: unknown, command: Command) => {
      await withApp(command, async (app) => {
        if (!(await app.tokens.revoke(id, TERMINAL)))
          throw new CasusError(
            "not-found",
            `There is no token ${id} that still works; casus tokens list shows them.`,
          );
        await print(`${id} is revoked.\n`);
      });
    });
}
