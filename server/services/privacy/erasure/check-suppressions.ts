import { and, eq, inArray } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { privacySuppressions } from "@/db/schema/privacy-erasure";
import { keyedHash } from "@/server/domain/privacy/erasure/identifiers";
import { CheckSuppressionsInput } from "@/server/domain/privacy/erasure/schema";
import type { SuppressionAnswers } from "@/server/domain/privacy/erasure/view";

import { authorize, parseInput, type ServiceContext } from "../../context";
import { recordOrHold } from "../../ledger/record-or-hold";
import { consumeRateLimit } from "../../rate-limits/consume";
import { legalToday } from "../rows";
import { suppressionKey } from "./hashes";

/** Enough for an import of half a million an hour, and too little to try all addresses of a country. */
const PER_KEY = { points: 500, seconds: 3600 };

/**
 * Which of some identifiers must not be taken up or written to: yes or no for each, in their order, and nothing else. What has no
 * normal form is named by its place and never matches. On record by count; the identifiers are kept nowhere.
 */
export async function checkSuppressions(ctx: ServiceContext, input: unknown): Promise<SuppressionAnswers> {
  authorize(ctx, "privacy:suppress");
  const { identifiers, reason } = parseInput(CheckSuppressionsInput, input);
  await consumeRateLimit(`suppressions/${ctx.actor.id}`, PER_KEY, ctx.now);
  const key = await suppressionKey(ctx.orgId);
  const hashes = identifiers.map((identifier) => keyedHash(key, identifier));
  return withOrg(ctx.orgId, async (tx) => {
    const rows = await tx.select({ type: privacySuppressions.type, hash: privacySuppressions.hash, until: privacySuppressions.until }).from(privacySuppressions)
      .where(and(eq(privacySuppressions.orgId, ctx.orgId), inArray(privacySuppressions.hash, hashes.flatMap((each) => each?.hash ?? [])), reason && eq(privacySuppressions.reason, reason)));
    const today = await legalToday(tx, ctx.orgId, ctx.now);
    const standing = new Set(rows.filter(({ until }) => until === null || until > today).map(({ type, hash }) => `${type} ${hash}`));
    const matches = hashes.map((each) => each !== null && standing.has(`${each.type} ${each.hash}`));
    await recordOrHold(tx, ctx, [{ action: "suppressions.checked", object: { kind: "suppressions", id: "check" }, detail: { asked: identifiers.length, matched: matches.filter(Boolean).length, reason: reason ?? null } }]);
    return { matches, unreadable: hashes.flatMap((each, i) => (each === null ? [i] : [])) };
  });
}
