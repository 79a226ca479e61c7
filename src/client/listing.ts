// A list of the API: page by page, or row by row over all pages.

interface PageOf<Row> {
  readonly rows?: readonly Row[];
  readonly items?: readonly Row[];
  readonly next?: string | undefined;
}

export interface Listing<Row, Page> extends AsyncIterable<Row> {
  /** The first page, with how many rows there are in all. */
  page(): Promise<Page>;
  /** Every page, asked for as it is needed. */
  pages(): AsyncGenerator<Page, void, undefined>;
}

export function listingOf<Row, Page extends PageOf<Row>>(
  ask: (after: string | undefined) => Promise<Page>,
  first?: string,
): Listing<Row, Page> {
  async function* pages(): AsyncGenerator<Page, void, undefined> {
    for (let after = first; ;) {
      const page = await ask(after);
      yield page;
      if (page.next === undefined) return;
      after = page.next;
    }
  }
  return {
    page: () => ask(first),
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const page of pages()) yield* page.rows ?? page.items ?? [];
    },
  };
}
