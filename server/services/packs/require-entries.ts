import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { entries } from "@/db/schema/ledger";
import { Findings } from "@/server/domain/ledger/finding";
import { PackError } from "@/server/domain/packs/error";
import type { PackScope } from "@/server/domain/packs/schema";

import { logOfEntry } from "../ledger/place-of";
import { findStrangeLinks } from "../row-checks/strangers";
import { rowsDiffer } from "./row-guard";

/**
 * No evidence of a scope stands outside the ledger, and no link that puts one into it: such a pack would hold nothing of it
 * and say nothing. Throws `EVIDENCE_WITHOUT_ENTRY`, `ROWS_DIFFER`.
 */
export async function requireEntries(tx: Tx, orgId: string, { condition, controlIds }: { condition: SQL | undefined; controlIds: string[] }): Promise<void> {
  // In whichever log: what waited in one that was closed waits or stands in its successor.
  const isRecorded = sql`exists (select 1 from ledger.entries n where n.org_id = ${evidence.orgId} and n.id = ${evidence.entryId}
    and (exists (select 1 from ledger.leaves l where l.org_id = n.org_id and l.entry_id = n.id) or exists (select 1 from ledger.pending p where p.org_id = n.org_id and p.entry_id = n.id)))`;
  const [bare] = await tx.select({ id: evidence.id, number: evidence.number }).from(evidence).where(and(condition, sql`not ${isRecorded}`)).orderBy(asc(evidence.number)).limit(1);
  if (bare) throw new PackError("EVIDENCE_WITHOUT_ENTRY", `E-${bare.number} (${bare.id}) is in the scope, but the ledger has no entry of it: nothing proves it, and it may have been put in or its entry removed past the product. No pack can be made until this is repaired.`);
  const findings = new Findings();
  if (controlIds.length > 0) await findStrangeLinks(tx, orgId, controlIds, findings);
  const [first] = findings.list;
  if (first) throw rowsDiffer(`${first.at} ${first.message}`, findings.total);
}

/** Items asked for by name are in the pack, or in another log (see `leftInOthers`), or it is not made. Throws `NOT_SEQUENCED`. */
export async function requireNamed(tx: Tx, { orgId, logId }: { orgId: string; logId: string }, scope: PackScope, seen: ReadonlySet<string>): Promise<void> {
  if (scope.kind !== "item") return;
  const absent = scope.evidence.filter((id) => !seen.has(id));
  if (absent.length === 0) return;
  const [row] = await tx.select({ number: evidence.number }).from(evidence).innerJoin(entries, and(eq(entries.orgId, evidence.orgId), eq(entries.id, evidence.entryId)))
    .where(and(eq(evidence.orgId, orgId), inArray(evidence.id, absent), sql`${logOfEntry} = ${logId}`)).orderBy(asc(evidence.number)).limit(1);
  if (row) throw new PackError("NOT_SEQUENCED", `E-${row.number} has no place in the ledger yet at the head of this pack. Ask again in a moment.`);
}
