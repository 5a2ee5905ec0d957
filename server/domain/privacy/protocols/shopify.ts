import { createHmac, timingSafeEqual } from "node:crypto";

import { z } from "zod";

/** What a shop platform of Shopify's style makes every app listen to. */
export const SHOP_TOPICS = ["customers/data_request", "customers/redact", "shop/redact"] as const;
export type ShopTopic = (typeof SHOP_TOPICS)[number];

const Id = z.union([z.int(), z.string().trim().min(1).max(60)]).transform(String);
const Orders = z.array(Id).max(10_000).default([]);
const Customer = z.object({ id: Id, email: z.string().trim().max(254).nullish(), phone: z.string().trim().max(60).nullish() });
const Shop = z.object({ shop_id: Id, shop_domain: z.string().trim().min(1).max(253) });
// The signature is over the body alone, so the body has to show its topic: one that was signed for a copy must not erase.
const BODIES = {
  "customers/data_request": Shop.extend({ customer: Customer, orders_requested: Orders, data_request: z.object({ id: Id }), orders_to_redact: z.never().optional() }),
  "customers/redact": Shop.extend({ customer: Customer, orders_to_redact: Orders.removeDefault(), data_request: z.never().optional() }),
  "shop/redact": Shop.extend({ customer: z.never().optional(), orders_to_redact: z.never().optional(), data_request: z.never().optional() }),
};

/** A message of any topic, for the description of the API. */
export const ShopMessageBody = z.union([BODIES["customers/data_request"], BODIES["customers/redact"], BODIES["shop/redact"]]);

export type ShopMessage = { shopDomain: string; shopId: string; customer: { id: string; email: string | null; phone: string | null } | null; orders: string[] };

/** Whether the header holds the HMAC-SHA-256 of these very bytes in base64, under one of the secrets. Takes the same time wherever it differs. */
export function isShopSigned(body: Uint8Array, header: string | null, secrets: readonly string[]): boolean {
  if (header === null || !/^[A-Za-z0-9+/]{43}=$/.test(header)) return false;
  const given = Buffer.from(header, "base64");
  return secrets.map((secret) => timingSafeEqual(createHmac("sha256", secret).update(body).digest(), given)).includes(true);
}

/** What a message of this topic says, or undefined where it is none of it. */
export function readShopMessage(topic: ShopTopic, value: unknown): ShopMessage | undefined {
  const read = BODIES[topic].safeParse(value);
  if (!read.success) return undefined;
  const { shop_id: shopId, shop_domain: shopDomain, customer } = read.data;
  const orders = "orders_requested" in read.data ? read.data.orders_requested : "orders_to_redact" in read.data ? (read.data.orders_to_redact ?? []) : [];
  return { shopId, shopDomain, customer: customer ? { id: customer.id, email: customer.email || null, phone: customer.phone || null } : null, orders };
}
