// The record format: the only thing that all rooms share. The format changes here first.
export * from "./span.ts";
export * from "./mention.ts";
export * from "./coded.ts";
export * from "./document.ts";
export * from "./incident.ts";
export * from "./merging.ts";
export * from "./boards.ts";
export * from "./actor.ts";
export * from "./views.ts";
export * from "./review.ts";
export * from "./fetch.ts";
export * from "./digest.ts";
export * from "./changes.ts";
export * from "./alerts.ts";
export * from "./signature.ts";
export * from "./people.ts";
export * from "./errors.ts";
