import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit } from "../words";

type Deviation = { item: string; at: string | null; sentence: string; exhibit: number | null };

/** Deviations one by one, each with the exhibit that shows it. */
export function deviationTable(c: Composer, title: string, rows: readonly Deviation[]): void {
  c.table(title, {
    columns: [
      { head: "Item", width: 130, style: TYPE.cellMedium },
      { head: "When", width: 120 },
      { head: "What was found", width: c.measure - 302 },
      { head: "Exhibit", width: 52 },
    ],
    rows,
    cells: (row) => [row.item, row.at ? c.clock.moment(row.at) : "no time given", row.sentence,
      row.exhibit === null ? "–" : { text: exhibit(row.exhibit), ...c.links.toExhibit(row.exhibit) }],
  });
}
