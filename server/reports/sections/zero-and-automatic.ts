import type { ControlSheet, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibit, grouped } from "../words";
import { changedWords } from "./control-sheets";
import { tableOrSentence } from "./table-or-sentence";

/** Controls whose event did not happen, with the recorded zero that says so. */
export function notOccurring(c: Composer, s: ReportSnapshot): void {
  c.chapter("Controls that did not occur");
  const rows = s.controls.filter((control) => control.state === "not_occurring");
  tableOrSentence(c, {
    none: "Every control in scope had something to act on, or has no evidence either way.",
    lead: "The event these controls answer to did not happen in the period, shown by a recorded query that returned zero. They were neither passed nor failed.",
    title: "Controls that did not occur, and the record that says so",
  }, {
    columns: [
      { head: "Control", width: 54, style: TYPE.cellMedium },
      { head: "As promised", width: 180 },
      { head: "The recorded zero", width: c.measure - 54 - 180 - 76 },
      { head: "Exhibits", width: 76 },
    ],
    rows,
    cells: (control) => [{ text: control.key, ...c.links.toControl(control.key) }, control.promise, control.sentence, control.evidence.slice(0, 4).map(exhibit).join(", ") || "none"],
  });
}

/** Controls tested from records alone, with the changes made to their parameters. */
export function automaticControls(c: Composer, s: ReportSnapshot): void {
  c.chapter("Automatic controls and their changes");
  const rows = s.controls.filter((control) => control.automation === "full");
  tableOrSentence(c, {
    none: "No control in scope is tested from records alone.",
    lead: "A control that is tested from records alone holds for a period only if what it promises did not change, or every change is known. Changes to its parameters in the period are listed.",
    title: "Controls tested from records alone, and changes to their parameters",
  }, {
    columns: [
      { head: "Control", width: 54, style: TYPE.cellMedium },
      { head: "Title", width: 190 },
      { head: "Rules", width: 44, align: "right" },
      { head: "Changes to parameters", width: c.measure - 288 },
    ],
    rows,
    cells: (control) => [{ text: control.key, ...c.links.toControl(control.key) }, control.title, grouped(control.rules.length), changes(c, control)],
  });
}

function changes(c: Composer, control: ControlSheet): string[] {
  const changed = control.parameters.filter((parameter) => parameter.promised !== null);
  return changed.length === 0 ? ["none"] : changed.map((parameter) => `${parameter.label}: ${changedWords(c, parameter)}`);
}
