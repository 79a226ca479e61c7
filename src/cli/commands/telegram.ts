// casus telegram: logs in to Telegram with the user's own account, so that channels can be read live.
import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { dataDirOf, logInToTelegram, telegramApp } from "../../app/index.ts";
import { print } from "../terminal.ts";

export function telegramCommand(): Command {
  return new Command("telegram")
    .description("log in to Telegram with your own account, for sources of type telegram-live")
    .addHelpText(
      "after",
      "\nNeeds the package @mtcute/web, and an API id of your own from https://my.telegram.org in CASUS_TELEGRAM_API_ID\n" +
        "and CASUS_TELEGRAM_API_HASH. Keeps the session in telegram.json of the data folder, readable for you alone.",
    )
    .action(async (_options: object, command: Command) => {
      const { data } = command.optsWithGlobals<{ data?: string }>();
      const dataDir = dataDirOf({ ...(data !== undefined && { dataDir: data }) });
      const app = telegramApp(process.env);
      const terminal = createInterface({ input: process.stdin, output: process.stderr });
      try {
        await logInToTelegram(dataDir, app, {
          phone: () => terminal.question("Phone number, with the country's code: "),
          code: () => terminal.question("Code that Telegram sent you: "),
          password: () => terminal.question("Password of the second step (shown as you type): "),
        });
      } finally {
        terminal.close();
      }
      await print(
        `Logged in; the session is in ${dataDir}/telegram.json. Log out under Devices in any Telegram app.\n`,
      );
    });
}
