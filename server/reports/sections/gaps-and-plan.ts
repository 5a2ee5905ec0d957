import { ACCOUNTABILITY_CHAPTERS } from "@/server/domain/reports/accountability-part";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { printChapter } from "./register-chapters";
import { tableOrSentence } from "./table-or-sentence";

/** What the registers still lack, entry by entry, and the risks with what is done about them. */
export function gapsAndPlan(c: Composer, { accountability }: ReportSnapshot): void {
  if (!accountability) return;
  const gaps = ACCOUNTABILITY_CHAPTERS.flatMap((name) => accountability.chapters[name].entries.flatMap(({ label, name: called, missing }) => missing.map((what) => ({ label, called, what }))));
  const { say } = c;
  c.chapter(say("Gaps of the registers"));
  tableOrSentence(c, { none: say("No entry printed here lacks what the law asks for."), title: say("What is missing"), lead: say("What the law asks for and nobody has said. An entry with a gap is kept and printed as it is.") }, {
    columns: [{ head: say("Entry"), width: 44, style: TYPE.cellMedium }, { head: say("Name"), width: 150, style: TYPE.cellSoft }, { head: say("What is missing"), width: c.measure - 194 }],
    rows: gaps, cells: ({ label, called, what }) => [label, called, what],
  });
  printChapter(c, accountability.chapters.risks);
}
