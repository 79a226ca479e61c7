// What was said about an incident: the statements of its reports with their words, cut from the documents that hold them.
import type { App } from "../app/index.ts";
import type { DocumentView, IncidentView, Span, Statement } from "../record/index.ts";

export interface Said {
  readonly document: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly title?: string;
  readonly published?: string;
  readonly language: string;
  readonly statement: Statement;
  readonly speaker: string;
  readonly words: string;
  readonly condition?: string;
}

/** In the order of the reports; each statement once, however many events of a document it is about. */
export async function saidAbout(app: App, view: IncidentView): Promise<Said[]> {
  const said: Said[] = [];
  const seen = new Set<string>();
  for (const report of view.reports) {
    if (report.statements.length === 0) continue;
    const holder = await app.document(report.document);
    for (const statement of report.statements) {
      const key = `${report.document}#${statement.id}`;
      if (holder && !seen.has(key)) said.push(saidIn(holder, statement));
      seen.add(key);
    }
  }
  return said;
}

function saidIn({ document }: DocumentView, statement: Statement): Said {
  const words = (span: Span): string => document.text.slice(span.start, span.end);
  const { id, outlet, url, title, published, language } = document;
  return {
    document: id,
    outlet,
    url,
    title,
    published,
    language,
    statement,
    speaker: words(statement.speaker),
    words: statement.content.map(words).join(" … "),
    condition: statement.condition && words(statement.condition),
  };
}
