import { eq, and } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";

import type { Tx } from "@/db/client";
import { protocolPeers, receivedRequests } from "@/db/schema/privacy-protocols";
import { newId } from "@/server/domain/ids/ids";
import type { Right } from "@/server/domain/privacy/case/vocabulary";
import type { Requester } from "@/server/domain/privacy/intake";
import type { Dialect } from "@/server/domain/privacy/protocols/opendsr";

import type { ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { actorOf } from "../act";
import { openCase } from "../open-case";
import { requestOrThrow, settingsOrThrow } from "../rows";
import { contentMac } from "./protocol-keys";
import { findReceived, type Peer, type Received } from "./rows";

export type Incoming = { externalId: string; content: Uint8Array; right: Right; dialect: Dialect | null; askedAt: Date; identifiers: Requester["identifiers"]; wording: string; callbackUrls: string[] };
const LEAST_TIME_MS = 24 * 3_600_000;

/**
 * Makes a case of a request that came by a protocol, once: the same again, under the same id of the same sender, is the same
 * case. The organization works for the sender, so nothing is written to the person. `peer` is locked by the caller, so
 * that two at once are one after the other.
 *
 * Throws CONFLICT for another request under an id that is taken.
 */
export async function takeIn(tx: Tx, ctx: ServiceContext, peer: Peer, incoming: Incoming): Promise<{ received: Received; isNew: boolean }> {
  const mac = await contentMac(ctx.orgId, incoming.content);
  const known = await findReceived(tx, ctx.orgId, peer.id, incoming.externalId);
  if (known && known.contentMac !== mac) throw new ServiceError("CONFLICT", "Another request came under this id. Use a new id for a new request.");
  await tx.update(protocolPeers).set({ lastReceivedAt: ctx.now }).where(and(eq(protocolPeers.orgId, ctx.orgId), eq(protocolPeers.id, peer.id)));
  if (known) return { received: known, isNew: false };
  const requestId = newId("rightsRequest");
  await openCase(tx, ctx, {
    id: requestId, receivedAt: incoming.askedAt, by: actorOf(ctx), channel: "controller", role: "processor", language: "en", claims: [{ right: incoming.right, objectsTo: [] }], wording: incoming.wording,
    requester: { name: "", email: null, address: null, identifiers: incoming.identifiers }, requesterIs: { loggedIn: false, knownAddress: false }, receiptByMail: false,
  });
  const row: Received = {
    orgId: ctx.orgId, peerId: peer.id, externalId: incoming.externalId, requestId, right: incoming.right, dialect: incoming.dialect, contentMac: mac, receivedAt: ctx.now,
    expectedAt: await expectedAt(tx, ctx, requestId), callbackUrls: incoming.callbackUrls, reportedStatus: "pending", reportedOutcome: null, lookedAt: ctx.now,
  };
  await tx.insert(receivedRequests).values(row);
  await recordChanges(tx, ctx, [{ action: "protocol_request.received", object: { kind: "rights_request", id: requestId, label: peer.name }, detail: { peerId: peer.id, protocol: incoming.dialect ?? "shop", right: incoming.right, expectedAt: row.expectedAt.toISOString() } }]);
  return { received: row, isNew: true };
}

/** The end of the day by which the law wants an answer; where that is over already, or almost, a day from now. */
async function expectedAt(tx: Tx, ctx: ServiceContext, requestId: string): Promise<Date> {
  const [{ dueOn }, { zone }] = [await requestOrThrow(tx, ctx.orgId, requestId), await settingsOrThrow(tx, ctx.orgId)];
  const due = dueOn === null ? 0 : Temporal.PlainDate.from(dueOn).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1000;
  return new Date(Math.max(due, ctx.now.getTime() + LEAST_TIME_MS));
}
