import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { tableOrSentence } from "./table-or-sentence";

export function openPoints(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Open points"));
  tableOrSentence(c, {
    none: say("No fact is missing and no request is open."),
    lead: say("Facts that a rule needed and did not find, and questions nobody has answered yet. Until they are answered the result of the control stands as printed."),
    title: say("Missing facts and open questions"),
  }, {
    columns: [
      { head: say("Control"), width: 58, style: TYPE.cellMedium },
      { head: say("What is missing"), width: c.measure - 58 - 120 - 62 - 80 },
      { head: say("Where"), width: 120, style: TYPE.cellSoft },
      { head: say("Open since"), width: 62 },
      { head: say("With"), width: 80, style: TYPE.cellSoft },
    ],
    rows: s.openPoints,
    cells: (point) => [
      point.controlKey ? { text: point.controlKey, ...c.links.toControl(point.controlKey) } : "–",
      point.what, point.where ?? "–", point.since ? c.clock.day(point.since) : "–", point.owner ?? say("nobody"),
    ],
  });
}
