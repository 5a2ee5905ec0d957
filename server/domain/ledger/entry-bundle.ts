import { LedgerError } from "./error";
import { TILE_WIDTH } from "./merkle";

const LENGTH_BYTES = 2;
const MAX_ENTRY_BYTES = 65_535;

/** An entry bundle of C2SP tlog-tiles: each leaf's bytes behind their length as a big-endian uint16. Throws `BUNDLE_WIDTH` for 0 or over 256 leaves, `BUNDLE_ENTRY_TOO_LARGE`. */
export function encodeBundle(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0 || entries.length > TILE_WIDTH) throw new LedgerError("BUNDLE_WIDTH", `a bundle has 1 to ${TILE_WIDTH} entries`);
  return Buffer.concat(entries.flatMap((entry) => [lengthOf(entry), entry]));
}

/**
 * The leaves of a bundle, as views of its bytes. Throws `BUNDLE_TRUNCATED` where the bytes end early and `BUNDLE_TRAILING`
 * where any follow the last leaf.
 *
 * @param width how many leaves the log's size says are in it, 1 to 256 (`BUNDLE_WIDTH`)
 */
export function decodeBundle(bytes: Uint8Array, width: number): Uint8Array[] {
  if (!Number.isInteger(width) || width < 1 || width > TILE_WIDTH) throw new LedgerError("BUNDLE_WIDTH", `a bundle has 1 to ${TILE_WIDTH} entries`);
  let at = 0;
  const take = (count: number) => {
    if (at + count > bytes.length) throw new LedgerError("BUNDLE_TRUNCATED", `the bundle ends before its ${width} entries do`);
    return bytes.subarray(at, (at += count));
  };
  const entries = Array.from({ length: width }, () => {
    const [high = 0, low = 0] = take(LENGTH_BYTES);
    return take(high * 256 + low);
  });
  if (at !== bytes.length) throw new LedgerError("BUNDLE_TRAILING", `bytes follow the ${width} entries of the bundle`);
  return entries;
}

function lengthOf(entry: Uint8Array): Uint8Array {
  if (entry.length > MAX_ENTRY_BYTES) throw new LedgerError("BUNDLE_ENTRY_TOO_LARGE", `an entry has ${MAX_ENTRY_BYTES} bytes at most`);
  return Buffer.of(entry.length >> 8, entry.length & 0xff);
}
