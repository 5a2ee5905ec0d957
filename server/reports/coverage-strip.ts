import type { CoverageCell } from "@/server/domain/controls/view";

import { baselineIn } from "./pen";
import type { Pen } from "./pen";
import type { Slab } from "./slab";
import { INK, STATE_COLOR, TYPE } from "./theme";
import { CELL_WORD } from "./words";

const FOUND = "#3d7a5a";
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** One cell of the strip, told apart by shape: full, half, crossed box, crossed block, tick, dot. */
function drawCell(pen: Pen, cell: CoverageCell, x: number, y: number, width: number, height: number): void {
  const { painter } = pen;
  const w = Math.max(width - 1, 1.5);
  const block = (color: string, top = 0) => pen.fill(color).rect(x, y + top, w, height - top).fill();
  const cross = (color: string) => {
    pen.stroke(color).lineWidth(0.7).moveTo(x + 0.8, y + 1.2).lineTo(x + w - 0.8, y + height - 1.2).stroke();
    painter.moveTo(x + w - 0.8, y + 1.2).lineTo(x + 0.8, y + height - 1.2).stroke();
  };
  if (cell === "found") block(FOUND);
  else if (cell === "late") {
    pen.stroke(STATE_COLOR.exception).lineWidth(0.5).rect(x + 0.25, y + 0.25, w - 0.5, height - 0.5).stroke();
    block(STATE_COLOR.exception, height / 2);
  } else if (cell === "missed") {
    pen.stroke(STATE_COLOR.fail).lineWidth(0.6).rect(x + 0.3, y + 0.3, w - 0.6, height - 0.6).stroke();
    cross(STATE_COLOR.fail);
  } else if (cell === "failed") {
    block(STATE_COLOR.fail);
    cross("#ffffff");
  } else if (cell === "not_due") pen.stroke("#a8a499").lineWidth(0.5).moveTo(x, y + height - 0.5).lineTo(x + w, y + height - 0.5).stroke();
  else pen.fill("#b9b5aa").circle(x + w / 2, y + height / 2, 0.55).fill();
}

export function drawStrip(pen: Pen, cells: readonly CoverageCell[], x: number, y: number, width: number, height: number): void {
  const step = width / Math.max(cells.length, 1);
  cells.forEach((cell, index) => drawCell(pen, cell, x + index * step, y, step, height));
}

/** The axis of a strip: a tick and a name at the first week of each month, names left out where they would touch. */
export function monthAxis(weeks: readonly string[], offset: number, width: number): Slab {
  const step = width / Math.max(weeks.length, 1);
  return {
    height: 13,
    draw: (pen, x, y) => {
      let free = Number.NEGATIVE_INFINITY;
      weeks.forEach((week, index) => {
        const month = week.slice(5, 7);
        if (index > 0 && weeks[index - 1]?.slice(5, 7) === month) return;
        const left = x + offset + index * step;
        const known = MONTHS[Number(month) - 1];
        const name = known ? pen.say(known) : "";
        const text = month === "01" || index === 0 ? `${name} ${week.slice(2, 4)}` : name;
        if (left < free) return;
        pen.text(text, left, baselineIn(y, TYPE.running), TYPE.running);
        free = left + pen.widthOf(text, TYPE.running) + 4;
      });
      pen.rule(x + offset, y + 11.5, width, 0.4, INK.rule);
    },
  };
}

/** What the six kinds of cell mean, on one line. */
export function stripLegend(): Slab {
  const cells: CoverageCell[] = ["found", "late", "failed", "missed", "not_due", "none"];
  return {
    height: 14,
    draw: (pen, x, y) => {
      let left = x;
      for (const cell of cells) {
        drawCell(pen, cell, left, y + 3, 6.5, 7);
        const word = pen.say(CELL_WORD[cell]);
        pen.text(word, left + 9.5, baselineIn(y + 2, TYPE.smallSoft), TYPE.smallSoft);
        left += 9.5 + pen.widthOf(word, TYPE.smallSoft) + 14;
      }
    },
  };
}
