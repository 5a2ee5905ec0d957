import type { Composer } from "../composer";
import type { TableSpec } from "../table";

type Words = {
  /** The one sentence where there is no row: an empty list is said, never left out. */
  none: string;
  /** What the reader should know before the table. */
  lead?: string;
  title: string;
};

/** A list of a report: its table with what leads to it, or the sentence that there is none. */
export function tableOrSentence<Row>(c: Composer, { none, lead, title }: Words, spec: TableSpec<Row>): void {
  if (spec.rows.length === 0) {
    c.paragraph(none);
    return;
  }
  if (lead) c.paragraph(lead);
  c.table(title, spec);
}
