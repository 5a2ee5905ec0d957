import { findingsOn, type FindingPrint } from "@/server/domain/reports/audit-part";
import type { ExceptionEntry, ManagementResponse, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer, Fact } from "../composer";
import { TYPE } from "../theme";
import { lapseSpan } from "../result-words";
import { deviationWords, exhibitList, grouped } from "../words";
import { deviationTable } from "./deviation-table";

export function exceptions(c: Composer, s: ReportSnapshot): void {
  c.chapter("Exceptions and management's responses");
  if (s.exceptions.length === 0) {
    c.paragraph("No control lapsed in the period, and none deviated at its end.");
    return;
  }
  c.paragraph("Listed are all lapses of the period, also those repaired since, read off every change of a control’s result, and the deviations that stood at its end. A lapse is a stretch in which a control’s result was fail, exception or stale; its items are those of any moment in it at which a record came in. Responses are management's and were not tested.");
  for (const entry of s.exceptions) exception(c, entry, findingsOn(s.findings, entry.controlKey));
}

function exception(c: Composer, entry: ExceptionEntry, found: FindingPrint[]): void {
  c.section(`${entry.controlKey} ${entry.controlTitle}`);
  const facts: Fact[] = [
    ...(entry.lapse ? lapseFacts(c, entry.lapse) : []),
    { label: entry.lapse ? "Deviations at the worst" : "Deviations at the end", value: entry.deviations === 0 ? "no single item; see what was found" : deviationWords(entry.tested, entry.deviations), style: TYPE.cellMedium },
    ...(entry.exhibits.length > 0 ? [{ label: "Records in exhibits", value: exhibitList(entry.exhibits, 200) }] : []),
    { label: "Explanation", value: entry.explanation ?? "no explanation recorded" },
    ...(entry.response ? responseFacts(c, entry.response) : [{ label: "Management's response", value: responseElsewhere(found), style: TYPE.cellMedium }]),
    ...(found.length > 0 ? [{ label: "Findings of the auditors", value: found.map(({ number, facts: { deviations, tested }, title }) => `${number}, ${deviationWords(tested, deviations)}: ${title}`) }] : []),
  ];
  c.facts(facts);
  if (entry.items.length > 0) deviationTable(c, `Items of exception ${entry.id}, ${grouped(entry.items.length)} printed`, entry.items);
}

/** A response is given to a finding: an exception of a control that findings touch points at theirs. */
function responseElsewhere(found: FindingPrint[]): string {
  const answered = found.filter(({ response }) => response !== null).map(({ number }) => number);
  return answered.length === 0 ? "no response recorded" : `none to this exception alone; see the response to ${answered.join(", ")}`;
}

function lapseFacts(c: Composer, lapse: NonNullable<ExceptionEntry["lapse"]>): Fact[] {
  return [
    { label: "Lapse", value: lapseSpan(lapse, c.clock), style: TYPE.cellMedium },
    { label: "What was found", value: lapse.steps.map((step) => `${c.clock.moment(step.at)}: ${step.sentence}`) },
    ...(lapse.until === null ? [] : [{ label: "Repaired", value: c.clock.moment(lapse.until) }]),
    ...(lapse.complete ? [] : [{ label: "Limit", value: "More changed in this lapse than is printed: items that deviated only between the moments looked at may be missing." }]),
  ];
}

/** Cause, mitigating control, corrective action, owner, day and status. */
export function responseFacts(c: Composer, response: ManagementResponse): Fact[] {
  return [
    { label: "Cause", value: response.cause },
    { label: "Mitigating control", value: response.mitigation ?? "none stated" },
    { label: "Corrective action", value: `${response.correctiveAction ?? "none stated"}${response.dueOn ? `; due ${c.clock.long(response.dueOn)}` : ""}` },
    { label: "Answered for by", value: `${response.owner ?? "no owner"}; status: ${response.status}` },
    { label: "Recorded", value: `${response.by}, ${c.clock.moment(response.at)}` },
  ];
}
