import type { CriterionRow, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { baselineIn } from "../pen";
import type { Slab } from "../slab";
import { drawState } from "../state-glyph";
import { TYPE, INK } from "../theme";
import { grouped } from "../words";

const ID = 46;
const TEXT = 154;
const COUNT = 38;
const STATE = 68;
const KEY = 40;

export function criteriaMatrix(c: Composer, s: ReportSnapshot): void {
  c.chapter("Criteria and controls");
  c.paragraph("Each criterion is given by its number and a paraphrase in our own words; the text of the standard is not reproduced. Beside it stand the controls that answer to it, with the result of each. A criterion has no result of its own here: whether it is met is for an auditor to say.");
  if (s.frameworks.length === 0) c.paragraph("No framework is in scope.", TYPE.bodySoft);
  for (const framework of s.frameworks) {
    c.section(`${framework.name}, ${framework.version}`);
    c.caption(`${grouped(framework.criteria.length)} criteria and the controls that answer to them`);
    c.raw(headSlab(c.measure), ...matrixSlabs(c, framework.criteria));
    c.space(10);
  }
}

function matrixSlabs(c: Composer, criteria: readonly CriterionRow[]): Slab[] {
  let group = "";
  return criteria.flatMap((criterion) => {
    const opens = criterion.group !== group;
    group = criterion.group;
    return [...(opens ? [groupSlab(criterion.group, c.measure)] : []), criterionSlab(c, criterion)];
  });
}

function headSlab(measure: number): Slab {
  return {
    height: 15,
    keepWithNext: true,
    draw: (pen, x, y) => {
      const heads: [string, number][] = [["Criterion", 0], ["In our words", ID], ["Controls and results", ID + TEXT]];
      for (const [head, at] of heads) pen.text(head, x + at, baselineIn(y + 2, TYPE.head), TYPE.head);
      pen.textRight("Exhibits", x + measure, baselineIn(y + 2, TYPE.head), TYPE.head);
      pen.rule(x, y + 14.5, measure, 0.7, INK.strong);
    },
  };
}

function groupSlab(group: string, measure: number): Slab {
  return {
    height: 18,
    keepWithNext: true,
    repeat: headSlab(measure),
    draw: (pen, x, y) => {
      pen.text(group, x, baselineIn(y + 5, TYPE.cellBold), TYPE.cellBold);
      pen.rule(x, y + 18, measure, 0.35, INK.hair);
    },
  };
}

function criterionSlab(c: Composer, criterion: CriterionRow): Slab {
  const { type } = c;
  const wide = c.measure - ID - TEXT - COUNT;
  const words = type.linesOf(criterion.paraphrase, TYPE.cell, TEXT - 12);
  const ids = type.linesOf(criterion.id, TYPE.cellMedium, ID - 6);
  const controls = criterion.controls.map((control) => ({ ...control, lines: type.linesOf(control.title, TYPE.smallSoft, wide - STATE - KEY) }));
  const controlHeight = (control: { lines: string[] }) => Math.max(11, control.lines.length * TYPE.small.leading + 1.6);
  const stack = controls.reduce((sum, control) => sum + controlHeight(control), 0);
  const height = Math.max(words.length * 11, ids.length * 11, stack, 11) + 5.2;
  return {
    height,
    repeat: headSlab(c.measure),
    draw: (pen, x, y) => {
      const top = y + 2.6;
      ids.forEach((line, index) => pen.text(line, x, baselineIn(top + index * 11, TYPE.cellMedium), TYPE.cellMedium));
      words.forEach((line, index) => pen.text(line, x + ID, baselineIn(top + index * 11, TYPE.cell), TYPE.cell));
      let at = top;
      const left = x + ID + TEXT;
      if (controls.length === 0) pen.text("no control answers to it", left, baselineIn(top, TYPE.cellSoft), TYPE.cellSoft);
      for (const control of controls) {
        drawState(pen, control.state, left, at, TYPE.small);
        pen.text(pen.clip(control.key, TYPE.smallMedium, KEY - 4), left + STATE, baselineIn(at, TYPE.smallMedium), TYPE.smallMedium, c.links.toControl(control.key));
        control.lines.forEach((line, index) => pen.text(line, left + STATE + KEY, baselineIn(at + index * TYPE.small.leading, TYPE.smallSoft), TYPE.smallSoft));
        at += controlHeight(control);
      }
      pen.textRight(criterion.evidenceCount === 0 ? "–" : grouped(criterion.evidenceCount), x + c.measure, baselineIn(top, TYPE.cell), TYPE.cell);
      pen.rule(x, y + height, c.measure, 0.35, INK.hair);
    },
  };
}
