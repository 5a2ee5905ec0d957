import { createHash } from "node:crypto";

/** Hexadecimal digits that are the same for the same words, for identifiers such as commits and snapshots. */
export function hex(length: number, ...words: (string | number)[]): string {
  return createHash("sha512").update(words.join(" ")).digest("hex").slice(0, length);
}

/** A number from `low` to `high`, both included, that is the same for the same words. */
export function between(low: number, high: number, ...words: (string | number)[]): number {
  return low + (Number.parseInt(hex(12, ...words), 16) % (high - low + 1));
}

/** One of a list, the same for the same words. */
export function oneOf<const L extends readonly [unknown, ...unknown[]]>(list: L, ...words: (string | number)[]): L[number] {
  return list[between(0, list.length - 1, ...words)] ?? list[0];
}
