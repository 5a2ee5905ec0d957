import type { ReportSnapshot, VendorRow } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit } from "../words";

/** Assurance received from vendors; nothing is printed where no vendor data exists. */
export function vendors(c: Composer, s: ReportSnapshot): void {
  if (s.vendors.length === 0) return;
  if (s.vendors.some(({ register }) => register)) return fromRegister(c, s);
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

/** Vendors as the register of processors has them: it says what can be relied on, not which days a report covers. */
function fromRegister(c: Composer, s: ReportSnapshot): void {
  const { say, clock } = c;
  const day = (at: string | null | undefined) => (at ? clock.long(at) : say("not stated"));
  c.chapter(say("Assurance from vendors"));
  c.paragraph(say("Listed is who the register of processors named at the end of the period, with what it says shows that they can be relied on. Which days a vendor's own report covers stands in that report; nothing is assumed here."));
  c.table(say("Vendors in the register of processors"), {
    columns: [
      { head: say("Number"), width: 46, style: TYPE.smallMedium }, { head: say("Vendor"), width: 120, style: TYPE.cellMedium }, { head: say("What shows that it can be relied on"), width: c.measure - 46 - 120 - 52 - 78 - 78, style: TYPE.small },
      { head: say("Seat"), width: 52, style: TYPE.small }, { head: say("Contract of"), width: 78, style: TYPE.small }, { head: say("Looked at on"), width: 78, style: TYPE.small },
    ],
    rows: s.vendors.filter(({ register }) => register),
    cells: ({ name, service, register }) => [
      register?.number ?? "–", [name, { text: service, style: TYPE.smallSoft }], register?.guarantees || say("not stated"), register?.country ?? say("not stated"),
      day(register?.contractOn), [day(register?.reviewedOn), { text: register?.reviewOn ? say("again on {day}", { day: clock.long(register.reviewOn) }) : "", style: TYPE.smallSoft }],
    ],
  });
}

const covers = ({ say, clock }: Composer, vendor: VendorRow) => (vendor.reportFrom && vendor.reportTo ? say("{from} to {to}", { from: clock.day(vendor.reportFrom), to: clock.day(vendor.reportTo) }) : "–");
