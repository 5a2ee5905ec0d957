import { and, arrayContains, eq, isNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { opendsrSettings, protocolPeers, receivedRequests } from "@/db/schema/privacy-protocols";
import type { PeerKind } from "@/server/domain/privacy/protocols/schema";

import { notFound } from "../../errors";

export type OpenDsrSettings = typeof opendsrSettings.$inferSelect;
export type Peer = typeof protocolPeers.$inferSelect;
export type Received = typeof receivedRequests.$inferSelect;

export async function findOpenDsrSettings(tx: Tx, orgId: string): Promise<OpenDsrSettings | undefined> {
  const [row] = await tx.select().from(opendsrSettings).where(eq(opendsrSettings.orgId, orgId));
  return row;
}

/** A peer in use, locked until the transaction ends. Throws NOT_FOUND for another organization's as for nobody's. */
export async function lockPeer(tx: Tx, orgId: string, id: string, kind: PeerKind): Promise<Peer> {
  const row = await findAndLockPeer(tx, orgId, id, kind);
  if (!row) throw notFound("This sender");
  return row;
}

export async function findAndLockPeer(tx: Tx, orgId: string, id: string, kind: PeerKind): Promise<Peer | undefined> {
  const [row] = await tx.select().from(protocolPeers).where(and(eq(protocolPeers.orgId, orgId), eq(protocolPeers.id, id), eq(protocolPeers.kind, kind), isNull(protocolPeers.endedAt))).for("update");
  return row;
}

export async function findPeerOfKey(tx: Tx, orgId: string, apiKeyId: string): Promise<Peer | undefined> {
  const [row] = await tx.select().from(protocolPeers).where(and(eq(protocolPeers.orgId, orgId), arrayContains(protocolPeers.apiKeyIds, [apiKeyId]), isNull(protocolPeers.endedAt)));
  return row;
}

export async function findReceived(tx: Tx, orgId: string, peerId: string, externalId: string): Promise<Received | undefined> {
  const [row] = await tx.select().from(receivedRequests).where(and(eq(receivedRequests.orgId, orgId), eq(receivedRequests.peerId, peerId), eq(receivedRequests.externalId, externalId)));
  return row;
}
