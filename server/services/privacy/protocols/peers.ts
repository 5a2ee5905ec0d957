import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { protocolPeers } from "@/db/schema/privacy-protocols";
import { newId } from "@/server/domain/ids/ids";
import { AddControllerInput, AddShopAppInput, OVERLAP_DAYS, PeerId, RotateShopSecretInput, type PeerKind } from "@/server/domain/privacy/protocols/schema";
import { randomFrom } from "@/server/domain/crypto/random";

import { insertApiKey } from "../../api-keys/insert";
import { authorize, parseInput, type ServiceContext } from "../../context";
import { notFound } from "../../errors";
import { recordChanges } from "../../ledger/record-change";
import { settingsOrThrow } from "../rows";
import { sealSecret } from "./protocol-keys";
import { lockPeer, type Peer } from "./rows";

const KEY_DAYS = 366;
const DAY_MS = 86_400_000;
export const secretPlace = (peerId: string) => `protocol_peers/${peerId}`;
const newSecret = () => Buffer.from(randomFrom(32)).toString("base64url");

/** Names a controller that may send requests, with a key of its own. The key's text comes back this once. */
export async function addController(ctx: ServiceContext, input: unknown): Promise<{ id: string; key: string }> {
  const { name, callbackHosts } = allowed(ctx, AddControllerInput, input);
  return withOrg(ctx.orgId, async (tx) => {
    await settingsOrThrow(tx, ctx.orgId);
    const made = await insertApiKey(tx, ctx, { name: `OpenDSR: ${name}`, scopes: ["privacy:receive"], expiresInDays: KEY_DAYS });
    const id = await insertPeer(tx, ctx, { kind: "opendsr_controller", name, callbackHosts, apiKeyIds: [made.id] });
    return { id, key: made.key };
  });
}

/** A further key for a controller, so that one can follow the other. The former counts until it is revoked or runs out. */
export async function addControllerKey(ctx: ServiceContext, input: unknown): Promise<{ key: string }> {
  const { id } = allowed(ctx, PeerId, input);
  return withOrg(ctx.orgId, async (tx) => {
    const peer = await lockPeer(tx, ctx.orgId, id, "opendsr_controller");
    const made = await insertApiKey(tx, ctx, { name: `OpenDSR: ${peer.name}`, scopes: ["privacy:receive"], expiresInDays: KEY_DAYS });
    await change(tx, ctx, peer, { apiKeyIds: [...peer.apiKeyIds, made.id] }, "key_added", { apiKeyId: made.id });
    return { key: made.key };
  });
}

/** Makes an address for an app's messages of shops. The secret, where we made it, comes back this once. */
export async function addShopApp(ctx: ServiceContext, input: unknown): Promise<{ id: string; secret: string | null }> {
  const { name, secret } = allowed(ctx, AddShopAppInput, input);
  const made = secret ?? newSecret();
  return withOrg(ctx.orgId, async (tx) => {
    await settingsOrThrow(tx, ctx.orgId);
    const id = await insertPeer(tx, ctx, { kind: "shop_app", name, callbackHosts: [], apiKeyIds: [] }, made);
    return { id, secret: secret === undefined ? made : null };
  });
}

/** Puts a new secret in place of the one before, which counts for a week more. */
export async function rotateShopSecret(ctx: ServiceContext, input: unknown): Promise<{ secret: string | null }> {
  const { id, secret } = allowed(ctx, RotateShopSecretInput, input);
  const made = secret ?? newSecret();
  await withOrg(ctx.orgId, async (tx) => {
    const peer = await lockPeer(tx, ctx.orgId, id, "shop_app");
    const previousUntil = new Date(ctx.now.getTime() + OVERLAP_DAYS * DAY_MS);
    await change(tx, ctx, peer, { sealedSecret: await sealSecret(tx, ctx.orgId, secretPlace(id), made), sealedPrevious: peer.sealedSecret, previousUntil }, "secret_rotated", { previousUntil: previousUntil.toISOString() });
  });
  return { secret: secret === undefined ? made : null };
}

/** Takes nothing more from a sender. Cases that came from it go on; its keys are revoked where keys are. */
export async function endPeer(ctx: ServiceContext, input: unknown): Promise<void> {
  const { id } = allowed(ctx, PeerId, input);
  await withOrg(ctx.orgId, async (tx) => {
    const [row] = await tx.select({ kind: protocolPeers.kind }).from(protocolPeers).where(and(eq(protocolPeers.orgId, ctx.orgId), eq(protocolPeers.id, id)));
    if (!row) throw notFound("This sender");
    const peer = await lockPeer(tx, ctx.orgId, id, row.kind);
    await change(tx, ctx, peer, { endedAt: ctx.now, sealedSecret: null, sealedPrevious: null }, "ended", {});
  });
}

function allowed<S extends Parameters<typeof parseInput>[0]>(ctx: ServiceContext, schema: S, input: unknown) {
  authorize(ctx, "privacy:manage");
  return parseInput(schema, input);
}

async function insertPeer(tx: Tx, ctx: ServiceContext, peer: { kind: PeerKind } & Pick<Peer, "name" | "callbackHosts" | "apiKeyIds">, secret?: string): Promise<string> {
  const id = newId("protocolPeer");
  await tx.insert(protocolPeers).values({ orgId: ctx.orgId, id, ...peer, sealedSecret: secret === undefined ? null : await sealSecret(tx, ctx.orgId, secretPlace(id), secret), createdAt: ctx.now });
  await recordChanges(tx, ctx, [{ action: "protocol_peer.added", object: { kind: "protocol_peer", id, label: peer.name }, detail: peer }]);
  return id;
}

async function change(tx: Tx, ctx: ServiceContext, { id, name }: Peer, to: Partial<Peer>, action: string, detail: Record<string, unknown>): Promise<void> {
  await tx.update(protocolPeers).set(to).where(and(eq(protocolPeers.orgId, ctx.orgId), eq(protocolPeers.id, id)));
  await recordChanges(tx, ctx, [{ action: `protocol_peer.${action}`, object: { kind: "protocol_peer", id, label: name }, detail }]);
}
