import type { VerdictState } from "@/server/domain/controls/schema";

// `base` is the tenant's root, "/o/acme". Kept as a string so that it can pass from server to client components.

export function controlsPath(base: string, filter: { framework?: string; state?: VerdictState | VerdictState[] } = {}): string {
  const query = new URLSearchParams();
  if (filter.framework) query.set("framework", filter.framework);
  if (filter.state) query.set("state", [filter.state].flat().join(","));
  return query.size > 0 ? `${base}/controls?${query}` : `${base}/controls`;
}

export function controlPath(base: string, key: string, hash = ""): string {
  return `${base}/controls/${encodeURIComponent(key)}${hash && `#${hash}`}`;
}

export function evidencePath(base: string, id: string): string {
  return `${base}/evidence/${encodeURIComponent(id)}`;
}

/** Where a file is added for one control. */
export function attachPath(base: string, key: string): string {
  return `${base}/evidence?upload=1&for=${encodeURIComponent(key)}`;
}

/** The place whose address is the longest beginning of where we are, or null. */
export function activeHref(pathname: string, hrefs: string[]): string | null {
  const bare = (href: string) => href.split(/[?#]/)[0] ?? href;
  const matching = hrefs.filter((href) => pathname === bare(href) || pathname.startsWith(`${bare(href)}/`));
  return matching.sort((a, b) => bare(b).length - bare(a).length)[0] ?? null;
}

/** What a page keeps in its address besides its filters. */
const NOT_FILTERS = new Set(["asOf", "open", "tab", "cursor", "page", "sort", "new", "upload", "hand", "for", "week", "record"]);

/** The panel entry that says exactly what the list is filtered by; a page without such an entry has none. */
export function activePanelHref(pathname: string, search: string, hrefs: string[]): string | null {
  const filtersOf = (query: string) => [...new URLSearchParams(query)].filter(([name]) => !NOT_FILTERS.has(name)).map((pair) => pair.join("=")).sort().join("&");
  const current = filtersOf(search);
  return hrefs.find((href) => {
    const [path = "", query = ""] = href.split("?");
    return path === pathname && filtersOf(query) === current;
  }) ?? null;
}

/** The same address at the same past day. Addresses outside an organization have no such day. */
export function keepDay(href: string, day: string | null): string {
  if (!day || !href.startsWith("/o/") || /[?&]asOf=/.test(href)) return href;
  const [beforeHash = "", hash] = href.split("#");
  return `${beforeHash}${beforeHash.includes("?") ? "&" : "?"}asOf=${day}${hash === undefined ? "" : `#${hash}`}`;
}
