// The package as others get it: packed, installed in an empty folder, run as a command and imported, on the Nodes it promises.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const HOME = join(import.meta.dirname, "..", "..");
const TEXT = "Two rockets hit the Ain al-Asad base on Monday, a spokesman for the Pentagon said.";
const folder = mkdtempSync(join(tmpdir(), "casus-package-"));
const TEN_MINUTES = 600_000;

/** Node 24, the oldest that is promised; it comes from the registry, so it may be missing where there is no network. */
const OLDEST = join(folder, "oldest", "node_modules", "node", "bin", "node");

function run(
  command: string,
  args: readonly string[],
  options: { input?: string; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): string {
  return execFileSync(command, args, {
    encoding: "utf8",
    cwd: folder,
    stdio: ["pipe", "pipe", "pipe"],
    ...options,
  });
}

beforeAll(() => {
  run("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: HOME });
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"))!;
  writeFileSync(join(folder, "package.json"), '{"name": "reader", "private": true, "type": "module"}');
  run("npm", ["install", "--silent", "--prefer-offline", "--no-audit", "--no-fund", join(folder, archive)]);
  try {
    run("npm", ["install", "--silent", "--no-audit", "--prefix", join(folder, "oldest"), "node@24"]);
  } catch {
    console.warn("test/package: Node 24 could not be fetched (no registry); only the pinned Node is tried.");
  }
}, TEN_MINUTES);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nodes = (): string[] => [process.execPath, ...(existsSync(OLDEST) ? [OLDEST] : [])];

/** The command as somebody has it whose Node is this one. */
const withNode = (node: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: `${dirname(node)}:${process.env["PATH"] ?? ""}`,
});

describe("the package", { timeout: TEN_MINUTES }, () => {
  it("is tried on what it promises: the newest Node, and the oldest where there is a registry", () => {
    const majors = nodes().map((node) => run(node, ["-p", "process.versions.node.split('.')[0]"]).trim());
    expect(majors).toEqual(["26", "24"].slice(0, majors.length));
  });

  it("holds no sources and no tests, and nothing that names a machine's path", () => {
    const installed = join(folder, "node_modules", "casus");
    expect(readdirSync(installed).toSorted()).not.toContain("src");
    expect(readdirSync(installed)).not.toContain("test");
    expect(readdirSync(join(installed, "dist"))).toContain("cli");
  });

  it("runs as a command on every Node it promises: codes, keeps, exports", () => {
    const casus = join(folder, "node_modules", ".bin", "casus");
    const input = `${JSON.stringify({ id: "d", text: TEXT, published: "2023-11-07" })}\n`;
    for (const [index, node] of nodes().entries()) {
      const env = withNode(node);
      const data = join(folder, `data-${index}`);
      const file = join(folder, `text-${index}.jsonl`);
      writeFileSync(file, input);
      const line = JSON.parse(run(casus, ["code"], { input, env }));
      expect(line).toMatchObject({ id: "d", language: "en" });
      expect(line.events).not.toHaveLength(0);
      expect(run(casus, ["--version"], { env }).trim()).toMatch(/^\d+\.\d+\.\d+/);
      run(casus, ["add", file, "--data", data, "--json"], { env });
      expect(run(casus, ["export", "incidents", "--format", "csv", "--data", data], { env })).toMatch(
        /^id,type,mode.*\r\ni-/s,
      );
    }
  });

  it("codes and analyses in-process, without a database, on every Node it promises", () => {
    const script = `
      import { code } from "casus/coder";
      import { analyse } from "casus/analyser";
      import { CodedDocument } from "casus/record";
      const coded = code({ id: "d", text: ${JSON.stringify(TEXT)}, published: "2023-11-07" });
      const loaded = process.moduleLoadList.filter((name) => /sqlite/.test(name));
      const roots = analyse(${JSON.stringify(TEXT)}).sentences.map((one) => one.tokens.filter((t) => t.head < 0).length);
      console.log(JSON.stringify({ events: coded.events.length, valid: CodedDocument.safeParse(coded).success, loaded, roots }));
    `;
    writeFileSync(join(folder, "script.js"), script);
    for (const node of nodes()) {
      const said = JSON.parse(
        run(node, ["--disable-warning=ExperimentalWarning", join(folder, "script.js")]),
      );
      expect(said).toEqual({ events: 1, valid: true, loaded: [], roots: [1] });
    }
  });

  it("is a client that loads nothing else", () => {
    const script = `
      import { createClient } from "casus/client";
      await createClient({ address: "http://127.0.0.1:1" }).status().catch((error) => console.log(error.code));
    `;
    writeFileSync(join(folder, "client.js"), script);
    for (const node of nodes()) expect(run(node, [join(folder, "client.js")]).trim()).toBe("unreachable");
    const files = globSync("node_modules/casus/dist/client/*.js", { cwd: folder });
    const imported = files.flatMap((file) => [
      ...readFileSync(join(folder, file), "utf8").matchAll(/from "([^"]+)"/g),
    ]);
    expect(imported.length).toBeGreaterThan(0);
    expect(imported.map((match) => match[1]!).filter((name) => !/^\.\/\w+\.js$/.test(name))).toEqual([]);
  });

  it("gives types to those who import it", () => {
    writeFileSync(
      join(folder, "reader.ts"),
      `import { code } from "casus/coder";
       import { analyse } from "casus/analyser";
       import { createClient } from "casus/client";
       const casus = createClient({ address: "http://127.0.0.1:4173" });
       for await (const { id, date } of casus.incidents({ from: "2023", type: "assault" })) {
         const told: [string, string | undefined] = [id, date];
         console.log(told, (await casus.incident(id)).statusSentence);
       }
       // @ts-expect-error there is no such type of event
       casus.incidents({ type: "nonsense" });
       const mode: string | undefined = code({ id: "1", text: "x" }).events[0]?.mode;
       const head: number | undefined = analyse("x").sentences[0]?.tokens[0]?.head;
       // @ts-expect-error an id is a text
       code({ id: 1, text: "x" });
       export { mode, head };`,
    );
    const compilerOptions = { noEmit: true, strict: true, module: "nodenext", skipLibCheck: true, types: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["reader.ts"] }));
    const tsc = join(HOME, "node_modules", "typescript", "bin", "tsc");
    const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });
});
