import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { grouped } from "../words";
import { tableOrSentence } from "./table-or-sentence";

/** What a report of registers is for, who is responsible, and what it does not say. */
export function registerPurpose(c: Composer, s: ReportSnapshot): void {
  c.chapter("Purpose, status and limits");
  c.paragraph(s.kind === "art30_record"
    ? `This is the record that Art. 30(1) and (2) GDPR ask ${s.organization.name} to keep, as it stood at the end of ${c.clock.long(s.period.to)}. It is made to be handed to the supervisory authority on request (Art. 30(4)).`
    : `This register documents every breach of personal data of which ${s.organization.name} became aware from ${c.clock.long(s.period.from)} to ${c.clock.long(s.period.to)}: facts, effects and remedy, whether or not the authority was told (Art. 33(5) GDPR).`);
  c.section("Who is responsible");
  if (s.registers && s.registers.controller.length > 0) c.facts(s.registers.controller);
  else c.paragraph("Nobody has said yet who answers people and the authority.");
  c.section("In figures");
  tableOrSentence(c, { none: "Nothing stands in these registers.", title: "Entries printed" }, {
    columns: [{ head: "What", width: 300 }, { head: "Number", width: 80, align: "right" }],
    rows: s.registers?.counts ?? [], cells: ({ label, value }) => [label, grouped(value)],
  });
  c.section("Limits");
  c.bullets([
    "The entries were written by management. What the law asks for and nobody has said is printed with each entry as missing.",
    "People stand in it by the number of their request or not at all. What was written in free text is printed as it was written.",
    s.ledger.root === null ? "No checkpoint existed when this report was made: the digests printed here are statements by management." : "Each version printed here has an entry in the ledger that commits to its content; the last appendix names both.",
  ]);
}
