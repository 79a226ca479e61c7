// Readers of the data sets that carry names only: UNER's columns, wikigold, and the project's own corpus.
import { readFileSync } from "node:fs";
import { flatNames, fullNames, IOB_TYPES, spansOfIob } from "./names.ts";
import type { Allowed, NameSpan } from "./names.ts";
import { sentences } from "./tokenise.ts";

export interface NamedSentence {
  readonly document: string;
  readonly forms: readonly string[];
  readonly names: readonly Allowed[];
}

/** UNER: sentence id → one IOB2 label a word. */
export function unerLabels(text: string): Map<string, string[]> {
  const labels = new Map<string, string[]>();
  for (const block of text.split(/\n\n+/)) {
    const id = /^# sent_id = (.*)$/m.exec(block)?.[1];
    if (id)
      labels.set(
        id,
        block
          .split("\n")
          .filter((l) => /^\d+\t/.test(l))
          .map((l) => l.split("\t")[2]!),
      );
  }
  return labels;
}

export function readWikigold(text: string, strict: boolean): NamedSentence[] {
  return text.split(/\n\n+/).flatMap((block): NamedSentence[] => {
    const rows = block
      .split("\n")
      .map((l) => l.split(" "))
      .filter((r) => r.length === 2 && r[0] !== "-DOCSTART-");
    const forms = rows.map((r) => r[0]!);
    const spans = spansOfIob(
      rows.map((r) => r[1]!),
      IOB_TYPES,
    );
    return forms.length
      ? [
          {
            document: "wikigold",
            forms,
            names: flatNames(forms.length, spans, {
              silent: (i) => rows[i]![1]!.endsWith("MISC"),
              proper: (i) => strict && i > 0 && /^\p{Lu}/u.test(forms[i]!),
            }),
          },
        ]
      : [];
  });
}

interface CorpusDocument {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly { start: number; end: number; type: string }[];
}

export function readCorpus(file: string): NamedSentence[] {
  const documents = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((l) => JSON.parse(l) as CorpusDocument);
  return documents.flatMap((d) =>
    sentences(d.text).map((pieces): NamedSentence => {
      const spans = d.mentions.flatMap((m): NameSpan[] => {
        const from = pieces.findIndex((p) => p.start <= m.start && m.start < p.end);
        const to = pieces.findIndex((p) => p.start < m.end && m.end <= p.end);
        return from >= 0 && to >= from ? [{ from, to, types: [m.type] }] : [];
      });
      return { document: d.id, forms: pieces.map((p) => p.text), names: fullNames(pieces.length, spans) };
    }),
  );
}
