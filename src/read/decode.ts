// Bytes to text. A wrong or missing charset never stops a document: what cannot be read becomes U+FFFD.

const BOMS: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];
// HTML asks that the declaration stand in the first 1024 bytes; pages are laxer.
const DECLARED_WITHIN = 4096;

function decodeAs(bytes: Uint8Array, charset: string, fatal = false): string | undefined {
  try {
    return new TextDecoder(charset, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}

function bomCharset(bytes: Uint8Array): string | undefined {
  return BOMS.find(([bom]) => bom.every((byte, index) => bytes[index] === byte))?.[1];
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = decodeAs(bytes.subarray(0, DECLARED_WITHIN), "latin1") ?? "";
  const match =
    /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head) ??
    /<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:-]+)/i.exec(head);
  return match?.[1];
}

/** Old Arabic pages say nothing of their windows-1256: taken if it reads as Arabic letters for the most part. */
function guessed(bytes: Uint8Array): string {
  const arabic = decodeAs(bytes, "windows-1256") ?? "";
  const letters = arabic.slice(0, 20_000).match(/\P{ASCII}/gu) ?? [];
  const arabicLetters = letters.filter((letter) => /\p{Script=Arabic}/u.test(letter)).length;
  if (letters.length > 20 && arabicLetters > letters.length * 0.9) return arabic;
  return decodeAs(bytes, "windows-1252") ?? "";
}

// Enough to see a pattern, and little enough to look through for every text.
const LOOKED_AT = 4096;

/** UTF-16 without a mark has a zero in every other byte wherever it is Latin; UTF-8 has none at all. */
function utf16Charset(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2]!++;
  const many = head.length / 8;
  if (zeros[1]! > many && zeros[0]! < many / 4) return "utf-16le";
  return zeros[0]! > many && zeros[1]! < many / 4 ? "utf-16be" : undefined;
}

// What says UTF-8 and is not valid is mostly UTF-8 with a cut character; of letters read wrongly most are lost.
const MOST_LOST = 0.1;

function isWrong(text: string): boolean {
  const letters = text.slice(0, 20_000).match(/\P{ASCII}/gu) ?? [];
  return letters.filter((letter) => letter === "\ufffd").length > 1 + letters.length * MOST_LOST;
}

/** Byte-order mark, then UTF-8 if it is valid, then the charset of the transport, of the page, and a guess. */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const bom = bomCharset(bytes);
  if (bom) return decodeAs(bytes, bom) ?? "";
  const wide = utf16Charset(bytes);
  if (wide) return decodeAs(bytes, wide) ?? "";
  const utf8 = decodeAs(bytes, "utf-8", true);
  if (utf8 !== undefined && !/^(?:iso-2022|utf-16|utf-7)/i.test(charset ?? "")) return utf8;
  for (const name of [charset, declaredCharset(bytes)]) {
    const text = name === undefined ? undefined : decodeAs(bytes, name);
    if (text !== undefined && !isWrong(text)) return text;
  }
  return guessed(bytes);
}
