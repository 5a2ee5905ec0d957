import { and, eq, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { legalHolds } from "@/db/schema/erasures";
import { standingAnswers } from "@/db/schema/evidence";
import { organizations } from "@/db/schema/organizations";
import { committedHold } from "@/server/domain/erasure/committed-rows";
import { committedAnswer } from "@/server/domain/evidence/committed-rows";
import { committedRows, type Committed, type RowName } from "@/server/domain/ledger/committed";
import { committedOrganization } from "@/server/domain/organization/committed-rows";

import type { RowEntry } from "./entry";
import type { Gathered } from "./gathered";
import { oneOf, textList } from "./one-of";

/** `table` and `id` column: where the rows are; `actions` of the entries about them that commit to the row. */
export type Kept = { name: RowName; table: string; id: string; actions: string[]; read: (tx: Tx, orgId: string, ids: string[]) => Promise<[id: string, row: unknown][]> };

/** Rows that are changed in place: each entry about one commits to what it was afterwards, by kind of the leaf's object. */
export const KEPT: Record<string, Kept> = {
  organization: {
    name: "organization", table: "organizations", id: "org_id", actions: ["organization.created", "organization.updated", "organization.noted"],
    read: async (tx, orgId) => (await tx.select().from(organizations).where(eq(organizations.orgId, orgId))).map((row) => [row.orgId, committedOrganization(row)]),
  },
  legal_hold: {
    name: "hold", table: "legal_holds", id: "id", actions: ["legal_hold.set", "legal_hold.released", "legal_hold.noted"],
    read: async (tx, orgId, ids) => (await tx.select().from(legalHolds).where(and(eq(legalHolds.orgId, orgId), oneOf(legalHolds.id, ids)))).map((row) => [row.id, committedHold(row)]),
  },
  standing_answer: {
    name: "answer", table: "standing_answers", id: "id", actions: ["standing_answer.added", "standing_answer.ended", "standing_answer.noted"],
    read: async (tx, orgId, ids) => (await tx.select().from(standingAnswers).where(and(eq(standingAnswers.orgId, orgId), oneOf(standingAnswers.id, ids)))).map((row) => [row.id, committedAnswer(row)]),
  },
};

/** What an entry committed to of a row that a later entry committed to again: it is not that any more, and need not be. */
export type Outdated = ReadonlyMap<string, RowName>;

/** Reads the rows that stand for the newest entry about each; says which of the entries are not the newest. */
export async function gatherKept(tx: Tx, orgId: string, entries: readonly RowEntry[], into: Gathered): Promise<Outdated> {
  const outdated = new Map<string, RowName>();
  for (const [kind, { name, actions, read }] of Object.entries(KEPT)) {
    const some = entries.filter(({ leaf, body }) => leaf.object.kind === kind && body && commits(body)[name]);
    if (some.length === 0) continue;
    const ids = [...new Set(some.map(({ leaf }) => leaf.object.id))];
    const newest = await newestEntries(tx, orgId, { kind, actions, ids });
    // What was noted outdates no change: it is noted only where no entry had committed to the row.
    const changed = await newestEntries(tx, orgId, { kind, actions: actions.filter((action) => action !== `${kind}.noted`), ids });
    for (const { id, leaf } of some) if (newest.get(leaf.object.id) !== id && changed.get(leaf.object.id) !== id) outdated.set(id, name);
    const current = some.filter(({ id }) => !outdated.has(id));
    const rows = new Map(current.length === 0 ? [] : await read(tx, orgId, current.map(({ leaf }) => leaf.object.id)));
    for (const { id, leaf } of current) if (rows.has(leaf.object.id)) into.add(id, name, rows.get(leaf.object.id));
  }
  return outdated;
}

/** The rows that a body commits to. */
export function commits(body: Record<string, unknown>): Committed {
  return committedRows({ ...(body["detail"] as Record<string, unknown> | undefined) }) ?? {};
}

/** By the order of the ledger: times are those of the servers that asked, and two of them may have crossed. An entry that waits comes after all others. */
async function newestEntries(tx: Tx, orgId: string, { kind, actions, ids }: { kind: string; actions: string[]; ids: string[] }): Promise<Map<string, string>> {
  const rows = await tx.execute<{ object: string; entry: string }>(sql`
    select distinct on (a.object_id) a.object_id as object, a.entry_id as entry from audit_events a
      left join ledger.leaves l on l.org_id = a.org_id and l.entry_id = a.entry_id left join ledger.logs g on g.org_id = l.org_id and g.id = l.log_id
      left join ledger.pending p on p.org_id = a.org_id and p.entry_id = a.entry_id
    where a.org_id = ${orgId} and a.object_kind = ${kind} and a.object_id = any(${textList(ids)}) and a.action = any(${textList(actions)})
    order by a.object_id, g.created_at desc nulls first, l.idx desc nulls first, p.seq desc nulls last`);
  return new Map(rows.map(({ object, entry }) => [object, entry]));
}
