import type { FindingPrint } from "@/server/domain/reports/audit-part";

import type { Composer } from "../composer";
import { severityWord } from "./severity-word";

/** One step in the history of a finding, in lines. */
export function saidWords(c: Composer, said: FindingPrint["history"][number]["said"], ownerName: string | null): string[] {
  const { say } = c;
  switch (said.act) {
    case "respond": return [say("Response. Cause: {text}", { text: said.cause }), ...(said.mitigation === "" ? [] : [say("Mitigating control: {text}", { text: said.mitigation })]), say("Corrective action: {text}", { text: said.correction }), say("By {owner}, due {day}", { owner: ownerName ?? say("nobody"), day: c.clock.long(said.dueOn) })];
    case "remediate": return [say("Repair reported, done on {day}: {text}", { day: c.clock.long(said.doneOn), text: said.text })];
    case "retest": return [said.passed ? say("Retest passed, {deviations} of {tested}: {text}", { deviations: said.deviations, tested: said.tested, text: said.text }) : say("Retest failed, {deviations} of {tested}: {text}", { deviations: said.deviations, tested: said.tested, text: said.text })];
    case "grade": return [say("Severity set to {severity}: {text}", { severity: severityWord(say, said.severity), text: said.text })];
    case "correct": return [say("Facts corrected to {deviations} of {tested}: {text}", { deviations: said.deviations, tested: said.tested, text: said.text })];
    case "close": return [say("Closed: {text}", { text: said.text })];
    case "reopen": return [say("Opened again: {text}", { text: said.text })];
    case "withdraw": return [say("Withdrawn: {text}", { text: said.text })];
  }
}
