// The fonts, from their npm packages (OFL-1.1): which files are served, and the @font-face rules for them.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

interface Family {
  readonly package: string;
  readonly family: string;
  readonly subsets: readonly string[];
  readonly faces: readonly (readonly [weight: number, style: "normal" | "italic"])[];
}

const FAMILIES: readonly Family[] = [
  {
    package: "ibm-plex-sans",
    family: "IBM Plex Sans",
    subsets: ["latin", "latin-ext"],
    faces: [
      [400, "normal"],
      [400, "italic"],
      [600, "normal"],
    ],
  },
  {
    package: "ibm-plex-sans-arabic",
    family: "IBM Plex Sans Arabic",
    subsets: ["arabic"],
    // The browser makes the bold one of it: the file of its own is 46 KB, a third of what a first page may load.
    faces: [[400, "normal"]],
  },
  {
    package: "source-serif-4",
    family: "Source Serif 4",
    subsets: ["latin", "latin-ext"],
    faces: [
      [400, "normal"],
      [400, "italic"],
    ],
  },
];

export interface FontFile {
  readonly name: string;
  readonly rule: string;
  read(): Uint8Array;
}

const require = createRequire(import.meta.url);

function filesOf(family: Family): FontFile[] {
  return family.subsets.flatMap((subset) =>
    family.faces.map(([weight, style]) => {
      const name = `${family.package}-${subset}-${weight}-${style}.woff2`;
      const path = require.resolve(`@fontsource/${family.package}/files/${name}`);
      return {
        name,
        rule: faceRule(family, { subset, weight, style, name, path }),
        read: () => readFileSync(path),
      };
    }),
  );
}

interface Face {
  readonly subset: string;
  readonly weight: number;
  readonly style: string;
  readonly name: string;
  readonly path: string;
}

function faceRule(family: Family, face: Face): string {
  const ranges: unknown = JSON.parse(readFileSync(join(dirname(face.path), "..", "unicode.json"), "utf8"));
  const range = (ranges as Record<string, string>)[face.subset] ?? "U+0-10FFFF";
  return `@font-face{font-family:"${family.family}";font-weight:${face.weight};font-style:${face.style};font-display:swap;src:url("fonts/${face.name}") format("woff2");unicode-range:${range}}`;
}

export function fontFiles(): readonly FontFile[] {
  return FAMILIES.flatMap(filesOf);
}
