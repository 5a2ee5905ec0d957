import type { Tx } from "@/db/client";
import { insertRows } from "@/db/insert-rows";
import { privacySuppressions } from "@/db/schema/privacy-erasure";
import { newId } from "@/server/domain/ids/ids";
import type { KeyedHash } from "@/server/domain/privacy/erasure/identifiers";
import { sql } from "drizzle-orm";

import type { ServiceContext } from "../../context";
import { recordChanges } from "../../ledger/record-change";

type Reason = (typeof privacySuppressions.$inferInsert)["reason"];

/**
 * Remembers by keyed hash alone whom not to take up again or write to. What is there holds on, for as long as the longer of
 * the two; so it may be repeated. `until` null is for good.
 */
export async function suppress(tx: Tx, ctx: ServiceContext, about: { kind: string; id: string; label?: string }, hashes: readonly KeyedHash[], reason: Reason, until: string | null): Promise<void> {
  if (hashes.length === 0) return;
  const [entryId = ""] = await recordChanges(tx, ctx, [{ action: "suppression.added", object: about, detail: { reason, identifiers: hashes.length, until } }]);
  const rows = hashes.map(({ type, hash }) => ({ orgId: ctx.orgId, id: newId("suppression"), type, hash, reason, since: ctx.now, until, entryId }));
  await insertRows(tx, privacySuppressions, rows, sql`on conflict (org_id, type, hash, reason) do update set until = case when privacy_suppressions.until is null or excluded.until is null then null else greatest(privacy_suppressions.until, excluded.until) end, remembered_at = null`);
}
