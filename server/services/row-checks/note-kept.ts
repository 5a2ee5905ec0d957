import { and, eq, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { logs } from "@/db/schema/ledger";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";
import type { OrgKeys } from "@/server/storage/org-keys";

import { systemContext } from "../access/system-context";
import { openKeys } from "../ledger/open-keys";
import { recordChanges, type Change } from "../ledger/record-change";
import { KEPT, type Kept } from "./kept-rows";
import { toldWithEvidence } from "./kept-strangers";
import { textList } from "./one-of";
import { keptKey, uncommitted, type KeptDigests } from "./uncommitted-kept";

/** The next check goes on where there are more. */
const AT_ONCE = 1000;

/**
 * Records what stands of rows that are changed in place and were last changed before entries committed to them, so that a change
 * from now on is found. Once each: one that an entry ever committed to, or might have, is left alone. For after a whole self-check that
 * found nothing, for what stands is taken as it is: only of what stood so when that check began, and only after one of the log that takes
 * entries, for a closed one holds none of what came later. Throws `UNAVAILABLE` while the ledger takes no entries.
 *
 * @param log the one that was checked
 * @param before what stood uncommitted when the check began
 * @returns how many were recorded
 */
export async function noteKept({ orgId, id: logId }: { orgId: string; id: string }, before: KeptDigests, now: Date): Promise<number> {
  const keys = await openKeys(orgId);
  return withOrg(orgId, async (tx) => {
    const [log] = await tx.select({ state: logs.state }).from(logs).where(and(eq(logs.orgId, orgId), eq(logs.id, logId)));
    if (log?.state === "closed") return 0;
    const changes: Change[] = [];
    for (const [kind, kept] of Object.entries(KEPT)) changes.push(...(await notedOf(tx, orgId, { kind, kept, keys }, before)));
    await recordChanges(tx, systemContext(orgId, now), changes);
    return changes.length;
  });
}

async function notedOf(tx: Tx, orgId: string, { kind, kept, keys }: { kind: string; kept: Kept; keys: OrgKeys }, before: KeptDigests): Promise<Change[]> {
  const found = (await uncommitted(tx, orgId, kind, kept, keys)).filter((id) => before.has(keptKey(kind, id))).slice(0, AT_ONCE);
  if (found.length === 0) return [];
  await lock(tx, orgId, kept, found);
  // Whoever changed one meanwhile has committed to it.
  const still = await uncommitted(tx, orgId, kind, kept, keys, found);
  // An entry is taken as word of where an answer came from, so none is written without one.
  const ids = kind === "standing_answer" ? await toldWithEvidence(tx, orgId, still) : still;
  const rows = ids.length === 0 ? [] : await kept.read(tx, orgId, ids);
  return rows.map(([id, row]) => ({ id, digest: rowsDigest([row]) })).filter(({ id, digest }) => before.get(keptKey(kind, id)) === digest.sha256)
    .map(({ id, digest }) => ({ action: `${kind}.noted`, object: { kind, id }, detail: {}, rows: { [kept.name]: digest } }));
}

async function lock(tx: Tx, orgId: string, { table, id }: Kept, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`select 1 from ${sql.identifier(table)} where org_id = ${orgId} and ${sql.identifier(id)} = any(${textList(ids)}) order by ${sql.identifier(id)} for update`);
}
