import type { Block, ExtractCell } from "@/server/domain/reports/extract/extract";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { dayLegend, daySlabs } from "../day-strip";
import type { Cell } from "../table";
import { TYPE } from "../theme";
import { exhibit, NOT_STATED, sectionWords } from "../words";
import { ownWords } from "./own-words";
import { tableOrSentence } from "./table-or-sentence";

/** What the report is for, whose records it prints, and what they do not say. */
export function extractPurpose(c: Composer, s: ReportSnapshot): void {
  if (!s.extract) return;
  const { say } = c;
  c.chapter(say("Purpose, status and limits"));
  for (const said of s.extract.purpose) c.paragraph(said);
  c.paragraph(say("Management made this report with the help of software from records it received. Nobody independent has examined it, and no sentence in it is an opinion or a conclusion."));
  ownWords(c);
  c.section(say("Limits"));
  c.bullets([
    say("What no source stated is printed as “not stated”, and a list without a line as a sentence. Neither is a failure, and neither is a pass."),
    ...s.extract.limits,
    ...(s.leftOut && s.leftOut.length > 0 ? [say("Left out on request: {list}.", { list: sectionWords(say, s.leftOut).join("; ") })] : []),
    s.ledger.root === null ? say("No checkpoint existed when this report was made. Nothing in it can be proved against a ledger yet.") : say("The checkpoint on the cover shows that nothing recorded up to it was changed afterwards. It does not show that a source told the truth or told everything."),
  ]);
}

export function extractChapters(c: Composer, s: ReportSnapshot): void {
  for (const { title, blocks } of s.extract?.chapters ?? []) {
    c.chapter(title);
    for (const block of blocks) printBlock(c, block);
  }
}

function printBlock(c: Composer, block: Block): void {
  if ("paragraph" in block) c.paragraph(block.paragraph);
  else if ("heading" in block) c.section(block.heading);
  else if ("days" in block) {
    c.caption(block.days.title);
    c.raw(dayLegend(), ...daySlabs(block.days.rows, c.measure));
    c.space(12);
  } else tableOrSentence(c, block.table, {
    columns: block.table.columns.map(({ head, share, align }, index) => ({ head, width: share * c.measure, ...(align && { align }), style: index === 0 ? TYPE.smallMedium : TYPE.small })),
    rows: block.table.rows, cells: (row) => row.map((cell) => printCell(c, cell)),
  });
}

function printCell(c: Composer, cell: ExtractCell): Cell {
  if (cell === null) return { text: c.say(NOT_STATED), style: TYPE.smallSoft };
  if (typeof cell === "string") return cell;
  if (Array.isArray(cell)) return cell.map((line, index) => (index === 0 ? line : { text: line, style: TYPE.smallSoft }));
  if ("at" in cell) return c.clock.moment(cell.at);
  if ("day" in cell) return c.clock.day(cell.day);
  if ("control" in cell) return { text: cell.control, ...c.links.toControl(cell.control) };
  return { text: exhibit(cell.exhibit), ...c.links.toExhibit(cell.exhibit) };
}
