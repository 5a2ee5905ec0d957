import { randomFillSync } from "node:crypto";

const pool = Buffer.alloc(8192);
let used = pool.length;

/** Fresh random bytes, each given out once. Asking the system for 8 KiB at a time costs a tenth of asking for 32 bytes. */
export function randomFrom(bytes: number): Uint8Array {
  if (bytes > pool.length) throw new RangeError(`at most ${pool.length} bytes at once`);
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const given = Uint8Array.from(pool.subarray(used, used + bytes));
  pool.fill(0, used, used + bytes);
  used += bytes;
  return given;
}
