// Making, trying and removing an alert from its page.
import { CasusError } from "../../record/index.ts";
import { defineAction, field } from "../action.ts";

function numberOf(form: FormData, name: string): number | undefined {
  const text = field(form, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new CasusError("bad-option", `“${text}” is no number.`);
}

/** The rule that a form describes; src/alerts says what is wrong with it. */
export function ruleOf(form: FormData): object {
  const to = form.getAll("to").filter((one) => typeof one === "string");
  const [path, place, actor, words] = ["path", "place", "actor", "words"].map((name) => field(form, name));
  const above = numberOf(form, "above");
  const common = { name: field(form, "name") ?? "", to };
  if (path !== undefined) return { ...common, when: "search", path, query: field(form, "query") ?? "" };
  return {
    ...common,
    when: field(form, "when"),
    ...(words !== undefined && { words }),
    ...(place !== undefined && { near: { place, km: numberOf(form, "km") ?? 50 } }),
    ...(actor !== undefined && { actors: [actor] }),
    ...(above !== undefined && { above }),
  };
}

export const alertActions = [
  defineAction({
    path: "/alerts",
    async act({ app, visitor }, form) {
      await app.alerts.add(ruleOf(form), visitor.name);
      return { to: "/alerts" };
    },
  }),
  defineAction({
    path: "/alerts/remove",
    async act({ app }, form) {
      await app.alerts.remove(field(form, "name") ?? "");
      return { to: "/alerts" };
    },
  }),
  defineAction({
    path: "/alerts/test",
    async act({ app }, form) {
      const results = await app.alerts.test(field(form, "name") ?? "");
      const words = results.map(
        ({ target, ok, detail }) => `${target}: ${ok ? "arrived" : "failed"} (${detail})`,
      );
      return { to: `/alerts?tested=${encodeURIComponent(words.join("; "))}` };
    },
  }),
];
