import { findingsOn, type FindingPrint } from "@/server/domain/reports/audit-part";
import type { ExceptionEntry, ManagementResponse, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer, Fact } from "../composer";
import { TYPE } from "../theme";
import { lapseSpan } from "../result-words";
import { deviationWords, exhibitList } from "../words";
import { deviationTable } from "./deviation-table";

export function exceptions(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Exceptions and management's responses"));
  if (s.exceptions.length === 0) {
    c.paragraph(say("No control lapsed in the period, and none deviated at its end."));
    return;
  }
  c.paragraph(say("Listed are all lapses of the period, also those repaired since, read off every change of a control’s result, and the deviations that stood at its end. A lapse is a stretch in which a control’s result was fail, exception or stale; its items are those of any moment in it at which a record came in. Responses are management's and were not tested."));
  for (const entry of s.exceptions) exception(c, entry, findingsOn(s.findings, entry.controlKey));
}

function exception(c: Composer, entry: ExceptionEntry, found: FindingPrint[]): void {
  c.section(`${entry.controlKey} ${entry.controlTitle}`);
  const { say } = c;
  const facts: Fact[] = [
    ...(entry.lapse ? lapseFacts(c, entry.lapse) : []),
    { label: entry.lapse ? say("Deviations at the worst") : say("Deviations at the end"), value: entry.deviations === 0 ? say("no single item; see what was found") : deviationWords(say, entry.tested, entry.deviations), style: TYPE.cellMedium },
    ...(entry.exhibits.length > 0 ? [{ label: say("Records in exhibits"), value: exhibitList(say, entry.exhibits, 200) }] : []),
    { label: say("Explanation"), value: entry.explanation ?? say("no explanation recorded") },
    ...(entry.response ? responseFacts(c, entry.response) : [{ label: say("Management's response"), value: responseElsewhere(c, found), style: TYPE.cellMedium }]),
    ...(found.length > 0 ? [{ label: say("Findings of the auditors"), value: found.map(({ number, facts: { deviations, tested }, title }) => `${number}, ${deviationWords(say, tested, deviations)}: ${title}`) }] : []),
  ];
  c.facts(facts);
  if (entry.items.length > 0) deviationTable(c, say("Items of exception {id}, {count} printed", { id: entry.id, count: entry.items.length }), entry.items);
}

/** A response is given to a finding: an exception of a control that findings touch points at theirs. */
function responseElsewhere({ say }: Composer, found: FindingPrint[]): string {
  const answered = found.filter(({ response }) => response !== null).map(({ number }) => number);
  return answered.length === 0 ? say("no response recorded") : say("none to this exception alone; see the response to {findings}", { findings: answered.join(", ") });
}

function lapseFacts(c: Composer, lapse: NonNullable<ExceptionEntry["lapse"]>): Fact[] {
  const { say } = c;
  return [
    { label: say("Lapse"), value: lapseSpan(lapse, c), style: TYPE.cellMedium },
    { label: say("What was found"), value: lapse.steps.map((step) => `${c.clock.moment(step.at)}: ${step.sentence}`) },
    ...(lapse.until === null ? [] : [{ label: say("Repaired"), value: c.clock.moment(lapse.until) }]),
    ...(lapse.complete ? [] : [{ label: say("Limit"), value: say("More changed in this lapse than is printed: items that deviated only between the moments looked at may be missing.") }]),
  ];
}

/** Cause, mitigating control, corrective action, owner, day and status. */
export function responseFacts(c: Composer, response: ManagementResponse): Fact[] {
  const { say } = c;
  return [
    { label: say("Cause"), value: response.cause },
    { label: say("Mitigating control"), value: response.mitigation ?? say("none stated") },
    { label: say("Corrective action"), value: `${response.correctiveAction ?? say("none stated")}${response.dueOn ? `; ${say("due {day}", { day: c.clock.long(response.dueOn) })}` : ""}` },
    { label: say("Answered for by"), value: say("{owner}; status: {status}", { owner: response.owner ?? say("no owner"), status: response.status }) },
    { label: say("Recorded"), value: `${response.by}, ${c.clock.moment(response.at)}` },
  ];
}
