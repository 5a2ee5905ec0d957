import { and, asc, eq, sql } from "drizzle-orm";

import type { Tx } from "@/db/client";
import { records } from "@/db/schema/evidence";

import { oneOf } from "./one-of";

const PAGE = 5000;
/** Evidence looked up at once: what one statement sorts stays small where none of them is a large file. */
const TOGETHER = 200;

/** The records of some evidence, one evidence after the other, each in the order of its file. Holds a page in memory. */
export async function* readRecords(tx: Tx, orgId: string, evidenceIds: readonly string[]): AsyncGenerator<typeof records.$inferSelect> {
  for (let from = 0; from < evidenceIds.length; from += TOGETHER) {
    const some = evidenceIds.slice(from, from + TOGETHER);
    for (let last: typeof records.$inferSelect | undefined; ; ) {
      const after = last ? sql`(${records.evidenceId}, ${records.ordinal}, ${records.id}) > (${last.evidenceId}, ${last.ordinal}, ${last.id})` : undefined;
      const rows = await tx.select().from(records).where(and(eq(records.orgId, orgId), oneOf(records.evidenceId, some), after)).orderBy(asc(records.evidenceId), asc(records.ordinal), asc(records.id)).limit(PAGE);
      yield* rows;
      last = rows.at(-1);
      if (rows.length < PAGE) break;
    }
  }
}
