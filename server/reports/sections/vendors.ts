import type { ReportSnapshot, VendorRow } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit, NOT_STATED, plural } from "../words";

/** Assurance received from vendors; nothing is printed where no vendor data exists. */
export function vendors(c: Composer, s: ReportSnapshot): void {
  if (s.vendors.length === 0) return;
  if (s.vendors.some(({ register }) => register)) return fromRegister(c, s);
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

/** Vendors as the register of processors has them: it says what can be relied on, not which days a report covers. */
function fromRegister(c: Composer, s: ReportSnapshot): void {
  c.chapter("Assurance from vendors");
  c.paragraph("Listed is who the register of processors named at the end of the period, with what it says shows that they can be relied on. Which days a vendor's own report covers stands in that report; nothing is assumed here.");
  c.table("Vendors in the register of processors", {
    columns: [
      { head: "Number", width: 46, style: TYPE.smallMedium }, { head: "Vendor", width: 120, style: TYPE.cellMedium }, { head: "What shows that it can be relied on", width: c.measure - 46 - 120 - 52 - 78 - 78, style: TYPE.small },
      { head: "Seat", width: 52, style: TYPE.small }, { head: "Contract of", width: 78, style: TYPE.small }, { head: "Looked at on", width: 78, style: TYPE.small },
    ],
    rows: s.vendors.filter(({ register }) => register),
    cells: ({ name, service, register }) => [
      register?.number ?? "–", [name, { text: service, style: TYPE.smallSoft }], register?.guarantees || NOT_STATED, register?.country ?? NOT_STATED,
      register?.contractOn ? c.clock.long(register.contractOn) : NOT_STATED, [register?.reviewedOn ? c.clock.long(register.reviewedOn) : NOT_STATED, { text: register?.reviewOn ? `again on ${c.clock.long(register.reviewOn)}` : "", style: TYPE.smallSoft }],
    ],
  });
}

const covers = (vendor: VendorRow) => (vendor.reportFrom && vendor.reportTo ? `${vendor.reportFrom} to ${vendor.reportTo}` : "–");
