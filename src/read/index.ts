// The door of read: bytes to documents as handed in, and those to Documents with marked regions. Pure.
export { read } from "./read.ts";
export { readInputs, readJsonLine, readJsonLines } from "./inputs.ts";
export type { Readable, ReadInput } from "./inputs.ts";
export { isTelegramExport, readTelegramExport } from "./export.ts";
export { readFeed } from "./feed.ts";
export { linksOf, readSiteMap } from "./links.ts";
export { readPreview } from "./preview.ts";
export { decodeText } from "./decode.ts";
export { detectLanguage } from "./language.ts";
export { signatureOf } from "./signature.ts";
export { markRegions } from "./regions.ts";
