import { X509Certificate } from "node:crypto";

import { and, asc, count, eq, gt, inArray, isNotNull, isNull, ne } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { apiKeys } from "@/db/schema/organizations";
import { opendsrProcessors, opendsrSubmissions, protocolPeers, receivedRequests, statusCallbacks } from "@/db/schema/privacy-protocols";
import type { ProtocolsView } from "@/server/domain/privacy/protocols/schema";
import { SHOP_TOPICS } from "@/server/domain/privacy/protocols/shopify";

import { authorize, type ServiceContext } from "../../context";
import { organizationOrThrow } from "../../organizations/rows";
import { listSystems } from "../systems/rows";
import { openDsrAddress, openGdprAddress, shopAddress } from "./addresses";
import { findOpenDsrSettings, type OpenDsrSettings, type Peer } from "./rows";

/** Who sends requests by which protocol, whom we ask, and how that goes. No secret is in it. */
export async function getProtocols(ctx: ServiceContext): Promise<ProtocolsView> {
  authorize(ctx, "privacy:read");
  return withOrg(ctx.orgId, async (tx) => {
    const [{ slug }, settings] = [await organizationOrThrow(tx, ctx.orgId), await findOpenDsrSettings(tx, ctx.orgId)];
    const peers = await tx.select().from(protocolPeers).where(and(eq(protocolPeers.orgId, ctx.orgId), isNull(protocolPeers.endedAt))).orderBy(asc(protocolPeers.name), asc(protocolPeers.id)).limit(500);
    const received = await countsOf(tx, ctx.orgId);
    const keys = await validKeys(tx, ctx, peers);
    const common = ({ id, name, lastReceivedAt }: Peer) => ({ id, name, requests: received.requests.get(id) ?? 0, lastReceivedAt: lastReceivedAt?.toISOString() ?? null });
    return {
      opendsr: settings ? signerView(settings, ctx.now) : null,
      addresses: { opendsr: openDsrAddress(slug), opengdpr: openGdprAddress(slug) },
      controllers: peers.filter(({ kind }) => kind === "opendsr_controller").map((peer) => ({ ...common(peer), callbackHosts: peer.callbackHosts, keys: peer.apiKeyIds.filter((id) => keys.has(id)).length, undelivered: received.undelivered.get(peer.id) ?? 0 })),
      processors: await processorViews(tx, ctx.orgId),
      shopApps: peers.filter(({ kind }) => kind === "shop_app").map((peer) => ({ ...common(peer), addresses: SHOP_TOPICS.map((topic) => shopAddress(slug, peer.id, topic)), previousUntil: peer.previousUntil && peer.previousUntil > ctx.now ? peer.previousUntil.toISOString() : null })),
    };
  });
}

function signerView({ isOpen, domain, isTest, certificate }: OpenDsrSettings, now: Date): ProtocolsView["opendsr"] {
  const { subject, validTo } = new X509Certificate(certificate);
  return { isOpen, domain, isTest, subject: subject.replaceAll("\n", ", "), validTo: new Date(validTo).toISOString(), isExpired: new Date(validTo) < now };
}

async function countsOf(tx: Tx, orgId: string) {
  const requests = await tx.select({ id: receivedRequests.peerId, many: count() }).from(receivedRequests).where(eq(receivedRequests.orgId, orgId)).groupBy(receivedRequests.peerId);
  const undelivered = await tx.select({ id: statusCallbacks.peerId, many: count() }).from(statusCallbacks).where(and(eq(statusCallbacks.orgId, orgId), ne(statusCallbacks.state, "delivered"), gt(statusCallbacks.attempts, 0))).groupBy(statusCallbacks.peerId);
  const byId = (rows: typeof requests) => new Map(rows.map(({ id, many }) => [id, many]));
  return { requests: byId(requests), undelivered: byId(undelivered) };
}

async function validKeys(tx: Tx, ctx: ServiceContext, peers: Peer[]): Promise<Set<string>> {
  const ids = peers.flatMap(({ apiKeyIds }) => apiKeyIds);
  if (ids.length === 0) return new Set();
  const rows = await tx.select({ id: apiKeys.id }).from(apiKeys).where(and(eq(apiKeys.orgId, ctx.orgId), inArray(apiKeys.id, ids), isNull(apiKeys.revokedAt), gt(apiKeys.expiresAt, ctx.now)));
  return new Set(rows.map(({ id }) => id));
}

async function processorViews(tx: Tx, orgId: string): Promise<ProtocolsView["processors"]> {
  const systems = (await listSystems(tx, orgId)).flatMap((system) => (system.connector.kind === "opendsr" ? [{ ...system, connector: system.connector }] : []));
  const known = new Map((await tx.select().from(opendsrProcessors).where(eq(opendsrProcessors.orgId, orgId))).map((row) => [row.systemId, row]));
  const waiting = await tx.select({ systemId: opendsrSubmissions.systemId, problem: opendsrSubmissions.problem }).from(opendsrSubmissions).where(and(eq(opendsrSubmissions.orgId, orgId), isNotNull(opendsrSubmissions.nextPollAt)));
  return systems.map(({ id, name, connector: { domain } }) => {
    const [row, mine] = [known.get(id), waiting.filter(({ systemId }) => systemId === id)];
    return {
      systemId: id, name, domain, hasAuthorization: row?.sealedAuthorization !== null && row?.sealedAuthorization !== undefined, resultHosts: row?.resultHosts ?? [], apiVersion: row?.discovery?.api_version ?? null,
      foundAt: row?.fetchedAt?.toISOString() ?? null, waiting: mine.length, problems: [...new Set(mine.flatMap(({ problem }) => problem ?? []))].slice(0, 3),
    };
  });
}
