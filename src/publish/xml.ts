// Text inside XML 1.0: escaped, and without the characters that no XML file may hold.

// Control characters other than tab and line breaks, lone surrogates and the two non-characters.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Without the characters that no XML file may hold; not escaped. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, "");
}

export function xml(text: string): string {
  return withoutControls(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
