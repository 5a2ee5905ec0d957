import type { ReportSnapshot, VendorRow } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit, plural } from "../words";

/** Assurance received from vendors; nothing is printed where no vendor data exists. */
export function vendors(c: Composer, s: ReportSnapshot): void {
  if (s.vendors.length === 0) return;
  c.chapter("Assurance from vendors");
  c.paragraph("A vendor's report helps only for the days it covers. Days of the period without cover are counted as a gap, unless a bridge letter speaks for them.");
  c.table("Vendors and the reports received from them", {
    columns: [
      { head: "Vendor", width: 108, style: TYPE.cellMedium },
      { head: "Report", width: 74 },
      { head: "Covers", width: 108 },
      { head: "Days without cover", width: 56, align: "right" },
      { head: "Bridge letter", width: 48 },
      { head: "Exceptions read", width: c.measure - 442 },
      { head: "Exhibit", width: 48 },
    ],
    rows: s.vendors,
    cells: (vendor) => [
      [vendor.name, { text: `${vendor.service}${vendor.critical ? "; critical" : ""}`, style: TYPE.smallSoft }],
      vendor.reportType ?? "none received", covers(vendor),
      vendor.gapDays === null ? "–" : String(vendor.gapDays),
      vendor.bridgeLetter === null ? "–" : vendor.bridgeLetter ? "yes" : "no",
      vendor.exceptionsRead ?? "not read",
      vendor.exhibit === null ? "–" : { text: exhibit(vendor.exhibit), ...c.links.toExhibit(vendor.exhibit) },
    ],
  });
  const open = s.vendors.filter((vendor) => vendor.critical && vendor.reportType === null).length;
  if (open > 0) c.paragraph(`No report was received from ${plural(open, "critical vendor")}.`);
}

const covers = (vendor: VendorRow) => (vendor.reportFrom && vendor.reportTo ? `${vendor.reportFrom} to ${vendor.reportTo}` : "–");
