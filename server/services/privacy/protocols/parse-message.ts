/**
 * A machine's message as JSON, or undefined where it is none. A parser's own complaint repeats what it stumbled over, which
 * here may be somebody's address: nobody hears it.
 */
export function parseMessage(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
