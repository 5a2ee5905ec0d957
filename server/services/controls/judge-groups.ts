import { and, eq, inArray, sql } from "drizzle-orm";

import { withOrg } from "@/db/client";
import { controls } from "@/db/schema/controls";

/** Records held in memory at once while controls are judged. A control that needs more is judged alone. */
const MOST_RECORDS = 50_000;

/**
 * Parts of some controls that are judged together, so that what is in memory does not grow with the number of controls:
 * neighbours by kinds, filled until their records come to MOST_RECORDS.
 */
export async function judgeGroups(orgId: string, controlIds: string[], most = MOST_RECORDS): Promise<string[][]> {
  if (controlIds.length <= 1) return [controlIds];
  return withOrg(orgId, async (tx) => {
    const rows = await tx.select({ id: controls.id, kinds: controls.kinds }).from(controls).where(and(eq(controls.orgId, orgId), inArray(controls.id, controlIds)));
    const kinds = [...new Set(rows.flatMap((row) => row.kinds))];
    // Counted to the limit only: beyond it the number makes no difference.
    const counts = await tx.execute<{ kind: string; count: number }>(sql`
      select k.kind, (select count(*)::int from (select 1 from records r where r.org_id = ${orgId} and r.kind = k.kind limit ${most + 1}) counted) as count from unnest(${sql.param(kinds, controls.kinds)}::text[]) k(kind)`);
    return fill(rows, new Map(counts.map(({ kind, count }) => [kind, count])), most);
  });
}

function fill(rows: { id: string; kinds: string[] }[], counts: Map<string, number>, most: number): string[][] {
  const groups: string[][] = [];
  let held = new Set<string>();
  for (const { id, kinds } of rows.toSorted((a, b) => (a.kinds.join() < b.kinds.join() ? -1 : 1))) {
    const together = new Set([...held, ...kinds]);
    const records = [...together].reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
    const fits = groups.length > 0 && records <= most;
    held = fits ? together : new Set(kinds);
    if (fits) groups.at(-1)?.push(id);
    else groups.push([id]);
  }
  return groups;
}
