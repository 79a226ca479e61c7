// alerts.yaml: what is taken, and what is said of what is not right.
import { describe, expect, it } from "vitest";
import { readAlerts, readRule, resolveTarget } from "../../src/alerts/index.ts";

const place = (path: readonly (string | number)[]): string => `alerts.yaml ${path.join("/")}`;

const targets = { desk: { type: "mail", to: "desk@example.org" }, feed: { type: "feed" } };

describe("alerts.yaml", () => {
  it("takes one thing for a list of one, and fills in what is usual", () => {
    const file = readAlerts(
      {
        zone: "Asia/Baghdad",
        quiet: "22:00-06:00",
        page: "https://desk.example/casus",
        targets,
        alerts: [{ name: "near Erbil", when: "new-incident", near: { place: "erbil", km: 50 }, to: "desk" }],
        digests: [{ name: "morning", to: ["desk", "feed"] }],
      },
      place,
    );
    expect(file.page).toBe("https://desk.example/casus/");
    expect(file.alerts).toMatchObject([{ to: ["desk"], burst: 5, paused: false }]);
    expect(file.digests).toEqual([
      { name: "morning", every: "day", on: "monday", at: "07:00", to: ["desk", "feed"], paused: false },
    ]);
  });

  it("is empty where nothing is written", () => {
    expect(readAlerts(undefined, place)).toMatchObject({ alerts: [], digests: [], zone: "UTC" });
  });

  const rule = { name: "x", when: "new-incident", to: "desk" };
  it.each([
    ["a word that is not known", { alert: [] }, "“alert” is not known here; there are: page, zone"],
    [
      "a slip of the pen in a rule",
      { targets, alerts: [{ ...rule, acter: ["iran"] }] },
      "“acter” is not known",
    ],
    ["a rule without a target", { targets, alerts: [{ ...rule, to: undefined }] }, "“to” is missing"],
    ["a target that is not there", { targets, alerts: [{ ...rule, to: "dsk" }] }, "there are: desk, feed"],
    [
      "a trigger that is not there",
      { targets, alerts: [{ ...rule, when: "war" }] },
      "is to be one of: new-incident",
    ],
    ["a word for a number", { targets, alerts: [{ ...rule, killed: "many" }] }, "“killed” is no number"],
    [
      "hours as no clock has them",
      { targets, alerts: [{ ...rule, quiet: "22-6" }] },
      'write them as "22:00-06:00"',
    ],
    ["a zone that is none", { zone: "Baghdad" }, "is no time zone"],
    [
      "a place twice",
      { targets, alerts: [{ ...rule, near: { place: "x", lat: 1, lon: 2, km: 5 } }] },
      "takes either a place",
    ],
    ["a target of no type", { targets: { a: { type: "fax" } } }, "“type” is to be one of: mail, webhook"],
    ["an address that is none", { targets: { a: { type: "slack", url: "slack" } } }, "is no web address"],
    ["a name twice", { targets, alerts: [rule, rule] }, "is taken twice"],
    ["a list that is none", { targets, alerts: rule }, "“alerts” is no list"],
    [
      "a search for nothing",
      { targets, alerts: [{ ...rule, when: "search" }] },
      "needs either words, or path",
    ],
    [
      "a page that lists nothing",
      { targets, alerts: [{ ...rule, when: "search", path: "/status" }] },
      "no page whose list",
    ],
    ["a page that is no address", { page: "desk.example" }, "“page” is no web address"],
    ["a gap of nothing", { targets, alerts: [{ ...rule, when: "tally-gap" }] }, "“above” is missing"],
  ])("says in words what is wrong: %s", (_what, file, words) => {
    expect(() => readAlerts(file, place)).toThrow(words);
    expect(() => readAlerts(file, place)).toThrow(/^alerts\.yaml /);
  });

  it("reads a rule that stands alone by the same measure", () => {
    expect(readRule({ name: "a", words: "drone Erbil", to: "desk" })).toMatchObject({ when: "search" });
    expect(() => readRule({ name: "a", when: "new-threat", acts: ["thret"], to: "desk" })).toThrow(
      "is none of",
    );
    expect(() => readRule({ name: "", when: "new-threat", to: "desk" })).toThrow("is no name");
  });

  it("takes secrets from the environment, and says which is missing", () => {
    const target = { type: "webhook", url: "$HOOK", secret: "plain" };
    expect(resolveTarget(target, "hook", { HOOK: "https://a.example/" })).toEqual({
      ...target,
      url: "https://a.example/",
    });
    expect(() => resolveTarget(target, "hook", {})).toThrow("the environment variable HOOK is not set");
  });
});
