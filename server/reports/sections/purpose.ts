import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { ownWords } from "./own-words";

export function purpose(c: Composer, s: ReportSnapshot): void {
  const name = s.organization.name;
  const { say } = c;
  c.chapter(say("Purpose, status and limits"));
  c.section(say("What this report is for"));
  c.paragraph(say("For each control that {name} has promised, this report prints the promise in {name}'s own words, the rule that tests it, the records the test stands on, and the result. Each exhibit number (E-) leads to one line of appendix A, and from there to its digest in appendix D.", { name }));
  c.paragraph(s.kind === "gdpr_accountability"
    ? say("It shows how the organization can demonstrate that it keeps to the regulation (Art. 5(2)): who is responsible, how requests of persons were answered, and the measures with the records they stand on.")
    : s.kind === "soc2_readiness"
    ? say("It is meant for management preparing for an examination, and for an auditor planning one. It can shorten an auditor's work; it cannot stand in for it.")
    : s.kind === "applicability" ? say("It states for every control whether it applies and why, what is promised, and to which requirements it answers.")
    : s.kind === "exceptions_register" ? say("It lists every lapse of the period and every deviation at its end, with the response of management where one is recorded.")
    : say("It lists management's own tests in the order in which a reader of a test section would look for them. An auditor may repeat every one of them from the records named."));
  ownWords(c);
  c.section(say("Status"));
  c.paragraph(say("Management made this report with the help of software. Nobody independent has examined it. No sentence in it is an opinion or a conclusion on whether a criterion is met, and a result of “Pass” says only that the rule printed beside it held on the records named."));
  ledgerPromises(c, s);
  c.section(say("Limits"));
  c.bullets([
    say("A promise is tested only as far as its rule reaches. What a rule does not look at is not tested, and the control sheet prints the rule."),
    say("Records are tested in full; no sample was drawn by this report. Where a source gave fewer rows than it counts, both numbers are printed."),
    say("A missing record is never counted as a failure or as a pass. It is printed as “No evidence”, and an overdue run as missed."),
    say("Repairs made after a deviation are printed beside it. They do not remove it."),
    say("What was left out of this report, and why, is listed in the chapter “Not included”."),
  ]);
}

function ledgerPromises(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.section(say("What the ledger shows, and what it does not"));
  if (s.ledger.root === null) {
    c.paragraph(say("No checkpoint existed when this report was made. Nothing in it can be proved against a ledger yet: read the digests as statements by management."));
    return;
  }
  c.paragraph(say("This report stands on the checkpoint of {size} ledger entries that is printed on the cover. Against that checkpoint a reader can show, without access to {name} or to the service:", { size: s.ledger.size, name: s.organization.name }));
  c.bullets([
    say("that an exhibit with a ledger position is, byte for byte, the one received at the time printed under “received”;"),
    say("that no entry up to that size was changed, removed, inserted or put in another order afterwards."),
  ]);
  c.paragraph(say("It does not show:"));
  c.bullets([
    say("that a source system told the truth, or told everything. For that, the system, the query, the time and the row counts are printed, so that the extract can be repeated;"),
    say("that an event happened when the source says it did. Only the time of receipt is taken from the server's clock. The three times (occurred, extracted, received) are kept apart;"),
    say("that every reader was shown the same ledger. Compare the checkpoint with one that came to you at another time or by another way;"),
    say("anything about an exhibit marked “pending”: it was received after the checkpoint was made."),
  ]);
}
