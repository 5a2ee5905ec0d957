import { Broken } from "./broken";
import { textOf } from "./bytes";

const MAX_DEPTH = 64;

/**
 * Reads canonical JSON (RFC 8785): the bytes must be exactly what the value serialises to. That alone finds
 * duplicate keys, other orders, other number spellings and white space. Throws `Broken` JSON_FORM or JSON_CANONICAL.
 */
export function parseCanonical(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  const value = parseJson(text);
  if (canonicalText(value) !== text) throw new Broken("JSON_CANONICAL", "not canonical JSON (RFC 8785): read and written again it gives other bytes");
  return value;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Broken("JSON_FORM", "not JSON");
  }
}

/** Canonical text of a parsed JSON value. Throws `Broken` JSON_CANONICAL for a lone surrogate (RFC 8785 §3.2.2.2) or absurd depth. */
export function canonicalText(value: unknown, depth = 0): string {
  if (depth > MAX_DEPTH) throw new Broken("JSON_CANONICAL", `nested deeper than ${MAX_DEPTH} levels`);
  if (typeof value === "string") return quoted(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item, depth + 1)).join(",")}]`;
  // The default order compares UTF-16 code units, as RFC 8785 §3.2.3 asks.
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${quoted(key)}:${canonicalText(member, depth + 1)}`).join(",")}}`;
}

function quoted(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new Broken("JSON_CANONICAL", "a text holds a lone surrogate");
  return JSON.stringify(text);
}
