import type { evidence, evidenceLinks, recordSupplements, records } from "@/db/schema/evidence";
import { committedItem, committedLink, committedRecord, committedSupplement } from "@/server/domain/evidence/committed-rows";
import type { Committed } from "@/server/domain/ledger/committed";
import { rowsDigest } from "@/server/domain/ledger/rows-digest";

type EvidenceRow = typeof evidence.$inferInsert;
type PartRows = { recordRows: (typeof records.$inferInsert)[]; supplements: (typeof recordSupplements.$inferInsert)[]; links: (typeof evidenceLinks.$inferInsert)[] };

/**
 * What the entry of each evidence commits to: its row and all that comes with it. Records stand in their order.
 *
 * @param several whether the rows are of more than one evidence; of one they need no sorting out
 */
export function committedWith({ recordRows, supplements, links }: PartRows, several: boolean): (row: EvidenceRow) => Committed {
  const [recordsOf, supplementsOf, linksOf] = [byEvidence(recordRows, several), byEvidence(supplements, several), byEvidence(links, several)];
  return (row) => {
    const parts = {
      records: recordsOf(row.id).map(committedRecord),
      supplements: supplementsOf(row.id).toSorted(byText(({ id }) => id)).map(committedSupplement),
      links: linksOf(row.id).toSorted(byText(({ controlId }) => controlId)).map(committedLink),
    };
    const filled = Object.entries(parts).flatMap(([name, rows]) => (rows.length > 0 ? [[name, rowsDigest(rows)]] : []));
    return { item: rowsDigest([committedItem(row)]), ...Object.fromEntries(filled) };
  };
}

function byEvidence<T extends { evidenceId: string }>(rows: T[], several: boolean): (id: string) => T[] {
  if (!several) return () => rows;
  const groups = Map.groupBy(rows, (row) => row.evidenceId);
  return (id) => groups.get(id) ?? [];
}

function byText<T>(text: (row: T) => string): (a: T, b: T) => number {
  return (a, b) => (text(a) < text(b) ? -1 : 1);
}
