import type { CriterionRow, ReportSnapshot } from "@/server/domain/reports/snapshot";

import type { Composer } from "../composer";
import { baselineIn } from "../pen";
import type { Pen } from "../pen";
import type { Slab } from "../slab";
import { drawState } from "../state-glyph";
import type { TextStyle } from "../text";
import { TYPE, INK } from "../theme";
import type { ReportSay } from "../say";
import { DESIGN_WORD } from "../words";

const ID = 40;
const TEXT = 118;
const COUNT = 34;
const DESIGN = 74;
const STATE = 76;
const KEY = 36;

export function criteriaMatrix(c: Composer, s: ReportSnapshot): void {
  const { say } = c;
  c.chapter(say("Criteria and controls"));
  c.paragraph(say("Each criterion is given by its number and a paraphrase in our own words; the text of the standard is not reproduced. Beside it stand the controls that answer to it, each with two results. Design: the promise and its rules stood through the whole period, or were adopted or changed in it; no walkthrough is on record, and whether the promise suffices for the criterion is not judged. Operation: the result at the end of the period, and the lapses before it. A criterion has no result of its own here: whether it is met is for an auditor to say."));
  if (s.frameworks.length === 0) c.paragraph(say("No framework is in scope."), TYPE.bodySoft);
  for (const framework of s.frameworks) {
    c.section(`${framework.name}, ${framework.version}`);
    c.caption(say("{count} criteria and the controls that answer to them", { count: framework.criteria.length }));
    c.raw(headSlab(say, c.measure), ...matrixSlabs(c, framework.criteria));
    c.space(10);
  }
}

function matrixSlabs(c: Composer, criteria: readonly CriterionRow[]): Slab[] {
  let group = "";
  return criteria.flatMap((criterion) => {
    const opens = criterion.group !== group;
    group = criterion.group;
    return [...(opens ? [groupSlab(c, criterion.group)] : []), criterionSlab(c, criterion)];
  });
}

/** Where the columns of controls begin, from the left edge. */
function columnsOf(measure: number): { title: number; design: number; operation: number } {
  const operation = measure - COUNT - STATE;
  return { title: ID + TEXT + KEY, design: operation - DESIGN, operation };
}

function headSlab(say: ReportSay, measure: number): Slab {
  const { design, operation } = columnsOf(measure);
  const heads: [string, number][] = [[say("Criterion"), 0], [say("In our words"), ID], [say("Control"), ID + TEXT], [say("Design"), design], [say("Operation"), operation]];
  return {
    height: 15,
    keepWithNext: true,
    draw: (pen, x, y) => {
      for (const [head, at] of heads) pen.text(head, x + at, baselineIn(y + 2, TYPE.head), TYPE.head);
      pen.textRight(say("Exhibits"), x + measure, baselineIn(y + 2, TYPE.head), TYPE.head);
      pen.rule(x, y + 14.5, measure, 0.7, INK.strong);
    },
  };
}

function groupSlab({ say, measure }: Composer, group: string): Slab {
  return {
    height: 18,
    keepWithNext: true,
    repeat: headSlab(say, measure),
    draw: (pen, x, y) => {
      pen.text(group, x, baselineIn(y + 5, TYPE.cellBold), TYPE.cellBold);
      pen.rule(x, y + 18, measure, 0.35, INK.hair);
    },
  };
}

type Answer = CriterionRow["controls"][number] & { titleLines: string[]; designLines: string[]; lapsed: string; height: number };

/** A control that answers, with its lines broken: its title, its design result, and its operation result under the state. */
function answerOf(c: Composer, control: CriterionRow["controls"][number]): Answer {
  const { title, design } = columnsOf(c.measure);
  const titleLines = c.type.linesOf(control.title, TYPE.smallSoft, design - title - 8);
  const { state, at } = control.design;
  const designLines = [...c.type.linesOf(c.say(DESIGN_WORD[state]), TYPE.small, DESIGN - 8), ...(at ? [c.clock.day(at)] : [])];
  const lapsed = control.lapses === 0 ? "" : c.say("{n} lapse|{n} lapses", { n: control.lapses });
  const lines = Math.max(titleLines.length, designLines.length, lapsed ? 2.2 : 1.2);
  return { ...control, titleLines, designLines, lapsed, height: lines * TYPE.small.leading + 2 };
}

function criterionSlab(c: Composer, criterion: CriterionRow): Slab {
  const { type } = c;
  const words = type.linesOf(criterion.paraphrase, TYPE.cell, TEXT - 10);
  const ids = type.linesOf(criterion.id, TYPE.cellMedium, ID - 6);
  const answers = criterion.controls.map((control) => answerOf(c, control));
  const stack = answers.reduce((sum, answer) => sum + answer.height, 0);
  const height = Math.max(words.length * 11, ids.length * 11, stack, 11) + 5.2;
  return {
    height,
    repeat: headSlab(c.say, c.measure),
    draw: (pen, x, y) => {
      const top = y + 2.6;
      ids.forEach((line, index) => pen.text(line, x, baselineIn(top + index * 11, TYPE.cellMedium), TYPE.cellMedium));
      words.forEach((line, index) => pen.text(line, x + ID, baselineIn(top + index * 11, TYPE.cell), TYPE.cell));
      if (answers.length === 0) pen.text(c.say("no control answers to it"), x + ID + TEXT, baselineIn(top, TYPE.cellSoft), TYPE.cellSoft);
      let at = top;
      for (const answer of answers) {
        drawAnswer(c, pen, answer, x, at);
        at += answer.height;
      }
      pen.textRight(criterion.evidenceCount === 0 ? "–" : c.say.number(criterion.evidenceCount), x + c.measure, baselineIn(top, TYPE.cell), TYPE.cell);
      pen.rule(x, y + height, c.measure, 0.35, INK.hair);
    },
  };
}

function drawAnswer(c: Composer, pen: Pen, answer: Answer, x: number, y: number): void {
  const { title, design, operation } = columnsOf(c.measure);
  const line = (text: string, left: number, index: number, style: TextStyle) => pen.text(text, x + left, baselineIn(y + index * TYPE.small.leading, style), style);
  pen.text(pen.clip(answer.key, TYPE.smallMedium, KEY - 3), x + ID + TEXT, baselineIn(y, TYPE.smallMedium), TYPE.smallMedium, c.links.toControl(answer.key));
  answer.titleLines.forEach((text, index) => line(text, title, index, TYPE.smallSoft));
  answer.designLines.forEach((text, index) => line(text, design, index, TYPE.small));
  drawState(pen, answer.state, x + operation, y, TYPE.small);
  if (answer.lapsed) line(answer.lapsed, operation + 9, 1, TYPE.smallMedium);
}
