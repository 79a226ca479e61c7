// The files of a knowledge folder: listed and read once, with a hash over all of them.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { CasusError } from "../record/index.ts";
import { readYaml, type YamlFile } from "./yaml-file.ts";

/** Every file read is kept (one read each) and counts towards `version`. */
export class Files {
  readonly #dir: string;
  readonly #yaml = new Map<string, YamlFile>();
  readonly #hashes = new Map<string, string>();

  constructor(dir: string) {
    this.#dir = dir;
    if (!existsSync(dir)) {
      throw new CasusError(
        "bad-knowledge",
        `The knowledge folder ${dir} is not there; give the folder that holds kinds/, actors/, places/ and languages/.`,
      );
    }
  }

  /** The parsed file, or undefined if it is not there. */
  yaml(path: string): YamlFile | undefined {
    const known = this.#yaml.get(path);
    if (known) return known;
    if (!existsSync(path)) return undefined;
    const file = readYaml(path);
    this.#yaml.set(path, file);
    this.#note(path, file.text);
    return file;
  }

  text(path: string): string | undefined {
    if (!existsSync(path)) return undefined;
    const text = readFileSync(path, "utf8");
    this.#note(path, text);
    return text;
  }

  bytes(path: string): Buffer | undefined {
    if (!existsSync(path)) return undefined;
    const bytes = readFileSync(path);
    this.#note(path, bytes);
    return bytes;
  }

  /** YAML files directly in a folder, by name. */
  yamlIn(folder: string): YamlFile[] {
    return this.namesIn(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => this.yaml(join(folder, name)))
      .filter((file) => file !== undefined);
  }

  namesIn(folder: string): string[] {
    return existsSync(folder) ? readdirSync(folder).sort() : [];
  }

  #note(path: string, content: string | Buffer): void {
    this.#hashes.set(relative(this.#dir, path), createHash("sha256").update(content).digest("hex"));
  }

  /** SHA-256 over names and contents of all files read so far. */
  version(): string {
    const lines = [...this.#hashes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, hash]) => `${hash} ${path}\n`);
    return createHash("sha256").update(lines.join("")).digest("hex");
  }
}
