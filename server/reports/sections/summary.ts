import { VERDICT_STATES } from "@/server/domain/controls/schema";
import type { VerdictState } from "@/server/domain/controls/schema";
import type { ControlSheet, ReportSnapshot } from "@/server/domain/reports/snapshot";
import { countByCategory, countStates, gapsOf } from "@/server/domain/reports/summary";
import type { CategoryCounts } from "@/server/domain/reports/summary";

import type { Composer } from "../composer";
import { lapseWords } from "../result-words";
import { drawStrip, monthAxis, stripLegend } from "../coverage-strip";
import { baselineIn } from "../pen";
import type { Slab } from "../slab";
import { drawStateGlyph } from "../state-glyph";
import { INK, TYPE } from "../theme";
import { STATE_WORD } from "../words";

export function summary(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Summary"));
  if (s.controls.length === 0) {
    c.paragraph(say("No controls are in scope of this report, so there is nothing to summarize."));
    if (s.frameworks.length === 0) c.paragraph(say("No framework of this report is chosen in the organization’s settings: nothing in it is tested by a control, and that no deviation stands in it says nothing."));
    return;
  }
  c.section(say("Controls by result"));
  c.raw(...headline(c, s));
  resultsByCategory(c, s.controls);
  c.section(say("What needs attention first"));
  gaps(c, gapsOf(s.controls));
  lapsed(c, s.controls);
  c.section(say("Coverage of the period"));
  coverage(c, s);
}

/** One line of figures: the eight states with their counts, over the width of the page. */
function headline(c: Composer, s: ReportSnapshot): Slab[] {
  const counts = countStates(s.controls);
  const step = c.measure / VERDICT_STATES.length;
  return [{
    height: 46,
    draw: (pen, x, y) => VERDICT_STATES.forEach((state, index) => {
      const left = x + index * step;
      pen.text(String(counts[state]), left, baselineIn(y, FIGURE), { ...FIGURE, color: counts[state] === 0 ? INK.faint : INK.text });
      drawStateGlyph(pen, state, left + 2.6, y + 30, 2.6);
      const word = c.say(STATE_WORD[state]);
      const note = { ...NOTE, size: Math.min(NOTE.size, (NOTE.size * (step - 9)) / pen.widthOf(word, NOTE)) };
      pen.text(word, left + 8, baselineIn(y + 25.5, NOTE), note);
    }),
  }];
}
/** Over a narrow column: where a language has longer words it breaks them where they may be broken. */
const HEAD_WORD = { ...STATE_WORD, exception: "Exception##head", not_applicable: "Not applicable##head" } as const;
const NOTE = { ...TYPE.smallSoft, size: 6.6 };
const FIGURE = { ...TYPE.h1, face: "sansMedium", size: 19, leading: 24 } as const;

function resultsByCategory(c: Composer, controls: readonly ControlSheet[]): void {
  const { say } = c;
  const rows = countByCategory(controls);
  const total: CategoryCounts = { category: say("All controls"), total: controls.length, byState: countStates(controls) };
  const figures = VERDICT_STATES.length + 1;
  const width = (c.measure - 82) / figures;
  c.table(say("Controls by category and result"), {
    columns: [
      { head: say("Category"), width: 82 },
      ...VERDICT_STATES.map((state) => ({ head: say(HEAD_WORD[state]), width, align: "right" as const })),
      { head: say("Controls"), width, align: "right" as const, style: TYPE.cellMedium },
    ],
    rows: [...rows, total],
    cells: (row) => [
      row === total ? { text: row.category, style: TYPE.cellBold } : row.category,
      ...VERDICT_STATES.map((state) => count(row, state)),
      String(row.total),
    ],
  });
}

const count = (row: CategoryCounts, state: VerdictState) =>
  row.byState[state] === 0 ? { text: "–", style: { ...TYPE.cell, color: INK.faint } } : String(row.byState[state]);

function gaps(c: Composer, controls: readonly ControlSheet[]): void {
  const { say } = c;
  if (controls.length === 0) {
    c.paragraph(say("No control is in a state that asks for attention."));
    return;
  }
  c.table(say("{n} control that need attention, worst first|{n} controls that need attention, worst first", { n: controls.length }), {
    columns: [
      { head: say("Control"), width: 54, style: TYPE.cellMedium },
      { head: say("Result"), width: 84 },
      { head: say("Why"), width: c.measure - 54 - 84 - 88 },
      { head: say("Owner"), width: 88, style: TYPE.cellSoft },
    ],
    rows: controls,
    cells: (control) => [
      { text: control.key, ...c.links.toControl(control.key) },
      { state: control.state },
      [{ text: control.title, style: TYPE.cellMedium }, { text: control.sentence, style: TYPE.cellSoft }],
      control.owner ?? say("no owner"),
    ],
  });
}

/** What the figures above do not show: they are of the end of the period. */
function lapsed(c: Composer, controls: readonly ControlSheet[]): void {
  const { say } = c;
  const rows = controls.filter((control) => control.lapses.length > 0);
  c.section(say("Lapses in the period"));
  if (rows.length === 0) {
    c.paragraph(say("No control lapsed in the period."));
    return;
  }
  c.table(say("{n} control that lapsed in the period, with the result at its end|{n} controls that lapsed in the period, with the result at its end", { n: rows.length }), {
    columns: [
      { head: say("Control"), width: 54, style: TYPE.cellMedium },
      { head: say("At the end"), width: 84 },
      { head: say("Title"), width: 170 },
      { head: say("Lapses"), width: c.measure - 54 - 84 - 170 },
    ],
    rows,
    cells: (control) => [{ text: control.key, ...c.links.toControl(control.key) }, { state: control.state }, control.title, lapseWords(control.lapses, c)],
  });
}

const LABEL = 178;

function coverage(c: Composer, s: ReportSnapshot): void {
  c.lead(c.say("One row a control, one cell a week, {n} week from {from} to {to}. A gap is shown as a gap; nothing is filled in between two records.|One row a control, one cell a week, {n} weeks from {from} to {to}. A gap is shown as a gap; nothing is filled in between two records.", { n: s.coverageWeeks.length, from: c.clock.day(s.period.from), to: c.clock.day(s.period.to) }));
  c.raw({ ...stripLegend(), keepWithNext: true });
  const axis: Slab = { ...monthAxis(s.coverageWeeks, LABEL, c.measure - LABEL), keepWithNext: true };
  c.raw(axis, ...s.controls.map((control) => coverageRow(c, control, axis)));
  c.space(10);
}

function coverageRow(c: Composer, control: ControlSheet, axis: Slab): Slab {
  return {
    height: 11.5,
    repeat: axis,
    draw: (pen, x, y) => {
      drawStateGlyph(pen, control.state, x + 2.8, y + 5.9, 2.7);
      pen.text(pen.clip(control.key, TYPE.smallMedium, 35), x + 9, baselineIn(y + 1, TYPE.smallMedium), TYPE.smallMedium, c.links.toControl(control.key));
      // Key and title stand in full on the control's own sheet.
      pen.text(pen.clip(control.title, TYPE.smallSoft, LABEL - 54), x + 46, baselineIn(y + 1, TYPE.smallSoft), TYPE.smallSoft);
      drawStrip(pen, control.coverage, x + LABEL, y + 2.2, c.measure - LABEL, 7.2);
    },
  };
}
