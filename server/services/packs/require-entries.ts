import { and, asc, eq, sql, type SQL } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { Findings } from "@/server/domain/ledger/finding";
import { PackError } from "@/server/domain/packs/error";
import type { PackScope } from "@/server/domain/packs/schema";

import { findStrangeLinks } from "../row-checks/strangers";
import { rowsDiffer } from "./row-guard";

/**
 * No evidence of a scope stands outside the ledger, and no link that puts one into it: such a pack would hold nothing of it
 * and say nothing. Throws `EVIDENCE_WITHOUT_ENTRY`, `ROWS_DIFFER`.
 */
export async function requireEntries(tx: Tx, orgId: string, { condition, controlIds }: { condition: SQL | undefined; controlIds: string[] }): Promise<void> {
  // Carried into a successor without an index: only a closed log has such entries.
  const isRecorded = sql`exists (select 1 from ledger.entries n join ledger.logs g on g.org_id = n.org_id and g.id = n.log_id where n.org_id = ${evidence.orgId} and n.id = ${evidence.entryId} and (g.state = 'closed'
    or exists (select 1 from ledger.leaves l where l.org_id = n.org_id and l.entry_id = n.id) or exists (select 1 from ledger.pending p where p.org_id = n.org_id and p.entry_id = n.id)))`;
  const [bare] = await tx.select({ id: evidence.id, number: evidence.number }).from(evidence).where(and(condition, sql`not ${isRecorded}`)).orderBy(asc(evidence.number)).limit(1);
  if (bare) throw new PackError("EVIDENCE_WITHOUT_ENTRY", `E-${bare.number} (${bare.id}) is in the scope, but the ledger has no entry of it: nothing proves it, and it may have been put in or its entry removed past the product. No pack can be made until this is repaired.`);
  const findings = new Findings();
  if (controlIds.length > 0) await findStrangeLinks(tx, orgId, controlIds, findings);
  const [first] = findings.list;
  if (first) throw rowsDiffer(`${first.at} ${first.message}`, findings.total);
}

/** Items asked for by name are in the pack or it is not made. Throws `NOT_SEQUENCED`, `IN_EARLIER_LOG`. */
export async function requireNamed(tx: Tx, orgId: string, scope: PackScope, seen: ReadonlySet<string>): Promise<void> {
  if (scope.kind !== "item") return;
  const absent = scope.evidence.filter((id) => !seen.has(id));
  const [first] = absent;
  if (first === undefined) return;
  const [row] = await tx.select({ number: evidence.number, isEarlier: sql<boolean>`exists (select 1 from ledger.entries n join ledger.logs g on g.org_id = n.org_id and g.id = n.log_id where n.org_id = ${evidence.orgId} and n.id = ${evidence.entryId} and g.state = 'closed')` })
    .from(evidence).where(and(eq(evidence.orgId, orgId), eq(evidence.id, first)));
  const name = row ? `E-${row.number}` : first;
  if (row?.isEarlier) throw new PackError("IN_EARLIER_LOG", `${name} was recorded in an earlier ledger of this organization, which was closed. A pack is of one ledger, and the present one has no entry of it.`);
  throw new PackError("NOT_SEQUENCED", `${name} has no place in the ledger yet at the head of this pack. Ask again in a moment.`);
}
