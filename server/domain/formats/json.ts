export type JsonObject = Record<string, unknown>;

/** Own property or undefined: `constructor` and `__proto__` in a file never reach the prototype. */
export function get(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Walks objects by key; undefined as soon as one is missing. */
export function at(value: unknown, ...path: string[]): unknown {
  return path.reduce(get, value);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The array, or an empty one where there is none. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of an array; everything else in it is left out. */
export function objects(value: unknown): JsonObject[] {
  return list(value).filter(isObject);
}

/** Non-empty text, or undefined. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A finite number, or undefined. */
export function number(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** How often each word occurs, in order of appearance, as an inert object. */
export function countBy(words: Iterable<string>): Record<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Distinct texts, sorted by code unit. */
export function distinctSorted(words: Iterable<string | undefined>): string[] {
  const seen = new Set<string>();
  for (const word of words) if (word !== undefined) seen.add(word);
  return [...seen].sort();
}

/** `facts` without the entries that are undefined: what the source does not say is absent. */
export function present<T>(facts: Record<string, T | undefined>): Record<string, T> {
  return Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, T] => entry[1] !== undefined));
}
