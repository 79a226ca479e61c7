// What a text leaves behind for telling copies of it: hashes of its longer paragraphs, and one of its words as a whole.

export interface TextSignature {
  /** 53-bit hashes of paragraphs that are long enough to be nobody else's by chance, with their letters. */
  readonly paragraphs: readonly { readonly hash: number; readonly letters: number }[];
  /** Letters of the whole text. */
  readonly letters: number;
  /** SimHash over runs of three words, as two halves of 32 bits; absent for short texts. */
  readonly words?: readonly [number, number];
  /** Hash over the numbers in the text: two texts with other figures are no copies of each other, however alike. */
  readonly figures: number;
}
