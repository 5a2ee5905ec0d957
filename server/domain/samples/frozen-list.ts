import { createHash } from "node:crypto";

import { z } from "zod";

/** One item of a frozen population. `value` is in thousandths of what the source counts in; `sha256` is that of its record as canonical JSON. */
export type FrozenItem = { at: string | null; key: string; value: number | null; record: string; sha256: string };

const Line = z.tuple([z.string().nullable(), z.string(), z.int().nonnegative().nullable(), z.string(), z.string()]);

/** An item as it is frozen: a JSON array of time, key, value, record and digest, without spaces. */
export const lineOf = ({ at, key, value, record, sha256 }: FrozenItem): string => JSON.stringify([at, key, value, record, sha256]);

/** The frozen list: a line an item, in the order of the lines' UTF-8 bytes. The order in which items were read does not matter. */
export function frozenLines(items: readonly FrozenItem[]): string[] {
  const keyed = items.map((item) => lineOf(item)).map((line) => ({ line, bytes: Buffer.from(line, "utf8") }));
  return keyed.sort((a, b) => Buffer.compare(a.bytes, b.bytes)).map(({ line }) => line);
}

/** SHA-256, in lower-case hex, over the lines with a line feed after each. */
export function listDigest(lines: readonly string[]): string {
  const hash = createHash("sha256");
  for (const line of lines) hash.update(`${line}\n`, "utf8");
  return hash.digest("hex");
}

/** Reads a line back. Throws where it is not one. */
export function itemOf(line: string): FrozenItem {
  const [at, key, value, record, sha256] = Line.parse(JSON.parse(line));
  return { at, key, value, record, sha256 };
}
