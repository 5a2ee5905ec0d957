import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";

export function skipped(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Not included"));
  if (s.skipped.length === 0) {
    c.paragraph(say("Nothing was left out."));
    return;
  }
  c.paragraph(say("Known to the software, yet not printed or not printed in full:"));
  c.table(say("Left out, and why"), {
    columns: [
      { head: say("What"), width: 176 },
      { head: say("Number"), width: 62, align: "right" },
      { head: say("Why"), width: c.measure - 238 },
    ],
    rows: s.skipped,
    cells: (item) => [item.what, say.number(item.count), item.why],
  });
}
