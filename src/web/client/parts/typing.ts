// Whether somebody is writing: then a letter is a letter and no key of ours.
export function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, select, textarea, dialog[open]") !== null;
}
