// casus check-knowledge: says in plain words what is wrong with the files of a knowledge folder.
import { Command } from "commander";
import { checkKnowledgeFolder } from "../../app/index.ts";
import { EXIT, print } from "../terminal.ts";

export function checkKnowledgeCommand(): Command {
  return new Command("check-knowledge")
    .description("check the files of knowledge/: names, word lists, rules and the rules' examples")
    .argument("[folder]", "a knowledge folder; the project's own unless told")
    .option("--json", "as JSON")
    .action(async (folder: string | undefined, options: { json?: boolean }) => {
      const { dir, faults, counts } = checkKnowledgeFolder(folder);
      if (options.json) await print(`${JSON.stringify({ dir, faults, counts }, undefined, 2)}\n`);
      else {
        for (const fault of faults) await print(`${fault}\n`);
        const read = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
        const verdict = faults.length === 0 ? "nothing is wrong" : `${faults.length} to mend`;
        await print(`${dir}: ${read.join(", ")}: ${verdict}.\n`);
      }
      if (faults.length > 0) process.exitCode = EXIT.faults;
    });
}
