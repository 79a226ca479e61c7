// DER (X.690) as far as time stamps need it: elements with a tag, lengths, and nothing of what they mean.

export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
}

export const TAG = {
  integer: 0x02,
  octets: 0x04,
  oid: 0x06,
  time: 0x18,
  sequence: 0x30,
  first: 0xa0,
} as const;
// A stamp with its certificates is a few kilobytes.
const MOST_LENGTH_BYTES = 3;

/** The elements that stand one behind the other. Throws an Error where they do not fit. */
export function derElements(bytes: Uint8Array): DerElement[] {
  const elements: DerElement[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at++]!;
    let length = bytes[at++] ?? 0;
    if (length >= 0x80) {
      const count = length - 0x80;
      if (count < 1 || count > MOST_LENGTH_BYTES) throw new Error("a length in it cannot be read");
      length = 0;
      for (let i = 0; i < count; i++) length = length * 256 + (bytes[at++] ?? 0);
    }
    if (at + length > bytes.length) throw new Error("it breaks off");
    elements.push({ tag, content: bytes.subarray(at, (at += length)) });
  }
  return elements;
}

/** The element at a place of a list, which must have the tag. */
export function derAt(elements: readonly DerElement[], index: number, tag: number): Uint8Array {
  const element = elements[index];
  if (element?.tag !== tag) throw new Error("a part of it is missing");
  return element.content;
}

export function derOf(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents);
  const { length } = content;
  const long = length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...(length < 0x80 ? [length] : long)), content]);
}
