import type { Issue } from "../evidence/record";
import { error } from "./issues";

export type Decoded = { text: string; issue?: undefined } | { text?: undefined; issue: Issue };

/**
 * Bytes to text. UTF-8, with or without a byte order mark; UTF-16 only with one. Refuses what is neither,
 * and U+0000, which no format here needs and PostgreSQL cannot store.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const at = encoding === "utf-8" ? ` (first bad byte near offset ${firstBadOffset(bytes)})` : "";
    return {
      issue: error("NOT_UTF8", `The file is not ${encoding.toUpperCase()} text${at}.`, {
        expected: "UTF-8, or UTF-16 with a byte order mark",
      }),
    };
  }
  const nul = text.indexOf("\0");
  if (nul >= 0) return { issue: error("NUL_CHARACTER", `The file holds the character U+0000 at character ${nul}.`) };
  if (text.trim() === "") return { issue: error("EMPTY_FILE", "The file is empty: an empty file is not evidence.") };
  return { text };
}

function encodingOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

/** Longest prefix that is still valid, by bisection. */
function firstBadOffset(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
