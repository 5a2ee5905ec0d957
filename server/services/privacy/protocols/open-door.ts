import type { Tx } from "@/db/client";

import type { ServiceContext } from "../../context";
import { notFound, ServiceError } from "../../errors";
import { organizationOrThrow } from "../../organizations/rows";
import { findOpenDsrSettings, findPeerOfKey, lockPeer, type OpenDsrSettings, type Peer } from "./rows";

/**
 * The organization as a processor that takes requests, and the controller whose key this is. Throws NOT_FOUND where the
 * address is another organization's or takes none, FORBIDDEN for a key that speaks for no controller.
 */
export async function openDoor(tx: Tx, ctx: ServiceContext, slug: string): Promise<{ settings: OpenDsrSettings; peer: Peer }> {
  const settings = await openSettings(tx, ctx, slug);
  const peer = await findPeerOfKey(tx, ctx.orgId, ctx.actor.id);
  if (!peer) throw new ServiceError("FORBIDDEN", "This key speaks for no controller. Use one that was made under Privacy, Protocols.");
  return { settings, peer: await lockPeer(tx, ctx.orgId, peer.id, "opendsr_controller") };
}

/** The same without a key: what is published. */
export async function openSettings(tx: Tx, ctx: ServiceContext, slug: string): Promise<OpenDsrSettings> {
  const [organization, settings] = [await organizationOrThrow(tx, ctx.orgId), await findOpenDsrSettings(tx, ctx.orgId)];
  if (organization.slug !== slug || !settings?.isOpen) throw notFound("This address");
  return settings;
}
