import { createHash } from "node:crypto";

import { z } from "zod";

import { encodeBase64, sameBytes, strictHash, strictText } from "./bytes";
import type { Checkpoint } from "./checkpoint";
import { LedgerError } from "./error";
import { canonicalBytes } from "./jcs";
import { parseVerifierKey } from "./verifier-key";

export const MAX_ANCHOR_LEAF_BYTES = 4096;
const Base64Hash = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const Size = z.int().nonnegative();

/** Leaves of the instance-wide anchor log. A log stands in it by the hash of its origin, which holds a random UUID: who does not know the origin learns nothing. */
export const AnchorLeaf = z.discriminatedUnion("type", [
  z.strictObject({ v: z.literal(1), type: z.literal("anchor.genesis"), origin: z.string().min(1), vkey: z.string() }),
  z.strictObject({
    v: z.literal(1), type: z.literal("anchor.succession"), origin: z.string().min(1), vkey: z.string(), statement: z.string().min(1), lost: z.strictObject({ from: Size, to: Size }).nullable(),
    predecessor: z.strictObject({ origin: z.string().min(1), size: Size, root: Base64Hash, note: z.string().nullable() }),
  }),
  z.strictObject({ v: z.literal(1), type: z.literal("tenant.head"), log: Base64Hash, size: Size, root: Base64Hash }),
  z.strictObject({ v: z.literal(1), type: z.literal("timestamp"), token: Base64Hash }),
  z.strictObject({ v: z.literal(1), type: z.literal("key.rotated"), vkey: z.string(), from_size: Size }),
]);
export type AnchorLeaf = z.infer<typeof AnchorLeaf>;
export type TenantHead = Extract<AnchorLeaf, { type: "tenant.head" }>;

/** Leaf 0 of the anchor log: its own name and first key. */
export function anchorGenesis(origin: string, vkey: string): AnchorLeaf {
  return { v: 1, type: "anchor.genesis", origin, vkey };
}

/** What an anchor log that succeeds another says of it: its last trusted head, with its signatures, and which of its leaves are lost or not vouched for. */
export type AnchorSuccession = { predecessor: { origin: string; size: number; root: Uint8Array; note: string | null }; lost: { from: number; to: number } | null; statement: string };

/** Leaf 0 of an anchor log that succeeds another: its own name and first key, and where the earlier one ended. */
export function anchorSuccession(origin: string, vkey: string, { predecessor, lost, statement }: AnchorSuccession): AnchorLeaf {
  return { v: 1, type: "anchor.succession", origin, vkey, predecessor: { ...predecessor, root: encodeBase64(predecessor.root) }, lost, statement };
}

/** The anchor log's next key: good from the head over this leaf on, which the key before it signs too. */
export function anchorKeyLeaf(vkey: string, fromSize: number): AnchorLeaf {
  return { v: 1, type: "key.rotated", vkey, from_size: fromSize };
}

/** The head of one organization's log, as the anchor log tells it to everyone. */
export function tenantHead({ origin, size, root }: Checkpoint): TenantHead {
  return { v: 1, type: "tenant.head", log: originDigest(origin), size, root: encodeBase64(root) };
}

/** Names a time-stamp token, so that later stamps over the anchor log renew it. @param token the DER TimeStampResp as stored in `anchors/<n>.tsr` */
export function timestampLeaf(token: Uint8Array): AnchorLeaf {
  return { v: 1, type: "timestamp", token: encodeBase64(createHash("sha256").update(token).digest()) };
}

/** SHA-256 of the origin in base64: what a `tenant.head` calls the log. */
export function originDigest(origin: string): string {
  return encodeBase64(createHash("sha256").update(origin, "utf8").digest());
}

/** The exact bytes of an anchor leaf (RFC 8785). Throws `ANCHOR_LEAF_FORM`, and as `parseVerifierKey` does. */
export function anchorLeafBytes(leaf: AnchorLeaf): Uint8Array {
  return canonicalBytes(checked(leaf), { integersOnly: true });
}

/** Reads an anchor leaf strictly. Throws as `anchorLeafBytes`, and `ANCHOR_LEAF_NOT_CANONICAL` for bytes that it would not have written. */
export function parseAnchorLeaf(bytes: Uint8Array): AnchorLeaf {
  if (bytes.length > MAX_ANCHOR_LEAF_BYTES) throw form(`an anchor leaf has ${MAX_ANCHOR_LEAF_BYTES} bytes at most`);
  const leaf = checked(json(strictText(bytes, "ANCHOR_LEAF_FORM")));
  if (!sameBytes(canonicalBytes(leaf, { integersOnly: true }), bytes)) throw new LedgerError("ANCHOR_LEAF_NOT_CANONICAL", "the anchor leaf is not canonical JSON");
  return leaf;
}

/**
 * Holds the heads that the anchor log tells of one log, in its order, against each other: sizes never fall, a size has one root.
 * Throws `ANCHOR_FORK` at the first that breaks this: two histories were shown.
 */
export function requireOneHistory(heads: readonly TenantHead[]): void {
  heads.forEach((head, i) => {
    const before = heads[i - 1];
    if (!before) return;
    if (head.size < before.size) throw new LedgerError("ANCHOR_FORK", `the log shrank from ${before.size} to ${head.size} entries`);
    if (head.size === before.size && head.root !== before.root) throw new LedgerError("ANCHOR_FORK", `the log has two roots at size ${head.size}`);
  });
}

function checked(value: unknown): AnchorLeaf {
  const parsed = AnchorLeaf.safeParse(value);
  if (!parsed.success) throw form(z.prettifyError(parsed.error));
  const leaf = parsed.data;
  if ((leaf.type === "anchor.genesis" || leaf.type === "anchor.succession") && parseVerifierKey(leaf.vkey).name !== leaf.origin) throw form("the anchor log's key bears another name");
  if (leaf.type === "key.rotated") parseVerifierKey(leaf.vkey);
  if (leaf.type === "tenant.head") [leaf.log, leaf.root].forEach((hash) => strictHash(hash, "ANCHOR_LEAF_FORM"));
  if (leaf.type === "anchor.succession") requireSuccession(leaf);
  if (leaf.type === "timestamp") strictHash(leaf.token, "ANCHOR_LEAF_FORM");
  return leaf;
}

/** Nothing is lost that was not there, and what is behind a lost leaf is vouched for by nothing. */
function requireSuccession({ predecessor, lost }: Extract<AnchorLeaf, { type: "anchor.succession" }>): void {
  strictHash(predecessor.root, "ANCHOR_LEAF_FORM");
  if (lost && (lost.from > lost.to || lost.to !== predecessor.size - 1)) throw form(`what is lost ends with the predecessor's ${predecessor.size} leaves`);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw form("not JSON");
  }
}

function form(message: string): LedgerError {
  return new LedgerError("ANCHOR_LEAF_FORM", `not an anchor leaf: ${message}`);
}
