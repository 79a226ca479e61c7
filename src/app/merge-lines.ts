// The filter behind `casus merge`: coded documents in, incidents out; keeps nothing.
import { describeError, CodedDocument } from "../record/index.ts";
import type { Report } from "../record/index.ts";
import { loadKnowledge } from "../knowledge/index.ts";
import { mergeKnowledge, mergeReports, reportsOf } from "../merge/index.ts";
import { splitLines } from "./lines.ts";

/** Reads all lines, then yields the incidents by date. Lines that are no coded document are told to `warn` and left out. */
export async function* mergeLines(
  stream: AsyncIterable<Uint8Array | string>,
  warn: (sentence: string) => void,
): AsyncGenerator<string> {
  const knowledge = loadKnowledge();
  const reports: Report[] = [];
  for await (const line of splitLines(stream)) {
    if (line.kind === "too-long") {
      warn(`line ${line.number}: ${line.bytes} bytes, too long; left out.`);
      continue;
    }
    try {
      reports.push(...reportsOf(readCoded(line.text), knowledge));
    } catch (error) {
      warn(`line ${line.number}: ${describeError(error).message}; left out.`);
    }
  }
  const { incidents } = mergeReports(reports, { knowledge: mergeKnowledge(knowledge) });
  for (const incident of incidents) yield JSON.stringify(incident);
}

function readCoded(text: string): CodedDocument {
  const value: unknown = JSON.parse(text);
  const given = typeof value === "object" && value !== null ? value : {};
  const lists = {
    regions: [],
    mentions: [],
    times: [],
    attributions: [],
    events: [],
    statements: [],
    tallies: [],
  };
  const parsed = CodedDocument.safeParse({ language: "und", ...lists, ...given });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`not a coded document: ${issue?.path.join(".")} ${issue?.message}`);
}
