// What a page is: loaded once as data (its .json twin), then drawn as HTML. To add one: pages/<name>.ts and routes.ts.
import type { html } from "hono/html";
import type { App } from "../app/index.ts";
import type { Visitor } from "../record/index.ts";

export type Html = ReturnType<typeof html> | string;

/** What is asked of a page: the id in its path, and the query. */
export interface Ask {
  readonly app: App;
  readonly id: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Who asks: their name signs what they do, their rights say what to offer them. */
  readonly visitor: Visitor;
  /** For parts/form.ts. */
  readonly formToken: string;
}

export interface Drawn {
  readonly title: string;
  readonly body: Html;
  /** Islands of this page alone, by their names in client/pages/. */
  readonly scripts?: readonly string[];
  /** A list: what is chosen in it may open beside it. */
  readonly beside?: boolean;
  /** The query to keep in the search box. */
  readonly searched?: string;
}

interface PageOf<T> {
  /** The address; `:id` stands for the id of the thing shown. */
  readonly path: string;
  /** The address of the .json twin, where it is not the path with .json. */
  readonly twin?: string;
  /** What is missing when `load` finds nothing, in a sentence. */
  readonly missing?: string;
  load(ask: Ask): Promise<T | undefined>;
  draw(data: T, ask: Ask): Drawn;
}

export interface Page {
  readonly path: string;
  readonly twin: string;
  readonly missing: string;
  answer(ask: Ask): Promise<{ readonly data: unknown; draw(): Drawn } | undefined>;
}

/** Closes over the type of a page's data, so that pages of all types stand in one list. */
export function definePage<T>(page: PageOf<T>): Page {
  return {
    path: page.path,
    twin: page.twin ?? `${page.path}.json`,
    missing: page.missing ?? "There is nothing at this address.",
    async answer(ask) {
      const data = await page.load(ask);
      return data === undefined ? undefined : { data, draw: () => page.draw(data, ask) };
    },
  };
}
