import { findingsOn } from "@/server/domain/reports/audit-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { lapseSpan } from "../result-words";
import { TYPE } from "../theme";
import { deviationWords, exhibitList } from "../words";
import { tableOrSentence } from "./table-or-sentence";

/** The register: one line an exception. The chapter after it has each with its items. */
export function exceptionsTable(c: Composer, s: ReportSnapshot): void {
  c.chapter("Exceptions register");
  tableOrSentence(c, { none: "No control lapsed in the period, and none deviated at its end.", title: "Exceptions of the period", lead: "“x of n” counts items that deviate, of those the rule looked at; of a lapse at its worst. A repair does not remove an exception." }, {
    columns: [{ head: "Number", width: 76, style: TYPE.smallMedium }, { head: "Control", width: 110, style: TYPE.small }, { head: "From, until", width: 112, style: TYPE.small }, { head: "Deviations", width: 66, style: TYPE.small }, { head: "Management's response", width: c.measure - 424, style: TYPE.small }, { head: "Exhibits", width: 60, style: TYPE.small }],
    rows: s.exceptions,
    cells: (entry) => [
      entry.id, [{ text: entry.controlKey, ...c.links.toControl(entry.controlKey) }, { text: entry.controlTitle, style: TYPE.smallSoft }], entry.lapse ? lapseSpan(entry.lapse, c.clock) : "stood at the end",
      entry.deviations === 0 ? "no single item" : deviationWords(entry.tested, entry.deviations), responseWords(s, entry),
      exhibitList([...new Set([...entry.exhibits, ...entry.items.flatMap(({ exhibit }) => exhibit ?? [])])].sort((a, b) => a - b), 6),
    ],
  });
}

function responseWords({ findings }: ReportSnapshot, { response, controlKey }: ReportSnapshot["exceptions"][number]): string {
  if (response) return `${response.status}: ${response.cause}`;
  const answered = findingsOn(findings, controlKey).filter((finding) => finding.response !== null);
  return answered.length === 0 ? "no response recorded" : `see the response to ${answered.map(({ number }) => number).join(", ")}`;
}
