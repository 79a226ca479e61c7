// From the views of a period to a digest: what goes under which heading, in which order. No formatting.
import { dateInWords } from "../../text/index.ts";
import type { StatementRow } from "../../record/index.ts";
import { aloneEntry, incidentEntry, statementEntry, tallyEntry } from "./entries.ts";
import type { DigestInput } from "./input.ts";
import type { Digest, DigestSection } from "../../record/index.ts";
import { INCIDENTS, STATEMENT_SECTIONS } from "./sections.ts";
import { tellings } from "./tellings.ts";
import { byWeight, isToldAlone } from "./weight.ts";

export function composeDigest(input: DigestInput): Digest {
  const [alone, told] = parted(input.incidents.toSorted(byWeight), isToldAlone);
  const said = statementSections(input);
  const sections: DigestSection[] = [
    { title: INCIDENTS, entries: told.map((view) => incidentEntry(view, input)) },
    ...said.slice(0, WEIGHTY),
    { title: "Told by one source, claimed by nobody", entries: alone.map((view) => aloneEntry(view, input)) },
    ...said.slice(WEIGHTY),
    { title: "Counts by others, beside ours", entries: input.tallies.map((row) => tallyEntry(row, input)) },
  ].filter((section) => section.entries.length > 0);
  return { title: `Digest, ${period(input)}`, summary: summary(input, sections), sections };
}

/** Claims and threats weigh more than what one source alone tells and nobody claims; demands and reactions less. */
const WEIGHTY = 2;

function parted<T>(list: readonly T[], first: (one: T) => boolean): [T[], T[]] {
  return [list.filter(first), list.filter((one) => !first(one))];
}

function statementSections(input: DigestInput): DigestSection[] {
  const named = new Set(STATEMENT_SECTIONS.flatMap((section) => section.acts));
  const last = STATEMENT_SECTIONS.at(-1);
  return STATEMENT_SECTIONS.map((section) => ({
    title: section.title,
    entries: tellings(
      input.statements
        .filter(
          ({ statement }) =>
            section.acts.includes(statement.act) || (section === last && !named.has(statement.act)),
        )
        .toSorted(bySection(section.acts)),
    ).map((rows) => statementEntry(rows, input)),
  }));
}

/** Acts in the order of the heading, then by day, then as they came. */
function bySection(acts: readonly string[]) {
  return (a: StatementRow, b: StatementRow): number =>
    acts.indexOf(a.statement.act) - acts.indexOf(b.statement.act) ||
    (a.date ?? "").localeCompare(b.date ?? "");
}

function period(input: DigestInput): string {
  return dateInWords(input.from === input.to ? input.from : `${input.from}/${input.to}`);
}

function summary(input: DigestInput, sections: readonly DigestSection[]): string {
  if (sections.length === 0) {
    return `No document in the ledger reports anything for ${period(input)}. Add reports with “casus add”, or choose other days with --from and --to.`;
  }
  const outlets = new Set([
    ...input.incidents.flatMap((view) => view.reports.map((report) => report.outlet ?? report.document)),
    ...[...input.statements, ...input.tallies].map((row) => row.document.outlet ?? row.document.id),
  ]).size;
  const counts = [
    counted(input.incidents.length, "incident", "incidents"),
    counted(input.statements.length, "statement", "statements"),
    counted(input.tallies.length, "count by others", "counts by others"),
  ];
  return `${counts.join(", ")}, from ${counted(outlets, "source", "sources")}. Every line gives its source; a claim is a claim, not a finding.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
