import { createHmac } from "node:crypto";

import { and, eq } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { handOverKeys, handOverUses } from "@/db/schema/privacy-desk";
import { VISIT_MINUTES } from "@/server/domain/privacy/hand-over/keys";
import { type HandOver, keyIdOf, readHandOver } from "@/server/domain/privacy/hand-over/token";
import { openVisit, sealVisit, type Visit } from "@/server/domain/privacy/hand-over/visit";

import { authorize, type ServiceContext } from "../../context";
import { ServiceError } from "../../errors";
import { handOverAddress, secretOfKey, visitKey } from "./key-rows";

/** The same for whatever is wrong: who tries tokens learns nothing of keys, people or clocks. */
const over = () => new ServiceError("GONE", "This hand-over does not work, or no longer works.");

/**
 * Takes somebody over from the organization's own application: a token of its key, for this page, fresh and never used
 * before. Comes back as a sealed visit for the form, good for an hour. Throws GONE, and says to nobody what was wrong.
 */
export async function takeHandOver(ctx: ServiceContext, token: string): Promise<{ visit: string; locale: string }> {
  authorize(ctx, "privacy:file");
  const kid = keyIdOf(token);
  if (kid === undefined) throw over();
  const { jti, sub, email, name, locale } = await withOrg(ctx.orgId, async (tx) => used(tx, ctx, kid, token));
  const visit: Visit = { id: jti, kid, sub, email, name, until: ctx.now.getTime() + VISIT_MINUTES * 60_000 };
  return { visit: sealVisit(await visitKey(ctx.orgId), visit), locale };
}

async function used(tx: Tx, ctx: ServiceContext, kid: string, token: string): Promise<HandOver> {
  const secret = await secretOfKey(tx, ctx.orgId, kid);
  const read = readHandOver(token, { secretOf: () => secret, audience: await handOverAddress(tx, ctx.orgId), now: ctx.now });
  if (typeof read === "string") throw over();
  const nonceRef = createHmac("sha256", await visitKey(ctx.orgId)).update(`nonce ${read.jti}`).digest("base64url");
  const first = await tx.insert(handOverUses).values({ orgId: ctx.orgId, nonceRef, expiresAt: read.expiresAt }).onConflictDoNothing().returning({ nonceRef: handOverUses.nonceRef });
  if (first.length === 0) throw over();
  await tx.update(handOverKeys).set({ lastUsedAt: ctx.now }).where(and(eq(handOverKeys.orgId, ctx.orgId), eq(handOverKeys.id, kid)));
  return read;
}

/** Who was handed over, from the sealed visit of their form. Throws GONE where it is over, or its key was ended. */
export async function visitorOf(ctx: ServiceContext, sealed: string): Promise<Visit> {
  authorize(ctx, "privacy:file");
  const visit = openVisit(await visitKey(ctx.orgId), sealed, ctx.now);
  if (!visit || (await withOrg(ctx.orgId, async (tx) => secretOfKey(tx, ctx.orgId, visit.kid))) === undefined) throw over();
  return visit;
}
