import { findingsOn } from "@/server/domain/reports/audit-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { lapseSpan } from "../result-words";
import { TYPE } from "../theme";
import { deviationWords, exhibitList } from "../words";
import { tableOrSentence } from "./table-or-sentence";

/** The register: one line an exception. The chapter after it has each with its items. */
export function exceptionsTable(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Exceptions register"));
  tableOrSentence(c, { none: say("No control lapsed in the period, and none deviated at its end."), title: say("Exceptions of the period"), lead: say("“x of n” counts items that deviate, of those the rule looked at; of a lapse at its worst. A repair does not remove an exception.") }, {
    columns: [{ head: say("Number"), width: 76, style: TYPE.smallMedium }, { head: say("Control"), width: 110, style: TYPE.small }, { head: say("From, until"), width: 112, style: TYPE.small }, { head: say("Deviations"), width: 66, style: TYPE.small }, { head: say("Management's response"), width: c.measure - 424, style: TYPE.small }, { head: say("Exhibits"), width: 60, style: TYPE.small }],
    rows: s.exceptions,
    cells: (entry) => [
      entry.id, [{ text: entry.controlKey, ...c.links.toControl(entry.controlKey) }, { text: entry.controlTitle, style: TYPE.smallSoft }], entry.lapse ? lapseSpan(entry.lapse, c) : say("stood at the end"),
      entry.deviations === 0 ? say("no single item") : deviationWords(say, entry.tested, entry.deviations), responseWords(c, s, entry),
      exhibitList(say, [...new Set([...entry.exhibits, ...entry.items.flatMap(({ exhibit }) => exhibit ?? [])])].sort((a, b) => a - b), 6),
    ],
  });
}

function responseWords({ say }: Composer, { findings }: ReportSnapshot, { response, controlKey }: ReportSnapshot["exceptions"][number]): string {
  if (response) return `${response.status}: ${response.cause}`;
  const answered = findingsOn(findings, controlKey).filter((finding) => finding.response !== null);
  return answered.length === 0 ? say("no response recorded") : say("see the response to {findings}", { findings: answered.map(({ number }) => number).join(", ") });
}
