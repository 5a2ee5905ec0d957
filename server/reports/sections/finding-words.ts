import type { FindingPrint } from "@/server/domain/reports/audit-part";

import type { Composer } from "../composer";
import { grouped } from "../words";

/** One step in the history of a finding, in lines. */
export function saidWords(c: Composer, said: FindingPrint["history"][number]["said"], ownerName: string | null): string[] {
  switch (said.act) {
    case "respond": return [`Response. Cause: ${said.cause}`, ...(said.mitigation === "" ? [] : [`Mitigating control: ${said.mitigation}`]), `Corrective action: ${said.correction}`, `By ${ownerName ?? "nobody"}, due ${c.clock.long(said.dueOn)}`];
    case "remediate": return [`Repair reported, done on ${c.clock.long(said.doneOn)}: ${said.text}`];
    case "retest": return [`Retest ${said.passed ? "passed" : "failed"}, ${grouped(said.deviations)} of ${grouped(said.tested)}: ${said.text}`];
    case "grade": return [`Severity set to ${said.severity}: ${said.text}`];
    case "correct": return [`Facts corrected to ${grouped(said.deviations)} of ${grouped(said.tested)}: ${said.text}`];
    case "close": return [`Closed: ${said.text}`];
    case "reopen": return [`Opened again: ${said.text}`];
    case "withdraw": return [`Withdrawn: ${said.text}`];
  }
}
