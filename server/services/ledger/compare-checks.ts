import { and, asc, eq, inArray, sql } from "drizzle-orm";

import { withOrg, type Tx } from "@/db/client";
import { evidence } from "@/db/schema/evidence";
import { heldChanges, selfChecks } from "@/db/schema/ledger";
import type { Findings } from "@/server/domain/ledger/finding";

import { checkMark, heldMark } from "./marked-rows";
import { openKeys } from "./open-keys";
import type { SelfCheckRow } from "./self-checks";

type Filed = { fileName: string | null; extractedAt: Date | null; by: string; query: string | null };

/**
 * Whether a check that came to its end is as this installation wrote it: by its mark; one from before there were marks, by the
 * evidence it was filed as, which says when it ended and what it went over.
 */
export async function isOurs(row: SelfCheckRow): Promise<boolean> {
  if (row.mark !== null) return checkMark(await openKeys(row.orgId), row) === row.mark;
  return withOrg(row.orgId, async (tx) => {
    const [filed] = await tx.select({ fileName: evidence.fileName, extractedAt: evidence.extractedAt, by: evidence.pushedByKind, query: sql<string | null>`${evidence.provenance}->>'query'` })
      .from(evidence).where(and(eq(evidence.orgId, row.orgId), eq(evidence.id, row.evidenceId ?? "")));
    return filed !== undefined && saysTheSame(row, filed);
  }, "system");
}

function saysTheSame(row: SelfCheckRow, { fileName, extractedAt, by, query }: Filed): boolean {
  const [from, to] = [row.fromSize ?? 0, row.toSize ?? 0];
  const range = `entries ${from} to ${Math.max(from, to) - 1}`;
  return fileName === `${row.id}.json` && by === "system" && extractedAt?.getTime() === row.finishedAt?.getTime() && (query ?? "").startsWith(row.kind === "full" ? "whole " : "incremental ") && (query ?? "").endsWith(range);
}

/**
 * Holds the record of self-checks against their marks, and against the evidence that each was filed as: a row put in or changed
 * would make it look as if all had been gone over, one taken away as if nothing had been found. Findings: `ROW_CHANGED`, `ROW_MISSING`.
 */
export async function compareChecks(orgId: string, findings: Findings): Promise<void> {
  const rows = await withOrg(orgId, async (tx) => tx.select().from(selfChecks).where(and(eq(selfChecks.orgId, orgId), inArray(selfChecks.state, ["passed", "failed"]))).orderBy(asc(selfChecks.startedAt)), "system");
  for (const row of rows) if (!(await isOurs(row))) findings.add("ROW_CHANGED", `self-check ${row.id}`, "not as this installation wrote it, or not written by it");
  const gone = await withOrg(orgId, async (tx) => checksGone(tx, orgId), "system");
  for (const { id, name } of gone) findings.add("ROW_MISSING", `self-check ${name.replace(/\.json$/, "")}`, `gone, though its result was filed as the evidence ${id}`);
}

async function checksGone(tx: Tx, orgId: string): Promise<{ id: string; name: string }[]> {
  return tx.execute<{ id: string; name: string }>(sql`
    select e.id, e.file_name as name from evidence e where e.org_id = ${orgId} and e.pushed_by_kind = 'system' and e.source_system = 'proofroom-ledger' and e.file_name is not null
      and not exists (select 1 from ledger.self_checks s where s.org_id = e.org_id and s.id || '.json' = e.file_name and s.state in ('passed', 'failed')) order by e.id limit 20`);
}

/**
 * Holds what waits for a frozen ledger against its marks and numbers. Findings: `ROW_CHANGED` (changed or put in), `ROW_MISSING` (one
 * between others, or the first, was taken out). That the newest was taken out leaves no gap and is not seen.
 */
export async function compareHeld(orgId: string, findings: Findings): Promise<void> {
  const rows = await withOrg(orgId, async (tx) => tx.select().from(heldChanges).where(eq(heldChanges.orgId, orgId)).orderBy(asc(heldChanges.n), asc(heldChanges.id)), "system");
  const keys = rows.length > 0 ? await openKeys(orgId) : undefined;
  const sound = rows.filter((row) => keys && heldMark(keys, row) === row.mark);
  for (const row of rows) if (!sound.includes(row)) findings.add("ROW_CHANGED", `change kept while frozen ${row.id}`, "not as this installation kept it, or not kept by it");
  sound.forEach((row, i) => {
    const expected = (sound[i - 1]?.n ?? 0) + 1;
    if (row.n !== expected) findings.add("ROW_MISSING", `changes kept while frozen, ${expected} to ${row.n - 1}`, "gone, though later ones wait");
  });
}
