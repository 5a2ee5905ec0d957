import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { parametersInForce } from "@/server/domain/reports/summary";

import type { Composer } from "../composer";
import { INK, TYPE } from "../theme";
import { valueWords } from "../words";
import { changedWords } from "./control-sheets";
import { tableOrSentence } from "./table-or-sentence";

/** Appendix C: default and promise, printed apart. */
export function parameters(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.appendix(say("Parameters in force"));
  const rows = parametersInForce(s.controls);
  tableOrSentence(c, {
    none: say("No control in scope has a parameter."),
    title: say("Default and promise of every parameter"),
  }, {
    columns: [
      { head: say("Control"), width: 54, style: TYPE.cellMedium },
      { head: say("Parameter"), width: c.measure - 54 - 84 - 84 - 158 },
      { head: say("Default"), width: 84, align: "right", style: TYPE.cellSoft },
      { head: say("Promised"), width: 84, align: "right" },
      { head: say("Changed"), width: 158, style: TYPE.cellSoft },
    ],
    rows,
    cells: (row) => [
      { text: row.controlKey, ...c.links.toControl(row.controlKey) }, row.label, valueWords(say, row.defaultValue),
      row.promised === null ? { text: say("as default"), style: { ...TYPE.cell, color: INK.faint } } : { text: valueWords(say, row.promised), style: TYPE.cellBold },
      changedWords(c, row),
    ],
  });
}
