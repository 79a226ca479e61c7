// What the builder of the site uses of Eleventy, which ships no types.
declare module "@11ty/eleventy" {
  export interface Config {
    readonly ignores: Set<string>;
    setTemplateFormats(formats: readonly string[]): void;
    setIncludesDirectory(path: string): void;
    setUseGitIgnore(use: boolean): void;
    setLibrary(name: "md", library: object): void;
    addGlobalData(name: string, value: unknown): void;
    addTemplate(path: string, content: string, data: object): void;
  }
  interface Options {
    readonly quietMode?: boolean;
    readonly configPath?: false;
    config(config: Config): void;
  }
  export default class Builder {
    constructor(input: string, output: string, options: Options);
    write(): Promise<unknown>;
  }
}
