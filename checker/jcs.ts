import { Broken } from "./broken";
import { textOf } from "./bytes";

const [QUOTE, COMMA, BACKSLASH, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x2c, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];
const MAX_DEPTH = 64;
/** The manifest of the largest pack, 250,000 opened entries with a file each, has four million. */
const MAX_VALUES = 6_000_000;

/**
 * Reads canonical JSON (RFC 8785): the bytes must be exactly what the value serialises to. That alone finds
 * duplicate keys, other orders, other number spellings and white space. Throws `Broken` JSON_FORM, JSON_TOO_LARGE or JSON_CANONICAL.
 */
export function parseCanonical(bytes: Uint8Array): unknown {
  requireModest(bytes);
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

/** Counts before anything is built: a text of brackets takes fifty times its size once it is parsed. */
function requireModest(bytes: Uint8Array): void {
  let [depth, values, inText] = [0, 1, false];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (inText) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inText = false;
    } else if (byte === QUOTE) inText = true;
    else if (byte === COMMA) values++;
    else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) [depth, values] = [depth + 1, values + 1];
    else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) depth--;
    if (depth > MAX_DEPTH || values > MAX_VALUES) throw new Broken("JSON_TOO_LARGE", `nested deeper than ${MAX_DEPTH} levels, or of more than ${MAX_VALUES} values`);
  }
}

/** Canonical text of a parsed JSON value. Throws `Broken` JSON_CANONICAL for a lone surrogate (RFC 8785 §3.2.2.2) or absurd depth. */
export function canonicalText(value: unknown, depth = 0): string {
  // Leaves come here without having been counted.
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
