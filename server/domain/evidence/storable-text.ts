/**
 * Path of the first text that PostgreSQL or canonical JSON would refuse (U+0000, a lone surrogate), or undefined.
 * The content of a pushed file is left out: its bytes are judged by the parsers, item by item.
 */
export function findUnstorableText(value: unknown, path: (string | number)[] = []): string | undefined {
  if (typeof value === "string") return value.includes("\u0000") || !value.isWellFormed() ? path.join(".") || "input" : undefined;
  if (typeof value !== "object" || value === null || path.length > 12) return undefined;
  for (const [key, member] of Object.entries(value)) {
    if (key === "content" && isItem(path)) continue;
    const found = key.includes("\u0000") || !key.isWellFormed() ? [...path, "key"].join(".") : findUnstorableText(member, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** True for the place of a pushed item, whose `content` is its file. Elsewhere the word may be a name like any other. */
function isItem(path: (string | number)[]): boolean {
  return path.length === 2 && path[0] === "items";
}
