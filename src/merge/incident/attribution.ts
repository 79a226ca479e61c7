// Who is said to have done it: one line a claim, blame, denial or "nobody has claimed", each with its source.
import type { IncidentAttribution, Party, Report } from "../../record/index.ts";

const idOf = (party: Party | undefined): string | undefined => party?.entity ?? party?.name;

export function attributionOf(reports: readonly Report[]): IncidentAttribution[] {
  const found = new Map<string, IncidentAttribution>();
  for (const report of reports) {
    for (const claim of report.claims ?? []) {
      const actor = idOf(claim.actor);
      const by = idOf(claim.by);
      // Nobody is named: that nobody has claimed is a record, anything else would say nothing.
      if (actor === undefined && claim.status !== "unclaimed") continue;
      const key = [claim.status, actor, by, report.document].join("\u0000");
      if (found.has(key)) continue;
      found.set(key, {
        ...(actor !== undefined && { actor }),
        status: claim.status,
        ...(by !== undefined && { by }),
        source: report.document,
        ...(claim.medium !== undefined && { medium: claim.medium }),
        ...(claim.asOf !== undefined && { asOf: claim.asOf }),
      });
    }
  }
  return [...found.values()];
}
