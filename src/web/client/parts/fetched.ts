// Another page of ours, fetched by an island: what stands in its <main> takes the place of something on this page.

export interface FetchedPage {
  readonly title: string;
  readonly main: HTMLElement;
}

/** Undefined where something else was asked for since; throws where there is no such page, or it asks to sign in. */
export async function fetchedPage(address: string, signal: AbortSignal): Promise<FetchedPage | undefined> {
  try {
    const answer = await fetch(address, { headers: { accept: "text/html" }, signal });
    if (!answer.ok || answer.redirected) throw new Error(`${address} answered ${answer.status}`);
    const { title, body } = new DOMParser().parseFromString(await answer.text(), "text/html");
    const main = body.querySelector("main");
    return main && !signal.aborted ? { title, main } : undefined;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
