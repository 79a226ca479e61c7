// What an alert waits for, in words for a page.
import type { Labels, PlannedRule } from "../../app/index.ts";

type Rule = PlannedRule["rule"];

/** Those that a form offers, in the order in which a desk asks for them. */
export const TRIGGERS: readonly (readonly [Rule["when"], string])[] = [
  ["new-incident", "a new incident"],
  ["new-threat", "a new threat"],
  ["attribution-changed", "the attribution of an incident changes"],
  ["tally-gap", "others count more than this ledger has"],
  ["post-gone", "a kept page is gone"],
  ["source-silent", "a source falls silent"],
  ["search", "a text holds the words"],
];

function conditionsOf(rule: Rule, labels: Labels): string[] {
  const actors = "actors" in rule ? rule.actors?.map((id) => labels.actor(id) ?? id) : undefined;
  const near = "near" in rule ? rule.near : undefined;
  const where =
    near?.place === undefined ? `${near?.lat}, ${near?.lon}` : (labels.place(near.place) ?? near.place);
  return [
    ...(near ? [`within ${near.km} km of ${where}`] : []),
    ...(actors ? [`by or about ${actors.join(", ")}`] : []),
    ...("modes" in rule && rule.modes ? [rule.modes.map((mode) => labels.mode(mode)).join(", ")] : []),
    ...("countries" in rule && rule.countries ? [`in ${rule.countries.join(", ")}`] : []),
    ...("against" in rule && rule.against ? [`against ${rule.against.join(", ")}`] : []),
    ...("outlets" in rule && rule.outlets ? [`told by at least ${rule.outlets} outlets`] : []),
    ...("killed" in rule && rule.killed ? [`with at least ${rule.killed} dead`] : []),
    ...("grade" in rule && rule.grade ? [`attested at least as ${rule.grade}`] : []),
    ...("above" in rule ? [`by more than ${rule.above}`] : []),
    ...("words" in rule && rule.words ? [`“${rule.words}”`] : []),
    ...("path" in rule && rule.path ? [`${rule.path}?${rule.query ?? ""}`] : []),
  ];
}

export function ruleInWords(rule: Rule, labels: Labels): string {
  const trigger =
    "path" in rule && rule.path
      ? "something new is on the list"
      : TRIGGERS.find(([when]) => when === rule.when)?.[1];
  return ["when", trigger ?? rule.when, conditionsOf(rule, labels).join(", ")].filter(Boolean).join(" ");
}
