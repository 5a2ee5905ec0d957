import { z } from "zod";

import { sameBytes, strictHash, strictText } from "./bytes";
import { canonicalBytes } from "./jcs";
import { LedgerError } from "./error";

export const LEAF_TYPES = [
  "log.genesis", "evidence.version", "evidence.withdrawn", "file.attached", "control.status", "access.granted",
  "audit.event", "erasure", "key.rotated", "log.succession", "log.closed", "log.repaired",
] as const;
export type LeafType = (typeof LEAF_TYPES)[number];

export const MAX_LEAF_BYTES = 16_384;
const Base64Hash = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);

/** Header of one ledger entry. Holds no free text and no personal data, so every auditor can be given every leaf. */
export const Leaf = z.strictObject({
  v: z.literal(1),
  type: z.enum(LEAF_TYPES),
  log: z.string().min(1),
  id: z.uuidv7(),
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  actor: z.strictObject({ kind: z.enum(["user", "apikey", "system", "integration"]), ref: Base64Hash }),
  object: z.strictObject({ kind: z.string(), id: z.string(), version: z.int().positive() }),
  links: z.array(z.strictObject({ kind: z.enum(["control", "request", "framework"]), id: z.string() })),
  payload: z.strictObject({ commit: Base64Hash, media: z.string(), size: z.int().nonnegative() }),
  files: z.array(z.strictObject({ commit: Base64Hash, size: z.int().nonnegative() })),
  prev: Base64Hash.nullable(),
});
export type Leaf = z.infer<typeof Leaf>;

/**
 * The exact bytes of a leaf: canonical JSON, links and files in order. These bytes are stored as hashed and never
 * made again. Throws `LEAF_TOO_LARGE` over 16 KiB (tlog-tiles itself ends at 65,535).
 */
export function leafBytes(leaf: Leaf): Uint8Array {
  const bytes = canonicalLeaf(Leaf.parse(leaf));
  if (bytes.length > MAX_LEAF_BYTES) throw new LedgerError("LEAF_TOO_LARGE", `leaf has ${bytes.length} bytes, ${MAX_LEAF_BYTES} at most`);
  return bytes;
}

/**
 * Reads a leaf from the bytes that were hashed, and no others: what `leafBytes` would not have written is refused.
 * Throws `LEAF_TOO_LARGE`, `LEAF_FORM` for what is not a leaf, `LEAF_NOT_CANONICAL` for a second spelling of one, `JCS_*`.
 */
export function parseLeaf(bytes: Uint8Array): Leaf {
  if (bytes.length > MAX_LEAF_BYTES) throw new LedgerError("LEAF_TOO_LARGE", `leaf has ${bytes.length} bytes, ${MAX_LEAF_BYTES} at most`);
  const parsed = Leaf.safeParse(json(strictText(bytes, "LEAF_FORM")));
  if (!parsed.success) throw new LedgerError("LEAF_FORM", z.prettifyError(parsed.error));
  const leaf = parsed.data;
  const hashes = [leaf.actor.ref, leaf.payload.commit, ...leaf.files.map((file) => file.commit), ...(leaf.prev === null ? [] : [leaf.prev])];
  hashes.forEach((hash) => strictHash(hash, "LEAF_NOT_CANONICAL"));
  if (!sameBytes(canonicalLeaf(leaf), bytes)) throw new LedgerError("LEAF_NOT_CANONICAL", "the leaf is not canonical JSON");
  return leaf;
}

function canonicalLeaf(leaf: Leaf): Uint8Array {
  const ordered: Leaf = {
    ...leaf,
    links: [...leaf.links].sort((a, b) => compare(`${a.kind}/${a.id}`, `${b.kind}/${b.id}`)),
    files: [...leaf.files].sort((a, b) => compare(a.commit, b.commit)),
  };
  return canonicalBytes(ordered, { integersOnly: true });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new LedgerError("LEAF_FORM", "not JSON");
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
