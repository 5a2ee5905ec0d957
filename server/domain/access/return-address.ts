const PLACES = /^\/(?:o\/[a-z0-9-]{1,60}|organizations|audit)(?:\/|$)/;
const FILES = /^\/(?:o|audit)\/[^/]+\/files\//;
const HERE = "http://here.invalid";

/**
 * Where a person may be led after signing in: the page they asked for, within an organization, an audit or the list of them.
 * Null for everything else, above all for what a browser would read as another site's address. What is returned is the
 * address as a browser resolves it, so that dots and escapes cannot lead out of it.
 */
export function returnAddress(asked: string | null | undefined): string | null {
  // Browsers read a backslash as a slash and drop tabs and line breaks.
  if (!asked || asked.length > 2000 || !asked.startsWith("/") || asked.startsWith("//") || /[\\\p{Cc}]/u.test(asked)) return null;
  const url = URL.parse(asked, HERE);
  if (url?.origin !== HERE || !PLACES.test(url.pathname) || FILES.test(url.pathname)) return null;
  return `${url.pathname}${url.search}${url.hash}`;
}
