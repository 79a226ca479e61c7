// RIS: the documents as references for a bibliography, with the hash-kept text's own title, outlet, date and address.
import { webAddress } from "../../text/index.ts";
import { daySpan } from "./facts.ts";
import type { CodedDocument } from "../../record/index.ts";
import type { Exporter } from "./types.ts";

function reference(document: CodedDocument): string {
  const day = daySpan(document.published)?.first.replaceAll("-", "/");
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["TY", "NEWS"],
    ["ID", document.id],
    ["TI", document.title],
    ["T2", document.outlet],
    ["DA", day],
    ["PY", day?.slice(0, 4)],
    ["LA", document.language],
    ["UR", webAddress(document.url)],
    ["ER", ""],
  ];
  const lines = fields.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${oneLine(value)}`],
  );
  return `${lines.join("\r\n")}\r\n`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ");
}

export const ris: Exporter = {
  name: "ris",
  title: "RIS, references to the documents",
  mimeType: "application/x-research-info-systems",
  extension: "ris",
  coded: () => ({ row: reference }),
};
