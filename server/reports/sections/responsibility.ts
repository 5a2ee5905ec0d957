import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { NOT_STATED } from "../words";

/** Who is responsible, under which law, before which authority (GDPR Art. 4(7), 13(1), 37, 55). */
export function responsibility(c: Composer, { privacy, accountability }: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Scope and responsibility"));
  if (!privacy) {
    c.paragraph(say("Who answers for the data and under which law has not been entered in the portal."));
    return;
  }
  const { name, address, regime, dpo, authority, zone } = privacy.controller;
  c.caption(say("Who is responsible"));
  c.facts([
    { label: say("Controller"), value: [name, address] },
    { label: say("Law"), value: regime === "UK" ? say("UK GDPR and Data Protection Act 2018") : say("General Data Protection Regulation (EU) 2016/679") },
    { label: say("Authority"), value: authority },
    { label: say("Data protection officer"), value: dpo ?? say(NOT_STATED) },
    { label: say("Days are those of"), value: zone },
  ]);
  if (!accountability) c.paragraph(say("The record of processing activities (Art. 30), processors, transfers, impact assessments and breaches are kept as registers of their own and are handed out as extracts of their own; this report does not repeat them."));
}
