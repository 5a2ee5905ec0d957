import type { ExceptionEntry, ManagementResponse, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer, Fact } from "../composer";
import { TYPE } from "../theme";
import { deviationWords } from "../words";
import { deviationTable } from "./deviation-table";

export function exceptions(c: Composer, s: ReportSnapshot): void {
  c.chapter("Exceptions and management's responses");
  if (s.exceptions.length === 0) {
    c.paragraph("No exception was recorded in the period.");
    return;
  }
  c.paragraph("Every recorded deviation is listed, also those repaired since. Responses are management's and were not tested.");
  for (const entry of s.exceptions) exception(c, entry);
}

function exception(c: Composer, entry: ExceptionEntry): void {
  c.section(`${entry.controlKey} ${entry.controlTitle}`);
  const facts: Fact[] = [
    { label: "Deviations", value: deviationWords(entry.tested, entry.deviations), style: TYPE.cellMedium },
    { label: "Explanation", value: entry.explanation ?? "no explanation recorded" },
    ...(entry.response ? responseFacts(c, entry.response) : [{ label: "Management's response", value: "no response recorded", style: TYPE.cellMedium }]),
  ];
  c.facts(facts);
  if (entry.items.length > 0) deviationTable(c, `Items of exception ${entry.id}`, entry.items);
}

function responseFacts(c: Composer, response: ManagementResponse): Fact[] {
  return [
    { label: "Cause", value: response.cause },
    { label: "Mitigating control", value: response.mitigation ?? "none stated" },
    { label: "Corrective action", value: `${response.correctiveAction ?? "none stated"}${response.dueOn ? `; due ${c.clock.long(response.dueOn)}` : ""}` },
    { label: "Answered for by", value: `${response.owner ?? "no owner"}; status: ${response.status}` },
    { label: "Recorded", value: `${response.by}, ${c.clock.moment(response.at)}` },
  ];
}
