import { withOrg } from "@/db/client";
import { newId } from "@/server/domain/ids/ids";
import { isShopSigned, readShopMessage, type ShopMessage, type ShopTopic } from "@/server/domain/privacy/protocols/shopify";
import type { Requester } from "@/server/domain/privacy/intake";

import { authorize, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { assignToOwner } from "./assign-to-owner";
import { parseMessage } from "./parse-message";
import { contentMac, openSecret } from "./protocol-keys";
import { secretPlace } from "./peers";
import { findAndLockPeer, type Peer } from "./rows";
import { takeIn } from "./take-in";

const UNSIGNED = "The signature is missing or not one over this body with the secret of this address.";
const IDENTIFIER_MAX = 250;

/**
 * Takes a shop's message: `customers/data_request` and `customers/redact` become a case of access and of erasure,
 * `shop/redact` a case of erasure for everybody of the shop, which a person carries out. Nothing is read before the
 * signature holds over the bytes. The same message again is the same case.
 *
 * Throws UNAUTHORIZED for a wrong signature as for an address that is nobody's, INVALID for what is no such message.
 */
export async function receiveShop(ctx: ServiceContext, peerId: string, topic: ShopTopic, { body, signature }: { body: Uint8Array; signature: string | null }): Promise<{ caseId: string }> {
  authorize(ctx, "privacy:receive");
  return withOrg(ctx.orgId, async (tx) => {
    const peer = await findAndLockPeer(tx, ctx.orgId, peerId, "shop_app");
    // Against a secret of nobody the work is the same, so that nobody can tell which addresses there are.
    if (!isShopSigned(body, signature, peer ? await secretsOf(peer, ctx.now) : [newId("protocolPeer")]) || !peer) throw new ServiceError("UNAUTHORIZED", UNSIGNED);
    const message = readShopMessage(topic, parseMessage(body));
    if (!message) throw new ServiceError("INVALID", `This is no message of the topic ${topic}.`);
    const { received, isNew } = await takeIn(tx, ctx, peer, {
      externalId: `${topic} ${await contentMac(ctx.orgId, body)}`, content: body, right: topic === "customers/data_request" ? "access" : "erasure", dialect: null, askedAt: ctx.now,
      identifiers: identifiersOf(message), wording: wordingOf(topic, message, peer), callbackUrls: [],
    });
    if (isNew && topic === "shop/redact") await assignToOwner(tx, ctx, received.requestId);
    return { caseId: received.requestId };
  });
}

async function secretsOf({ orgId, id, sealedSecret, sealedPrevious, previousUntil }: Peer, now: Date): Promise<string[]> {
  const sealed = [sealedSecret, previousUntil && previousUntil > now ? sealedPrevious : null].filter((one) => one !== null);
  return Promise.all(sealed.map(async (one) => openSecret(orgId, secretPlace(id), one)));
}

function identifiersOf({ customer, shopId, shopDomain }: ShopMessage): Requester["identifiers"] {
  const of = (kind: string, value: string | null) => (value ? [{ kind, value: value.slice(0, IDENTIFIER_MAX) }] : []);
  if (!customer) return [...of("shop", shopDomain), ...of("shop number", shopId)];
  return [...of("customer id", customer.id), ...of("email", customer.email), ...of("phone", customer.phone), ...of("shop", shopDomain)];
}

function wordingOf(topic: ShopTopic, { shopDomain, orders }: ShopMessage, { name }: Peer): string {
  const some = orders.length > 0 ? ` Orders: ${orders.slice(0, 200).join(", ")}${orders.length > 200 ? ` and ${orders.length - 200} more` : ""}.` : "";
  const what = {
    "customers/data_request": "asks which data the app holds about a customer", "customers/redact": "asks to erase what the app holds about a customer",
    "shop/redact": "has left: erase what the app holds about the shop and everybody in it",
  }[topic];
  return `${name} (${topic}): the shop ${shopDomain} ${what}.${some}`;
}
