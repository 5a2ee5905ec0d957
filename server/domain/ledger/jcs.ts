import { LedgerError } from "./error";

export type JcsValue = string | number | boolean | null | JcsValue[] | { [key: string]: JcsValue };

/**
 * Canonical JSON (RFC 8785) of a value, as UTF-8 bytes.
 *
 * Strict where libraries are lenient: throws `JCS_*` for undefined, functions, bigint, Date, Map and other
 * class instances, lone surrogates (RFC 8785 §3.2.2.2) and non-finite numbers. With `integersOnly` (leaves)
 * every number must be a safe integer, so that no reader can disagree about a float.
 */
export function canonicalBytes(value: unknown, options: { integersOnly?: boolean } = {}): Uint8Array {
  return Buffer.from(serialise(value, options.integersOnly ?? false, 0), "utf8");
}

function serialise(value: unknown, integersOnly: boolean, depth: number): string {
  if (depth > 64) throw new LedgerError("JCS_TOO_DEEP", "deeper than 64 levels");
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return number(value, integersOnly);
  // Array.from also visits holes, which are undefined and so refused.
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown) => serialise(item, integersOnly, depth + 1)).join(",")}]`;
  if (typeof value === "object" && isPlain(value)) {
    const members = Object.keys(value)
      .sort() // UTF-16 code units, as RFC 8785 §3.2.3 asks
      .map((key) => `${text(key)}:${serialise((value as Record<string, unknown>)[key], integersOnly, depth + 1)}`);
    return `{${members.join(",")}}`;
  }
  throw new LedgerError("JCS_TYPE", `a ${typeof value} has no canonical form`);
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new LedgerError("JCS_LONE_SURROGATE", "text holds a lone surrogate");
  return JSON.stringify(value);
}

function number(value: number, integersOnly: boolean): string {
  if (!Number.isFinite(value)) throw new LedgerError("JCS_NUMBER", "not a finite number");
  if (integersOnly && !Number.isSafeInteger(value)) throw new LedgerError("JCS_NUMBER", "not a safe integer");
  return JSON.stringify(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
