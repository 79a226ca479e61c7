// Addresses of our own pages. Ids are of any characters; nothing else in this room builds an address.

export function incidentAddress(id: string): string {
  return `/incidents/${encodeURIComponent(id)}`;
}

export function actorAddress(id: string): string {
  return `/actors/${encodeURIComponent(id)}`;
}

/** A document, or the words of one record in it: marked by the server, and scrolled to. */
export function documentAddress(id: string, record?: string): string {
  const path = `/documents/${encodeURIComponent(id)}`;
  return record === undefined
    ? path
    : `${path}?show=${encodeURIComponent(record)}#${encodeURIComponent(record)}`;
}

/** The same page with some of the query changed; a value of undefined takes the key away. */
export function withQuery(
  path: string,
  query: URLSearchParams,
  changes: Readonly<Record<string, string | undefined>>,
): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  const empty = [...next].filter(([, value]) => value === "");
  for (const [name] of empty) next.delete(name);
  const text = next.toString();
  return text ? `${path}?${text}` : path;
}
