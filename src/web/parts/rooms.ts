// The navigation at the side: the pages in their groups, and the views that somebody keeps, their own first.
import { html, raw } from "hono/html";
import type { SavedView, Visitor } from "../../record/index.ts";
import { NAVIGATION, type Room } from "../navigation.ts";
import type { Html } from "../page.ts";

/** More views than this make a list of its own; the page of saved views has them all. */
const MOST_VIEWS = 7;

export interface Here {
  readonly path: string;
  readonly query: string;
}

export function viewAddress({ path, query }: Pick<SavedView, "path" | "query">): string {
  return query === "" ? path : `${path}?${query}`;
}

export function rooms(here: Here, visitor: Visitor, views: readonly SavedView[]): Html {
  const shown = NAVIGATION.map((group) =>
    group.filter(({ right }) => right === undefined || visitor.rights.has(right)),
  );
  return html`${shown.map((group) => html`<ul>${group.map((room) => html`<li><a href="${room.address}"${isHere(room, here) ? raw(' aria-current="page"') : ""}>${room.title}</a>${room.address === "/views" ? kept(views, here, visitor) : ""}</li>`)}</ul>`)}`;
}

function isHere({ address }: Room, { path }: Here): boolean {
  if (address === "/") return path === "/";
  return path.startsWith(address);
}

function kept(views: readonly SavedView[], here: Here, { name }: Visitor): Html {
  if (views.length === 0) return "";
  const own = views.filter(({ owner }) => owner === name);
  const others = views.filter(({ owner }) => owner !== name);
  const now = viewAddress(here);
  return html`<ul class="kept">${[...own, ...others].slice(0, MOST_VIEWS).map((view) => {
    const address = viewAddress(view);
    return html`<li><a href="${address}" title="${view.name}"${address === now ? raw(' aria-current="true"') : ""}><bdi>${view.name}</bdi></a></li>`;
  })}</ul>`;
}
