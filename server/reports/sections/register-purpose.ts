import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { ownWords } from "./own-words";
import { tableOrSentence } from "./table-or-sentence";

/** What a report of registers is for, who is responsible, and what it does not say. */
export function registerPurpose(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  const { name } = s.organization;
  const [from, to] = [c.clock.long(s.period.from), c.clock.long(s.period.to)];
  c.chapter(say("Purpose, status and limits"));
  c.paragraph(s.kind === "art30_record"
    ? say("This is the record that Art. 30(1) and (2) GDPR ask {name} to keep, as it stood at the end of {to}. It is made to be handed to the supervisory authority on request (Art. 30(4)).", { name, to })
    : say("This register documents every breach of personal data of which {name} became aware from {from} to {to}: facts, effects and remedy, whether or not the authority was told (Art. 33(5) GDPR).", { name, from, to }));
  ownWords(c);
  c.section(say("Who is responsible"));
  if (s.registers && s.registers.controller.length > 0) c.facts(s.registers.controller);
  else c.paragraph(say("Nobody has said yet who answers people and the authority."));
  c.section(say("In figures"));
  tableOrSentence(c, { none: say("Nothing stands in these registers."), title: say("Entries printed") }, {
    columns: [{ head: say("What"), width: 300 }, { head: say("Number"), width: 80, align: "right" }],
    rows: s.registers?.counts ?? [], cells: ({ label, value }) => [label, say.number(value)],
  });
  c.section(say("Limits"));
  c.bullets([
    say("The entries were written by management. What the law asks for and nobody has said is printed with each entry as missing."),
    say("People stand in it by the number of their request or not at all. What was written in free text is printed as it was written."),
    s.ledger.root === null ? say("No checkpoint existed when this report was made: the digests printed here are statements by management.") : say("Each version printed here has an entry in the ledger that commits to its content; the last appendix names both."),
  ]);
}
