import { and, asc, eq, isNotNull } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { selfChecks } from "@/db/schema/ledger";

import { isCheckOurs } from "./marked-rows";
import { openKeys } from "./open-keys";

/** Rows with a mark that is not ours are named by each check: more of them than this are not read on for. */
const MOST = 50;

/** Since when this installation marks the rows of an organization that it must know again: the start of the first check that bears its mark. Null for never yet. */
export async function markedSince(tx: Tx, orgId: string): Promise<Date | null> {
  const rows = await tx.select().from(selfChecks).where(and(eq(selfChecks.orgId, orgId), isNotNull(selfChecks.mark))).orderBy(asc(selfChecks.startedAt)).limit(MOST);
  if (rows.length === 0) return null;
  const keys = await openKeys(orgId);
  return rows.find((row) => isCheckOurs(keys, row))?.startedAt ?? null;
}
