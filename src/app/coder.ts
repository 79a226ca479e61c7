// Coding without a ledger, also as `casus/coder`: one document, or JSON lines as a filter. Pulls in no database.
import { describeError } from "../record/index.ts";
import type { CodedDocument, CodingError, InputDocument } from "../record/index.ts";
import { readJsonLine } from "../read/index.ts";
import { loadKnowledge } from "../knowledge/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { codeInput } from "../pipeline.ts";
import { splitLines } from "./lines.ts";
import type { Line } from "./lines.ts";

export type { CodedDocument, InputDocument } from "../record/index.ts";

export interface Coder {
  readonly knowledge: Knowledge;
  /** Reads, codes and resolves one document. Throws CasusError if it cannot be read. */
  code(input: InputDocument): CodedDocument;
}

export function createCoder(knowledge: Knowledge = loadKnowledge()): Coder {
  return { knowledge, code: (input) => codeInput(input, knowledge) };
}

let ready: Coder | undefined;

/**
 * Reads, codes and resolves one document with the knowledge that comes with Casus. The first call loads it (about a second).
 * Throws CasusError if the document cannot be read.
 *
 *     code({ id: "1", text: "Two rockets hit the base on Monday.", published: "2023-11-07" }).events[0].mode
 */
export function code(document: InputDocument): CodedDocument {
  ready ??= createCoder();
  return ready.code(document);
}

/** The filter behind `casus code`: one output line for every input line, in order, whatever the line holds. */
export async function* codeLines(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string> {
  const coder = createCoder();
  for await (const line of splitLines(stream)) yield JSON.stringify(codeLine(coder, line));
}

function codeLine(coder: Coder, line: Line): CodedDocument | object {
  const number = String(line.number);
  if (line.kind === "too-long") {
    return errorLine(number, {
      code: "too-long",
      message: `Line ${number} has ${line.bytes} bytes; split the document.`,
    });
  }
  const input = readJsonLine(line.text, line.number);
  if (input?.kind !== "document") return errorLine(input?.id ?? number, input?.error);
  const { document } = input;
  try {
    return coder.code(document);
  } catch (error) {
    return { ...errorLine(document.id ?? number, describeError(error)), text: document.text };
  }
}

function errorLine(id: string, error: CodingError | undefined): object {
  const empty = { mentions: [], times: [], attributions: [], events: [], statements: [], tallies: [] };
  return { id, language: "und", ...empty, error };
}
