import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { NOT_STATED } from "../words";

/** Who is responsible, under which law, before which authority (GDPR Art. 4(7), 13(1), 37, 55). */
export function responsibility(c: Composer, { privacy }: ReportSnapshot): void {
  c.chapter("Scope and responsibility");
  if (!privacy) {
    c.paragraph("Who answers for the data and under which law has not been entered in the portal.");
    return;
  }
  const { name, address, regime, dpo, authority, zone } = privacy.controller;
  c.caption("Who is responsible");
  c.facts([
    { label: "Controller", value: [name, address] },
    { label: "Law", value: regime === "UK" ? "UK GDPR and Data Protection Act 2018" : "General Data Protection Regulation (EU) 2016/679" },
    { label: "Authority", value: authority },
    { label: "Data protection officer", value: dpo ?? NOT_STATED },
    { label: "Days are those of", value: zone },
  ]);
  c.paragraph("The record of processing activities (Art. 30), processors, transfers, impact assessments and breaches are kept as registers of their own and are handed out as extracts of their own; this report does not repeat them.");
}
