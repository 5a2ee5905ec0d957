import type { DayCell, DayStrip } from "@/server/domain/reports/extract/extract";

import type { Pen } from "./pen";
import { baselineIn } from "./pen";
import type { Sentence } from "./say";
import type { Slab } from "./slab";
import { INK, STATE_COLOR, TYPE } from "./theme";

const NAME = 130;
const MONTH = 44;
const MEANING = [["ran", "every run succeeded"], ["failed", "a run failed"], ["none", "no run on record"]] as const satisfies readonly (readonly [DayCell, Sentence])[];

/** Told apart by shape and not by colour alone: full, crossed, empty. */
function drawDay(pen: Pen, cell: DayCell, x: number, y: number, size: number): void {
  if (cell === "outside") return;
  if (cell === "ran") pen.fill("#3d7a5a").rect(x, y, size, size).fill();
  else if (cell === "none") pen.stroke(INK.faint).lineWidth(0.4).rect(x + 0.2, y + 0.2, size - 0.4, size - 0.4).stroke();
  else {
    pen.fill(STATE_COLOR.fail).rect(x, y, size, size).fill();
    pen.stroke("#ffffff").lineWidth(0.8).moveTo(x + 1, y + 1).lineTo(x + size - 1, y + size - 1).stroke();
    pen.painter.moveTo(x + size - 1, y + 1).lineTo(x + 1, y + size - 1).stroke();
  }
}

/** A calendar of runs: one line a system and month, one square a day. The name stands at the first month of a system and of a page. */
export function daySlabs(rows: readonly DayStrip[], measure: number): Slab[] {
  const step = (measure - NAME - MONTH) / 31;
  const head = daysHead(step);
  return [{ ...head, keepWithNext: true }, ...rows.map(({ label, month, cells }, index): Slab => {
    const opens = rows[index - 1]?.label !== label;
    return {
      height: 12,
      repeat: head,
      draw: (pen, x, y) => {
        if (opens && index > 0) pen.rule(x, y, measure, 0.35, INK.hair);
        pen.text(pen.clip(label, opens ? TYPE.smallMedium : TYPE.smallSoft, NAME - 8), x, baselineIn(y + 1.5, TYPE.smallMedium), opens ? TYPE.smallMedium : TYPE.smallSoft);
        pen.text(month, x + NAME, baselineIn(y + 1.5, TYPE.small), TYPE.small);
        cells.forEach((cell, day) => drawDay(pen, cell, x + NAME + MONTH + day * step, y + 2, Math.min(step - 1.5, 8)));
      },
    };
  })];
}

function daysHead(step: number): Slab {
  return {
    height: 13,
    draw: (pen, x, y) => {
      for (const day of [1, 5, 10, 15, 20, 25, 30]) pen.text(String(day), x + NAME + MONTH + (day - 1) * step, baselineIn(y + 1, TYPE.running), TYPE.running);
    },
  };
}

export function dayLegend(): Slab {
  return {
    height: 15,
    keepWithNext: true,
    draw: (pen, x, y) => {
      let left = x;
      for (const [cell, meaning] of MEANING) {
        const words = pen.say(meaning);
        drawDay(pen, cell, left, y + 3, 7);
        pen.text(words, left + 10, baselineIn(y + 1.5, TYPE.smallSoft), TYPE.smallSoft);
        left += 10 + pen.widthOf(words, TYPE.smallSoft) + 16;
      }
    },
  };
}
