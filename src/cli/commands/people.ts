// casus people: accounts of a team. The first one switches team mode on: from then on everybody signs in.
import { text } from "node:stream/consumers";
import { Argument, Command, Option } from "commander";
import type { App } from "../../app/index.ts";
import { PERSON_ROLES, type Person, type PersonRole } from "../../record/index.ts";
import { withApp } from "../options.ts";
import { print } from "../terminal.ts";

/** How commands on the machine sign the log. */
const TERMINAL = "terminal";

const NAME = ["<name>", "name of the account"] as const;

export function peopleCommand(): Command {
  const people = new Command("people").description("accounts of a team, and what they may do");
  for (const make of [add, list, role, password, disable, enable, remove]) people.addCommand(make());
  return people;
}

interface AddOptions {
  readonly role: PersonRole;
  readonly email?: string;
  readonly passwordStdin?: boolean;
}

function add(): Command {
  return new Command("add")
    .description("add an account; the first one is an admin's and switches team mode on")
    .argument(...NAME)
    .addOption(new Option("--role <role>", "what they may do").choices(PERSON_ROLES).makeOptionMandatory())
    .option("--email <address>", "where they are reached")
    .option("--password-stdin", "read the password from standard input; else one is made and shown once")
    .action(async (name: string, options: AddOptions, command: Command) => {
      const { role: asked, email } = options;
      const given = options.passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, "") : undefined;
      await withApp(command, async (app) => {
        const isFirst = !(await app.people.isTeam());
        const added = await app.people.add(
          {
            name,
            role: asked,
            ...(email !== undefined && { email }),
            ...(given !== undefined && { password: given }),
          },
          TERMINAL,
        );
        await print(`${added.name} is ${asked === "admin" ? "an admin" : `a ${asked}`} now.\n`);
        if (added.password) await print(shownOnce(added.password));
        if (isFirst) await print("Team mode is on: whoever opens the pages has to sign in.\n");
      });
    });
}

function shownOnce(made: string): string {
  return `First password: ${made}\nIt is shown this once, and has to be changed at the first sign-in.\n`;
}

function list(): Command {
  return new Command("list")
    .description("show the accounts")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }, command: Command) => {
      await withApp(command, async (app) => {
        const all = await app.people.list();
        if (options.json) return print(`${JSON.stringify(all)}\n`);
        await print(all.map(lineOf).join("") || "No accounts: one person, without signing in.\n");
      });
    });
}

function lineOf({ name, role: has, email, signedInAt, disabledAt, signsInBy }: Person): string {
  const seen = signedInAt ? `signed in ${signedInAt}` : "never signed in";
  const words = [has, email, signsInBy === "provider" && "by the identity provider", seen];
  if (disabledAt) words.push(`disabled ${disabledAt}`);
  return `${name}: ${words.filter(Boolean).join(", ")}\n`;
}

/** A command on one account that says what it did. */
function change(
  name: string,
  description: string,
  work: (app: App, account: string) => Promise<string>,
): Command {
  return new Command(name)
    .description(description)
    .argument(...NAME)
    .action(async (account: string, _: unknown, command: Command) => {
      await withApp(command, async (app) => print(await work(app, account)));
    });
}

function role(): Command {
  return new Command("role")
    .description("give an account another role")
    .argument(...NAME)
    .addArgument(new Argument("<role>", "what they may do").choices(PERSON_ROLES))
    .action(async (name: string, asked: PersonRole, _: unknown, command: Command) => {
      await withApp(command, async (app) => {
        await app.people.setRole(name, asked, TERMINAL);
        await print(`${name} is ${asked} now.\n`);
      });
    });
}

function password(): Command {
  return change("password", "make a new first password and end the sessions", async (app, name) =>
    shownOnce(await app.people.resetPassword(name, TERMINAL)),
  );
}

function disable(): Command {
  return change("disable", "let an account in no more; what it signed stays", async (app, name) => {
    await app.people.disable(name, TERMINAL);
    return `${name} is let in no more.\n`;
  });
}

function remove(): Command {
  return change("delete", "delete an account for good; what it signed stays", async (app, name) => {
    await app.people.remove(name, TERMINAL);
    return `The account ${name} is deleted.\n`;
  });
}

function enable(): Command {
  return change("enable", "let a disabled account in again", async (app, name) => {
    await app.people.enable(name, TERMINAL);
    return `${name} may sign in again.\n`;
  });
}
