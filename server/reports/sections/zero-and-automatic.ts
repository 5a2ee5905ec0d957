import type { ControlSheet, ReportSnapshot } from "@/server/domain/reports/snapshot";
import { daysIn } from "@/server/domain/reports/uncovered-days";

import type { Composer } from "../composer";
import { TYPE } from "../theme";
import { exhibitList } from "../words";

/** Controls whose event did not happen, with the recorded zero that says so. */
export function notOccurring(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Controls that did not occur"));
  const rows = s.controls.filter((control) => control.state === "not_occurring");
  if (rows.length === 0) {
    c.paragraph(say("Every control in scope had something to act on, or has no evidence either way."));
    return;
  }
  c.paragraph(say("For these controls no event to answer to is on record. What is recorded says so only for the days it speaks about: days of the period that no recorded query covers are printed. They were neither passed nor failed."));
  c.table(say("Controls that did not occur, and the record that says so"), {
    columns: [
      { head: say("Control"), width: 54, style: TYPE.cellMedium },
      { head: say("As promised"), width: 180 },
      { head: say("What is recorded, and the days it does not cover"), width: c.measure - 54 - 180 - 76 },
      { head: say("Exhibits"), width: 76 },
    ],
    rows,
    cells: (control) => [{ text: control.key, ...c.links.toControl(control.key) }, control.promise, [control.sentence, uncoveredWords(c, control)], exhibitList(say, control.evidence, 4, control.evidenceTotal)],
  });
}

/** Controls tested from records alone, with the changes made to their parameters. */
export function automaticControls(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Automatic controls and their changes"));
  const rows = s.controls.filter((control) => control.automation === "full");
  if (rows.length === 0) {
    c.paragraph(say("No control in scope is tested from records alone."));
    return;
  }
  c.paragraph(say("A control that is tested from records alone holds for a period only if what it promises did not change, or every change is known. Every change of its wording, its promised values and its scope in the period is listed."));
  c.table(say("Controls tested from records alone, and what changed of them"), {
    columns: [
      { head: say("Control"), width: 54, style: TYPE.cellMedium },
      { head: say("Title"), width: 190 },
      { head: say("Rules"), width: 44, align: "right" },
      { head: say("Changes in the period"), width: c.measure - 288 },
    ],
    rows,
    cells: (control) => [{ text: control.key, ...c.links.toControl(control.key) }, control.title, say.number(control.rules.length), changes(c, control)],
  });
}

function changes(c: Composer, control: ControlSheet): string[] {
  return control.changes.length === 0 ? [c.say("none")] : control.changes.map((change) => `${c.clock.day(change.at)}, ${change.by}: ${change.what}`);
}

function uncoveredWords({ say, clock }: Composer, { uncovered }: ControlSheet): string {
  if (uncovered.length === 0) return say("Recorded queries cover every day of the period.");
  const named = uncovered.slice(0, 6).map(({ from, to }) => (from === to ? clock.day(from) : say("{from} to {to}", { from: clock.day(from), to: clock.day(to) }))).join(", ");
  const spans = uncovered.length > 6 ? say("{list} and more", { list: named }) : named;
  return say("No recorded query covers {n} day: {spans}.|No recorded query covers {n} days: {spans}.", { n: daysIn(uncovered), spans });
}
