import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit } from "../words";

type Deviation = { item: string; at: string | null; sentence: string; exhibit: number | null };

/** Deviations one by one, each with the exhibit that shows it. */
export function deviationTable(c: Composer, title: string, rows: readonly Deviation[]): void {
  const { say } = c;
  c.table(title, {
    columns: [
      { head: say("Item"), width: 130, style: TYPE.cellMedium },
      { head: say("When"), width: 120 },
      { head: say("What was found"), width: c.measure - 302 },
      { head: say("Exhibit"), width: 52 },
    ],
    rows,
    cells: (row) => [row.item, row.at ? c.clock.moment(row.at) : say("no time given"), row.sentence,
      row.exhibit === null ? "–" : { text: exhibit(row.exhibit), ...c.links.toExhibit(row.exhibit) }],
  });
}
