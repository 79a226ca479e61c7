// What the forms of double coding do.
import { CasusError, CODED_KINDS } from "../../record/index.ts";
import type { Choice } from "../../app/index.ts";
import { defineAction, field } from "../action.ts";
import type { Ask } from "../page.ts";
import { correctionIn } from "../review/actions.ts";

const here = (ask: Ask, record?: string): string =>
  `/coding/${encodeURIComponent(ask.id)}${record === undefined ? "" : `?record=${encodeURIComponent(record)}#${encodeURIComponent(record)}`}`;

const kindOf = (form: FormData) => CODED_KINDS.find((one) => one === field(form, "kind")) ?? "event";

async function add(ask: Ask, form: FormData): Promise<string> {
  const kind = kindOf(form);
  const span = await spanIn(ask, form);
  return ask.app.coding.add(ask.id, ask.visitor.name, { kind, is: field(form, "is") ?? "", span });
}

/** As it was marked; written without scripts, where the words stand first. */
async function spanIn(ask: Ask, form: FormData): Promise<{ start: number; end: number }> {
  const [start, end] = [field(form, "start"), field(form, "end")];
  if (start !== undefined && end !== undefined) return { start: Number(start), end: Number(end) };
  const words = field(form, "value") ?? "";
  const text = (await ask.app.coding.own(ask.id, ask.visitor.name))?.coded.text ?? "";
  const at = words === "" ? -1 : text.indexOf(words);
  if (at < 0)
    throw new CasusError(
      "bad-input",
      `The words “${words}” do not stand in the text; write them as they stand there.`,
    );
  return { start: at, end: at + words.length };
}

async function set(ask: Ask, form: FormData): Promise<string> {
  const { field: name, value } = correctionIn(form);
  const record = field(form, "record") ?? "";
  const marked = "span" in value || value.words === undefined ? value : await written(ask, form, name);
  await ask.app.coding.set(ask.id, ask.visitor.name, {
    kind: kindOf(form),
    id: record,
    field: name,
    value: marked,
  });
  return record;
}

/** Of a field of words the place of those that were written. */
async function written(ask: Ask, form: FormData, name: string) {
  const text = field(form, "value") ?? "";
  const add = form.get("add") === null ? {} : { text: "+" };
  const takesWords = ask.app.review.takesWords(kindOf(form), name);
  if (!takesWords || text === "") return { text };
  return { span: await spanIn(ask, form), ...add };
}

export const codingAction = defineAction({
  path: "/coding/:id",
  async act(ask, form) {
    const { coding } = ask.app;
    const by = ask.visitor.name;
    const what = field(form, "do");
    if (what === "begin") await coding.begin(ask.id, by);
    else if (what === "add") return { to: here(ask, await add(ask, form)) };
    else if (what === "set") return { to: here(ask, await set(ask, form)) };
    else if (what === "remove") await coding.remove(ask.id, by, kindOf(form), field(form, "record") ?? "");
    else if (what === "finish") await coding.finish(ask.id, by);
    else if (what === "drop") await coding.drop(ask.id, by);
    else throw new CasusError("bad-option", "That is nothing that can be done to a coding.");
    return { to: here(ask) };
  },
});

export const settleAction = defineAction({
  path: "/agreement/:id",
  async act(ask, form) {
    const [a, b] = [field(form, "a") ?? "", field(form, "b") ?? ""];
    const choices = new Map<string, Choice>();
    for (const [name, value] of form)
      if (name.startsWith("d:") && (value === "a" || value === "b")) choices.set(name.slice(2), value);
    await ask.app.coding.settle(ask.id, { a, b }, choices);
    return { to: "/coding#gold" };
  },
});
