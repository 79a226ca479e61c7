// The chain of sources behind a record, innermost first: who said it, who carried it, the outlet that printed it.
import type { Attribution, CodedDocument, Medium, Role } from "../../record/index.ts";

export interface Link {
  readonly text: string;
  readonly medium?: string;
}

export function roleText(text: string, role: Role): string {
  return role.name ?? text.slice(role.start, role.end);
}

function linkOf(text: string, medium: Pick<Medium, "kind"> | { kind: string } | undefined): Link {
  return medium === undefined ? { text } : { text, medium: medium.kind };
}

function sourceOf(
  coded: CodedDocument,
  attribution: Attribution,
): { text: string; mention?: string } | undefined {
  const mention = coded.mentions.find((candidate) => candidate.id === attribution.speaker);
  if (mention) {
    return { text: mention.name ?? coded.text.slice(mention.start, mention.end), mention: mention.id };
  }
  const [span] = attribution.source;
  return span === undefined ? undefined : { text: coded.text.slice(span.start, span.end) };
}

/** Follows `via` from an attribution outwards; a chain that runs in a circle ends where it began. */
function* outwards(coded: CodedDocument, id: string | undefined): Generator<Attribution> {
  const seen = new Set<string>();
  for (let next = id; next !== undefined && !seen.has(next);) {
    seen.add(next);
    const attribution = coded.attributions.find((candidate) => candidate.id === next);
    if (!attribution) return;
    yield attribution;
    next = attribution.via;
  }
}

/** `speaker` is who said it, with the medium of the saying; `attribution` is where the carrying reports begin. */
export function chainOf(
  coded: CodedDocument,
  speaker: Role | undefined,
  medium: Medium | undefined,
  attribution: string | undefined,
): Link[] {
  const chain: Link[] = [];
  const add = (link: Link): void => {
    const last = chain.at(-1);
    if (last?.text !== link.text) chain.push(link);
    else if (last.medium === undefined && link.medium !== undefined) chain[chain.length - 1] = link;
  };
  if (speaker) add(linkOf(roleText(coded.text, speaker), medium));
  for (const report of outwards(coded, attribution)) {
    const source = sourceOf(coded, report);
    const isSpeaker = chain.length === 1 && speaker !== undefined && source?.mention === speaker.mention;
    if (source && !(isSpeaker && source.mention !== undefined)) add(linkOf(source.text, report.medium));
  }
  if (coded.outlet !== undefined) add(linkOf(coded.outlet, coded.medium));
  return chain;
}
