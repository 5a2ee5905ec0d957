import type { ReportSnapshot, VendorRow } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit } from "../words";

/** Assurance received from vendors; nothing is printed where no vendor data exists. */
export function vendors(c: Composer, s: ReportSnapshot): void {
  if (s.vendors.length === 0) return;
  const { say } = c;
  c.chapter(say("Assurance from vendors"));
  c.paragraph(say("A vendor's report helps only for the days it covers. Days of the period without cover are counted as a gap, unless a bridge letter speaks for them."));
  c.table(say("Vendors and the reports received from them"), {
    columns: [
      { head: say("Vendor"), width: 108, style: TYPE.cellMedium },
      { head: say("Report"), width: 74 },
      { head: say("Covers"), width: 108 },
      { head: say("Days without cover"), width: 56, align: "right" },
      { head: say("Bridge letter"), width: 48 },
      { head: say("Exceptions read"), width: c.measure - 442 },
      { head: say("Exhibit"), width: 48 },
    ],
    rows: s.vendors,
    cells: (vendor) => [
      [vendor.name, { text: `${vendor.service}${vendor.critical ? `; ${say("critical")}` : ""}`, style: TYPE.smallSoft }],
      vendor.reportType ?? say("none received"), covers(c, vendor),
      vendor.gapDays === null ? "–" : String(vendor.gapDays),
      vendor.bridgeLetter === null ? "–" : vendor.bridgeLetter ? say("yes") : say("no"),
      vendor.exceptionsRead ?? say("not read"),
      vendor.exhibit === null ? "–" : { text: exhibit(vendor.exhibit), ...c.links.toExhibit(vendor.exhibit) },
    ],
  });
  const open = s.vendors.filter((vendor) => vendor.critical && vendor.reportType === null).length;
  if (open > 0) c.paragraph(say("No report was received from {n} critical vendor.|No report was received from {n} critical vendors.", { n: open }));
}

const covers = ({ say, clock }: Composer, vendor: VendorRow) => (vendor.reportFrom && vendor.reportTo ? say("{from} to {to}", { from: clock.day(vendor.reportFrom), to: clock.day(vendor.reportTo) }) : "–");
