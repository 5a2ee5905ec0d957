import { Broken } from "./broken";
import type { Sha256 } from "./tree";

/** One leaf of an entry bundle: its bytes (a view, valid until the bundle is let go) and its hash. */
export type BundledLeaf = { bytes: Uint8Array; hash: Uint8Array };

/**
 * Takes an entry bundle apart (C2SP tlog-tiles: 16-bit big-endian length, then the leaf) and hashes each leaf
 * (RFC 6962 §2.1: SHA-256 of 0x00 and the bytes). Throws `Broken` BUNDLE_FORM when the leaves do not fill it exactly.
 *
 * The bundle's bytes are used up: the low length byte before a leaf becomes its 0x00 prefix, which saves a copy a leaf.
 */
export function* leavesOf(bundle: Uint8Array, width: number, sha256: Sha256): Generator<BundledLeaf> {
  let at = 0;
  for (let i = 0; i < width; i++) {
    const [high, low] = [bundle[at], bundle[at + 1]];
    if (high === undefined || low === undefined) throw new Broken("BUNDLE_FORM", `the bundle ends before leaf ${i + 1} of ${width}`);
    const end = at + 2 + high * 256 + low;
    if (end > bundle.length) throw new Broken("BUNDLE_FORM", `leaf ${i + 1} of ${width} goes beyond the end of the bundle`);
    bundle[at + 1] = 0x00;
    yield { bytes: bundle.subarray(at + 2, end), hash: sha256(bundle.subarray(at + 1, end)) };
    at = end;
  }
  if (at !== bundle.length) throw new Broken("BUNDLE_FORM", `${bundle.length - at} bytes follow the last leaf of the bundle`);
}
