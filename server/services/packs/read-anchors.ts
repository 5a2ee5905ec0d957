import { and, asc, eq, gt, inArray, isNotNull, lte } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { anchorCheckpoints, anchorLeaves, anchorSignatures, instanceAnchors, publishedHeads } from "@/db/schema/anchors";
import { sameBytes } from "@/server/domain/ledger/bytes";
import { reachesQuorum, type Policy } from "@/server/domain/ledger/policy";
import { COSIGNATURE } from "@/server/domain/ledger/verifier-key";
import type { AnchorHead, PublishedLeaf, Stamp } from "@/server/domain/packs/choose-anchors";

export type StoredStamp = Stamp & { target: string };

/** One of the installation's anchor logs, by its number, and the organization's log in it. */
export type InAnchorLog = { logNo: number; orgId: string; logId: string };

/** The organization's heads in an anchor log up to a size, by their place there; `end` is the place of the first larger one. */
export async function publishedLeaves(tx: Tx, { logNo, orgId, logId }: InAnchorLog, upTo: number): Promise<{ leaves: PublishedLeaf[]; end: number | undefined }> {
  const leaves = await tx.select({ index: anchorLeaves.idx, size: publishedHeads.size }).from(publishedHeads)
    .innerJoin(anchorLeaves, eq(anchorLeaves.entryId, publishedHeads.entryId)).where(and(eq(publishedHeads.orgId, orgId), eq(publishedHeads.logId, logId), eq(anchorLeaves.logNo, logNo))).orderBy(asc(anchorLeaves.idx));
  const end = leaves.findIndex(({ size }) => size > upTo);
  return end < 0 ? { leaves, end: undefined } : { leaves: leaves.slice(0, end), end: leaves[end]?.index };
}

/** Part of an anchor log: signed heads that hold the leaf at `index` and are no larger than `most`. */
export type AnchorRange = { logNo: number; index: number; most: number };

/** These heads, with what anchors them. */
export async function anchorHeads(tx: Tx, { logNo, index, most }: AnchorRange, policy: Policy): Promise<AnchorHead[]> {
  const [heads, anchors, lines] = await Promise.all([
    tx.select({ size: anchorCheckpoints.size, at: anchorCheckpoints.cutAt }).from(anchorCheckpoints).where(and(eq(anchorCheckpoints.logNo, logNo), gt(anchorCheckpoints.size, index), lte(anchorCheckpoints.size, most))).orderBy(asc(anchorCheckpoints.size)),
    tx.select({ size: instanceAnchors.size }).from(instanceAnchors)
      .where(and(eq(instanceAnchors.logNo, logNo), eq(instanceAnchors.status, "done"), inArray(instanceAnchors.kind, ["rfc3161", "witness"]), gt(instanceAnchors.size, index), lte(instanceAnchors.size, most))),
    tx.select({ size: anchorSignatures.size, keyName: anchorSignatures.keyName, keyId: anchorSignatures.keyId }).from(anchorSignatures)
      .where(and(eq(anchorSignatures.logNo, logNo), eq(anchorSignatures.type, COSIGNATURE), gt(anchorSignatures.size, index), lte(anchorSignatures.size, most))),
  ]);
  const counts = new Map<number, number>();
  for (const { size } of anchors) counts.set(size, (counts.get(size) ?? 0) + 1);
  const cosigners = new Map<number, string[]>();
  for (const { size, keyName, keyId } of lines) {
    const names = policy.witnesses.filter(({ key }) => key.name === keyName && sameBytes(key.id, keyId)).map(({ name }) => name);
    cosigners.set(size, [...(cosigners.get(size) ?? []), ...names]);
  }
  return heads.map(({ size, at }) => ({ size, at, anchors: counts.get(size) ?? 0, isEnough: reachesQuorum(policy, cosigners.get(size) ?? []) }));
}

/** Time-stamps of these heads. */
export async function stampsUpTo(tx: Tx, { logNo, index, most }: AnchorRange): Promise<StoredStamp[]> {
  const done = and(eq(instanceAnchors.logNo, logNo), eq(instanceAnchors.kind, "rfc3161"), eq(instanceAnchors.status, "done"), isNotNull(instanceAnchors.token), gt(instanceAnchors.size, index), lte(instanceAnchors.size, most));
  const rows = await tx.select({ id: instanceAnchors.id, size: instanceAnchors.size, target: instanceAnchors.target, at: instanceAnchors.genTime }).from(instanceAnchors).where(done);
  return rows.flatMap(({ at, ...row }) => (at ? [{ ...row, at }] : []));
}

export async function tokenOf(tx: Tx, id: string): Promise<Uint8Array | null> {
  const [row] = await tx.select({ token: instanceAnchors.token }).from(instanceAnchors).where(eq(instanceAnchors.id, id));
  return row?.token ?? null;
}
