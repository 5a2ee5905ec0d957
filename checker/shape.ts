import { Broken } from "./broken";

export type Fields = Record<string, unknown>;

/** An object with exactly these members (`optional` may be absent). Throws `Broken` SHAPE naming the first that is wrong. */
export function fields(value: unknown, what: string, required: readonly string[], optional: readonly string[] = []): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Broken("SHAPE", `${what} is not an object`);
  const missing = required.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) throw new Broken("SHAPE", `${what} lacks "${missing}"`);
  const stranger = Object.keys(value).find((key) => !required.includes(key) && !optional.includes(key));
  if (stranger !== undefined) throw new Broken("SHAPE", `${what} has a member "${stranger}" that is not part of the format`);
  return value as Fields;
}

export function text(value: unknown, what: string, pattern?: RegExp): string {
  if (typeof value !== "string" || (pattern && !pattern.test(value))) throw new Broken("SHAPE", `${what} is not as the format asks`);
  return value;
}

export function textOrNull(value: unknown, what: string, pattern?: RegExp): string | null {
  return value === null ? null : text(value, what, pattern);
}

/** A whole number from 0 on that every reader agrees about. */
export function count(value: unknown, what: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0) throw new Broken("SHAPE", `${what} is not a whole number`);
  return value as number;
}

export function list(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw new Broken("SHAPE", `${what} is not a list`);
  return value;
}
