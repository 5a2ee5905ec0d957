import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { grouped } from "../words";
import { tableOrSentence } from "./table-or-sentence";

export function skipped(c: Composer, s: ReportSnapshot): void {
  c.chapter("Not included");
  tableOrSentence(c, {
    none: "Nothing in scope and in the period was left out.",
    lead: "In scope and in the period, yet not printed or not printed in full:",
    title: "Left out, and why",
  }, {
    columns: [
      { head: "What", width: 176 },
      { head: "Number", width: 62, align: "right" },
      { head: "Why", width: c.measure - 238 },
    ],
    rows: s.skipped,
    cells: (item) => [item.what, grouped(item.count), item.why],
  });
}
