// CSL JSON: the documents as references for citation managers.
import { webAddress } from "../../text/index.ts";
import { daySpan } from "./facts.ts";
import { inJsonList } from "./write.ts";
import type { CodedDocument } from "../../record/index.ts";
import type { Exporter } from "./types.ts";

function item(document: CodedDocument): object {
  const day = daySpan(document.published)?.first;
  return {
    id: document.id,
    type: "article-newspaper",
    title: document.title,
    "container-title": document.outlet,
    issued: day && { "date-parts": [day.split("-").map(Number)] },
    language: document.language,
    URL: webAddress(document.url),
  };
}

export const csl: Exporter = {
  name: "csl",
  title: "CSL JSON, references to the documents",
  mimeType: "application/vnd.citationstyles.csl+json",
  extension: "csl.json",
  coded() {
    const listed = inJsonList();
    return { head: "[", row: (document) => listed(JSON.stringify(item(document))), tail: () => "\n]\n" };
  },
};
