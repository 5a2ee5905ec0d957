import { ServiceError } from "../services/errors";

export const MAX_JSON_DEPTH = 128;
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 92, 91, 93, 123, 125];

/** Refuses JSON that nests deeper than `MAX_JSON_DEPTH` before anything parses it: what walks a value would run out of stack. */
export function requireShallow(bytes: Uint8Array): void {
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) depth++;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth--;
    if (depth > MAX_JSON_DEPTH) {
      const message = `The JSON nests deeper than ${MAX_JSON_DEPTH} levels. Send such a file as text, base64 or an upload.`;
      throw new ServiceError("INVALID", message, [{ code: "TOO_DEEP", message }]);
    }
  }
}

function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
