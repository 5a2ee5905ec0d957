import { and, eq } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence, smallBlobs } from "@/db/schema/evidence";

import { evidenceInReach } from "../access/reach";
import type { ServiceContext } from "../context";
import { notFound, ServiceError } from "../errors";

/** `small` is sealed, `sha256` empty where the content was erased. */
export type EvidenceEntry = { id: string; version: number; entryId: string; sha256: string; small: Uint8Array | null };

/** True where a reader may take the proof of an item in their reach: all of them with `ledger:read` and in an audit room, else those they sent in. */
export function mayProve(ctx: ServiceContext, item: { pushedById: string }): boolean {
  return ctx.permissions.has("ledger:read") || ctx.reach === "engagement" || item.pushedById === ctx.actor.id;
}

/** What a proof of an item starts from. NOT_FOUND also out of reach; FORBIDDEN where it is another's and the reader has no `ledger:read`. */
export async function provableEvidence(tx: Tx, ctx: ServiceContext, id: string): Promise<EvidenceEntry> {
  const [row] = await tx.select({ id: evidence.id, version: evidence.version, entryId: evidence.entryId, sha256: evidence.sha256, pushedById: evidence.pushedById, small: smallBlobs.bytes })
    .from(evidence).leftJoin(smallBlobs, and(eq(smallBlobs.orgId, evidence.orgId), eq(smallBlobs.sha256, evidence.sha256)))
    .where(and(eq(evidence.orgId, ctx.orgId), eq(evidence.id, id), evidenceInReach(ctx, "evidence")));
  if (!row) throw notFound("This evidence");
  if (!mayProve(ctx, row)) throw new ServiceError("FORBIDDEN", "Your role proves only what you sent in yourself. An officer or owner can prove every item.");
  return row;
}
