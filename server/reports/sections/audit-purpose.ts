import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { ownWords } from "./own-words";

/** What a report of one audit's own lists is for, and what it leaves to the auditors. */
export function auditPurpose(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Purpose, status and limits"));
  c.paragraph(s.kind === "request_list"
    ? say("It lists every request of the audit, settled ones included: what was asked, by when, who answers, what was handed over, and what was returned with which reason.")
    : say("It lists every list the auditors froze and every sample they drew from it, with all that a draw depends on, so that anybody can draw the same items again."));
  c.paragraph(say("Management made this report with the help of software. Nobody independent has examined it, and no sentence in it is an opinion or a conclusion."));
  ownWords(c);
  c.section(say("Limits"));
  c.bullets([
    s.kind === "request_list"
      ? say("Evidence that was put aside for a request and not handed over yet is not listed. An accepted item was received as asked for; that says nothing about what it shows.")
      : say("What the auditors found at an item belongs to them and is not in this report."),
    say("It stands as when it was asked for. Later answers, samples and decisions are in a later report; nothing that was recorded is taken away by them."),
    s.ledger.root === null ? say("No checkpoint existed when this report was made. Nothing in it can be proved against a ledger yet.") : say("The checkpoint on the cover shows that nothing recorded up to it was changed afterwards. It does not show that a source told the truth or told everything."),
  ]);
}
