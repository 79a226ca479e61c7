// The door of text: spans, dates, folding for look-up, distance. Pure functions on strings and numbers.
export { alone } from "./alone.ts";
export { Remembered } from "./remembered.ts";
export * from "./spans.ts";
export * from "./days.ts";
export * from "./edtf.ts";
export * from "./fold.ts";
export * from "./distance.ts";
export * from "./words.ts";
export * from "./names.ts";
export * from "./spelling.ts";
export * from "./date-words.ts";
export * from "./window.ts";
export * from "./isolate.ts";
export * from "./calendars.ts";
export { diffTexts, type TextChange } from "./diff.ts";
export * from "./transliterate.ts";
export * from "./web-address.ts";
