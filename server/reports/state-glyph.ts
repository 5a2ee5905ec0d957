import type { VerdictState } from "@/server/domain/controls/schema";

import { baselineIn } from "./pen";
import type { Pen } from "./pen";
import type { TextStyle } from "./text";
import { STATE_COLOR } from "./theme";
import { STATE_WORD } from "./words";

type Draw = (pen: Pen, x: number, y: number, r: number) => void;

/** Draws the state's sign centred on (x, y). The shapes differ, so they can be told apart without colour. */
export function drawStateGlyph(pen: Pen, state: VerdictState, x: number, y: number, r: number): void {
  pen.stroke(STATE_COLOR[state]).lineWidth(r * 0.34);
  pen.fill(STATE_COLOR[state]);
  SHAPES[state](pen, x, y, r);
}

/** Sign and word on one line of text; returns the width used. */
export function drawState(pen: Pen, state: VerdictState, x: number, top: number, style: TextStyle): number {
  const r = style.size * 0.33;
  const baseline = baselineIn(top, style);
  drawStateGlyph(pen, state, x + r, baseline - style.size * 0.36, r);
  const gap = r * 2 + style.size * 0.45;
  const worded = { ...style, color: STATE_COLOR[state] };
  const word = pen.say(STATE_WORD[state]);
  pen.text(word, x + gap, baseline, worded);
  return gap + pen.widthOf(word, worded);
}

const SHAPES: Record<VerdictState, Draw> = {
  pass: ({ painter }, x, y, r) => painter.circle(x, y, r).fill(),
  exception: ({ painter }, x, y, r) => {
    painter.circle(x, y, r * 0.86).stroke();
    painter.moveTo(x, y - r * 0.86);
    arcRight(painter, x, y, r * 0.86);
    painter.fill();
  },
  fail: ({ painter }, x, y, r) => {
    const d = r * 0.78;
    painter.lineWidth(r * 0.5);
    painter.moveTo(x - d, y - d).lineTo(x + d, y + d).stroke();
    painter.moveTo(x - d, y + d).lineTo(x + d, y - d).stroke();
  },
  stale: ({ painter }, x, y, r) => {
    painter.circle(x, y, r * 0.86).stroke();
    painter.moveTo(x, y - r * 0.5).lineTo(x, y).lineTo(x + r * 0.42, y + r * 0.2).stroke();
  },
  no_evidence: ({ painter }, x, y, r) => {
    painter.save().dash(r * 0.52, { space: r * 0.42 }).circle(x, y, r * 0.86).stroke().restore();
  },
  not_occurring: ({ painter }, x, y, r) => {
    painter.circle(x, y, r * 0.86).stroke();
    painter.moveTo(x - r * 0.86, y).lineTo(x + r * 0.86, y).stroke();
  },
  manual_pending: ({ painter }, x, y, r) => {
    painter.lineWidth(r * 0.55).moveTo(x - r * 0.4, y + r * 0.4).lineTo(x + r * 0.75, y - r * 0.75).stroke();
    painter.moveTo(x - r * 0.95, y + r * 0.95).lineTo(x - r * 0.7, y + r * 0.25).lineTo(x - r * 0.25, y + r * 0.7).fill();
  },
  not_applicable: ({ painter }, x, y, r) => painter.lineWidth(r * 0.42).moveTo(x - r * 0.8, y).lineTo(x + r * 0.8, y).stroke(),
};

const K = 0.5523;

/** The right half of a circle, from its top to its foot. */
function arcRight(painter: Pen["painter"], x: number, y: number, r: number): void {
  painter.bezierCurveTo(x + K * r, y - r, x + r, y - K * r, x + r, y);
  painter.bezierCurveTo(x + r, y + K * r, x + K * r, y + r, x, y + r);
}
