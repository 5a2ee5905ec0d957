import { createHash } from "node:crypto";

import { canonicalBytes } from "./jcs";

/** How many rows, and SHA-256 (hex) of their canonical form: the RFC 8785 array of them in the order their table says. */
export type RowsDigest = { count: number; sha256: string };

const [OPEN, COMMA, CLOSE] = [Buffer.from("["), Buffer.from(","), Buffer.from("]")];

/**
 * Digest of rows one after the other, in no more memory than one of them takes. What `add` and `end` return, put together, is
 * the canonical array (RFC 8785 §3.2.2): whoever writes these bytes to a file has a file of this digest. Throws `JCS_*`.
 */
export class RowsHash {
  private readonly hash = createHash("sha256");
  private count = 0;

  add(row: unknown): Uint8Array {
    const bytes = Buffer.concat([this.count++ === 0 ? OPEN : COMMA, canonicalBytes(row)]);
    this.hash.update(bytes);
    return bytes;
  }

  /** To be called once, after the last row. */
  end(): { bytes: Uint8Array; digest: RowsDigest } {
    const bytes = this.count === 0 ? Buffer.concat([OPEN, CLOSE]) : CLOSE;
    return { bytes, digest: { count: this.count, sha256: this.hash.update(bytes).digest("hex") } };
  }
}

/** Digest of rows that are at hand. */
export function rowsDigest(rows: readonly unknown[]): RowsDigest {
  const hash = new RowsHash();
  for (const row of rows) hash.add(row);
  return hash.end().digest;
}
