// Island: a filter is applied when it is chosen. The button stays for those without scripts.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sends-itself]")) {
  form.addEventListener("change", (event) => {
    // A date changes at every digit of its year, so days wait for the button or the return key.
    if (event.target instanceof HTMLSelectElement) form.requestSubmit();
  });
  // Empty fields stay out of the address, so that it can be read and sent to somebody.
  form.addEventListener("formdata", (event) => {
    const empty = [...event.formData].filter(([, value]) => value === "");
    for (const [name] of empty) event.formData.delete(name);
  });
}
