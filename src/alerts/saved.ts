// A list as a page of the web shows it, by its path and query: what a saved search waits for.

export type SavedFilter =
  | {
      readonly kind: "timeline";
      readonly actor?: string;
      readonly mode?: string;
      readonly act?: string;
      readonly country?: string;
      readonly type?: string;
      /** No statements, whatever else is asked for. */
      readonly only?: "incidents";
    }
  | { readonly kind: "statements"; readonly act?: string; readonly speaker?: string }
  | { readonly kind: "words"; readonly words: string };

const given = (query: URLSearchParams, name: string): string | undefined =>
  query.get(name)?.trim() || undefined;

/** The filter of a page's query; undefined if the page has none that can be watched. Days say nothing of what is new. */
export function savedFilter(path: string, queryText: string): SavedFilter | undefined {
  const query = new URLSearchParams(queryText);
  const of = <K extends string>(...names: readonly K[]): { [N in K]?: string } =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = given(query, name);
        return value === undefined ? [] : [[name, value]];
      }),
    ) as { [N in K]?: string };
  if (path === "/timeline" || path === "/map")
    return { kind: "timeline", ...of("actor", "mode", "act", "country", "type") };
  if (path === "/incidents")
    return { kind: "timeline", only: "incidents", ...of("actor", "mode", "country", "type") };
  if (path === "/statements") return { kind: "statements", ...of("act", "speaker") };
  if (path === "/threats") return { kind: "statements", act: "threat", ...of("speaker") };
  const words = given(query, "q");
  return path === "/search" && words !== undefined ? { kind: "words", words } : undefined;
}

/** How a person would name what is watched: "drone-attack, kataib-hizballah". */
export function asSaved(path: string, query: string): string {
  const values = [...new URLSearchParams(query)].filter(([name, value]) => value !== "" && name !== "after");
  return values.map(([, value]) => value).join(", ") || path.replace(/^\//, "") || "timeline";
}
