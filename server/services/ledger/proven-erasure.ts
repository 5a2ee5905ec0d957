import { encodeBase64 } from "@/server/domain/ledger/bytes";
import { commitment, sha256 } from "@/server/domain/ledger/commit";
import type { OrgKeys } from "@/server/storage/org-keys";

import { bodyOrNull, leafOrNull } from "../row-checks/entry";
import { storedBody } from "./stored-body";

/** What is stored of an `erasure` entry; null where nothing is. */
export type ErasureRow = { id: string | null; leaf_bytes: Uint8Array | null; salt: Uint8Array | null; body_enc: Uint8Array | null; key_ref: string | null };
export type ProvenErasure = { erasureId: unknown; approvedAt: unknown; basis: unknown; at: string; parts: readonly unknown[] };

/**
 * What an `erasure` entry says of the entry it names, held against its commitment. Null where its content does not open: whoever
 * owns the database can put a leaf into the queue and have it signed, but seals no body under a key that is not there. Such a leaf excuses
 * nothing. What is about an erasure is never erased itself.
 */
export function provenErasure(keys: OrgKeys, orgId: string, of: string, row: ErasureRow): ProvenErasure | null {
  if (row.id === null || !row.leaf_bytes || !row.salt) return null;
  const leaf = leafOrNull(row.leaf_bytes);
  if (leaf?.type !== "erasure" || leaf.object.id !== of || leaf.id === of) return null;
  const body = storedBody(keys, orgId, { id: row.id, key_ref: row.key_ref, body_enc: row.body_enc });
  if (!body || encodeBase64(commitment(row.salt, sha256(body))) !== leaf.payload.commit) return null;
  const detail = (bodyOrNull(body)?.["detail"] ?? {}) as Record<string, unknown>;
  return { erasureId: detail["erasure"], approvedAt: detail["approved_at"], basis: detail["basis"], at: leaf.at, parts: Array.isArray(detail["erased"]) ? detail["erased"] : [] };
}
