import type { PaletteGroup, PaletteItem } from "./command-palette";

/** What is typed, word by word: each must stand somewhere in the text. */
export function answersQuery(text: string, query: string): boolean {
  const within = text.toLocaleLowerCase();
  return query.toLocaleLowerCase().split(/\s+/).filter(Boolean).every((word) => within.includes(word));
}

/** The number of a request that is typed as "R-12", "r12" or "12"; null for everything else. */
export function caseNumberIn(query: string): number | null {
  const number = Number(/^(?:r\s?-?\s?)?(\d{1,9})$/i.exec(query.trim())?.[1] ?? 0);
  return number > 0 ? number : null;
}

/** The pages and actions that answer what is typed; all of them while nothing is. */
export function answeringGroups(groups: PaletteGroup[], query: string): PaletteGroup[] {
  const kept = groups.map((group) => ({ ...group, items: group.items.filter((item) => answersQuery([item.code, item.label, ...(item.keywords ?? [])].join(" "), query)) }));
  return kept.filter(({ items }) => items.length > 0);
}

/** Found objects before pages: who types a word looks for what is called so, and only then for a place to go. */
export function rankedGroups(pages: PaletteGroup[], found: PaletteGroup[], query: string): PaletteGroup[] {
  return [...found, ...answeringGroups(pages, query)];
}

/** The name an item has in the list. */
export function itemValue(item: PaletteItem): string {
  return `${item.code ?? ""} ${item.label} ${item.id}`.trim();
}
