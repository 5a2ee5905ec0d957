import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { grouped } from "../words";

export function skipped(c: Composer, s: ReportSnapshot): void {
  c.chapter("Not included");
  if (s.skipped.length === 0) {
    c.paragraph("Nothing was left out.");
    return;
  }
  c.paragraph("Known to the software, yet not printed or not printed in full:");
  c.table("Left out, and why", {
    columns: [
      { head: "What", width: 176 },
      { head: "Number", width: 62, align: "right" },
      { head: "Why", width: c.measure - 238 },
    ],
    rows: s.skipped,
    cells: (item) => [item.what, grouped(item.count), item.why],
  });
}
