import { checkpointQr } from "@/server/domain/ledger/checkpoint-qr";

import { baselineIn } from "./pen";
import type { Pen } from "./pen";
import { INK, TYPE } from "./theme";

/** Points a side of the printed symbol. A note with one line has some 65 modules, so one is over 0.5 mm: a telephone reads it off a copy of a copy. */
const SIDE = 106;
/** Kept white around the symbol (ISO/IEC 18004 §5.3.8), in modules. */
const QUIET = 4;
export const CODE_WIDTH = SIDE + 20;
export const CODE_HEIGHT = SIDE + 14;

/** The signed note as a QR symbol: what a phone reads off the paper is what the checker takes with `--since`. */
export function drawCheckpointCode(pen: Pen, note: string, right: number, top: number): void {
  const { modules, size } = checkpointQr(note);
  const unit = SIDE / (size + 2 * QUIET);
  const left = right - SIDE;
  pen.fill(INK.text);
  // One path for all: single rectangles would show hairlines where they touch.
  for (const [y, row] of modules.entries()) {
    for (const { from, length } of runsOf(row)) pen.painter.rect(left + (from + QUIET) * unit, top + (y + QUIET) * unit, length * unit, unit);
  }
  pen.painter.fill();
  pen.textRight(pen.say("The checkpoint as a signed note"), right, baselineIn(top + SIDE, TYPE.smallSoft), TYPE.smallSoft);
}

function runsOf(row: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  for (const [x, isBlack] of row.entries()) {
    const last = runs.at(-1);
    if (!isBlack) continue;
    if (last && last.from + last.length === x) last.length += 1;
    else runs.push({ from: x, length: 1 });
  }
  return runs;
}
