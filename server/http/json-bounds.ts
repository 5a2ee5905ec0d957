import { ServiceError } from "../services/errors";

export const MAX_JSON_DEPTH = 128;
/** In one object. A million keys in one take a parser seconds and a gigabyte, where the same in many objects take neither. */
export const MAX_JSON_KEYS = 10_000;
/** Objects and lists of one request. A large file of records has a tenth of it. */
export const MAX_JSON_CONTAINERS = 1_000_000;
const [QUOTE, COLON, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 58, 92, 91, 93, 123, 125];

/**
 * Refuses JSON that nests deeper than `MAX_JSON_DEPTH`, has more than `MAX_JSON_KEYS` keys in one object or more than
 * `MAX_JSON_CONTAINERS` objects and lists, before anything parses it: what walks a value would run out of stack, and
 * the parser would keep everybody else waiting.
 */
export function requireBounded(bytes: Uint8Array): void {
  const keys = new Uint32Array(MAX_JSON_DEPTH + 1);
  let [depth, containers] = [0, 0];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at);
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) [keys[++depth], containers] = [0, containers + 1];
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth = Math.max(0, depth - 1);
    else if (byte === COLON) keys[depth] = (keys[depth] ?? 0) + 1;
    if (depth > MAX_JSON_DEPTH) refuse("TOO_DEEP", `The JSON nests deeper than ${MAX_JSON_DEPTH} levels.`);
    if ((keys[depth] ?? 0) > MAX_JSON_KEYS) refuse("TOO_MANY_KEYS", `An object of the JSON has more than ${MAX_JSON_KEYS} keys.`);
    if (containers > MAX_JSON_CONTAINERS) refuse("TOO_MANY_VALUES", `The JSON has more than ${MAX_JSON_CONTAINERS} objects and lists.`);
  }
}

function refuse(code: string, what: string): never {
  const message = `${what} Send such a file as text, base64 or an upload.`;
  throw new ServiceError("INVALID", message, [{ code, message }]);
}

function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}
