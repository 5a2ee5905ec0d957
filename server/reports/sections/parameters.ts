import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { parametersInForce } from "@/server/domain/reports/summary";

import type { Composer } from "../composer";
import { INK, TYPE } from "../theme";
import { valueWords } from "../words";
import { changedWords } from "./control-sheets";
import { tableOrSentence } from "./table-or-sentence";

/** Appendix C: default and promise, printed apart. */
export function parameters(c: Composer, s: ReportSnapshot): void {
  c.appendix("Parameters in force");
  const rows = parametersInForce(s.controls);
  tableOrSentence(c, {
    none: "No control in scope has a parameter.",
    title: "Default and promise of every parameter",
  }, {
    columns: [
      { head: "Control", width: 54, style: TYPE.cellMedium },
      { head: "Parameter", width: c.measure - 54 - 84 - 84 - 158 },
      { head: "Default", width: 84, align: "right", style: TYPE.cellSoft },
      { head: "Promised", width: 84, align: "right" },
      { head: "Changed", width: 158, style: TYPE.cellSoft },
    ],
    rows,
    cells: (row) => [
      { text: row.controlKey, ...c.links.toControl(row.controlKey) }, row.label, valueWords(row.defaultValue),
      row.promised === null ? { text: "as default", style: { ...TYPE.cell, color: INK.faint } } : { text: valueWords(row.promised), style: TYPE.cellBold },
      changedWords(c, row),
    ],
  });
}
