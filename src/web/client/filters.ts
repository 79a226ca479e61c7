// Island: a filter is applied when it is chosen. The button stays for those without scripts. It listens on the document,
// since the timeline puts a new page, with a new form, in the place of this one.
const sendsItself = (target: EventTarget | null): HTMLFormElement | null =>
  target instanceof Element ? target.closest<HTMLFormElement>("form[data-sends-itself]") : null;

document.addEventListener("change", (event) => {
  // A date changes at every digit of its year, so days wait for the button or the return key.
  if (event.target instanceof HTMLSelectElement) sendsItself(event.target)?.requestSubmit();
});
// Empty fields stay out of the address, so that it can be read and sent to somebody.
document.addEventListener("formdata", (event) => {
  if (!sendsItself(event.target)) return;
  const empty = [...event.formData].filter(([, value]) => value === "");
  for (const [name] of empty) event.formData.delete(name);
});
