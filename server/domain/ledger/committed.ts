import { z } from "zod";

import type { Findings } from "./finding";
import type { RowsDigest } from "./rows-digest";

/** What an entry can commit to beside its words: rows of these names. `event` is the row of the audit trail, which the body itself tells. */
export const ROW_NAMES = ["item", "records", "supplements", "links", "link_changes", "reviews", "withdrawals", "controls", "revisions", "verdicts", "organization", "hold", "answer", "event"] as const;
export type RowName = (typeof ROW_NAMES)[number];
export type Committed = Partial<Record<RowName, RowsDigest>>;

const WORDS: Record<RowName, string> = {
  item: "the evidence's own row", records: "records", supplements: "supplied facts", links: "links to controls", link_changes: "a link taken away or given back",
  organization: "the organization's own row", hold: "the legal hold's own row", answer: "the standing answer's own row",
  reviews: "a review", withdrawals: "a withdrawal", controls: "controls as adopted", revisions: "revisions of controls", verdicts: "a verdict", event: "the row of the audit trail",
};
const Digest = z.strictObject({ count: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const Rows = z.partialRecord(z.enum(ROW_NAMES), Digest);

/** `detail.rows` of a body: the rows it commits to, none where it names none. Null where it is not what we write. */
export function committedRows(detail: Record<string, unknown>): Committed | null {
  const parsed = Rows.safeParse(detail["rows"] ?? {});
  return parsed.success ? parsed.data : null;
}

/**
 * Holds the rows that stand for an entry against those it committed to, name by name, one finding each: `ROW_MISSING` (fewer
 * than there were), `ROW_EXTRA` (more), `ROW_CHANGED` (as many, but other ones).
 */
export function compareCommitted(of: string, committed: Committed, found: Committed, findings: Findings): void {
  for (const name of ROW_NAMES) {
    const [was, is] = [committed[name], found[name]];
    if (was?.sha256 === is?.sha256) continue;
    const [before, now] = [was?.count ?? 0, is?.count ?? 0];
    const at = `${of}: ${WORDS[name]}`;
    if (now < before) findings.add("ROW_MISSING", at, `${now} of the ${before} that the ledger committed to ${now === 1 ? "is" : "are"} there`);
    else if (now > before) findings.add("ROW_EXTRA", at, `${now} there, where the ledger committed to ${before}`);
    else findings.add("ROW_CHANGED", at, "not what the ledger committed to");
  }
}
