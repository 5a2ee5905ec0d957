import { expect, test } from "vitest";

import { checkpointQr } from "@/server/domain/ledger/checkpoint-qr";

import { CODE_HEIGHT, CODE_WIDTH, drawCheckpointCode } from "./checkpoint-code";
import type { Painter, Pen } from "./pen";
import { sayIn } from "./say";
import { sampleSnapshot } from "./testing/sample-snapshot";

type Rect = { x: number; y: number; width: number; height: number };

function drawn(note: string): { rects: Rect[]; fills: number } {
  const [rects, state] = [[] as Rect[], { fills: 0 }];
  const painter = {
    rect: (x: number, y: number, width: number, height: number) => void rects.push({ x, y, width, height }),
    fill: () => void (state.fills += 1),
  } as unknown as Painter;
  const pen = { painter, say: sayIn(), fill: () => painter, textRight: () => undefined } as unknown as Pen;
  drawCheckpointCode(pen, note, 500, 300);
  return { rects, fills: state.fills };
}

const note = sampleSnapshot().ledger.note ?? "";

test("the printed symbol is the one of the note: read back by its modules' middles it is the same", () => {
  const { modules, size } = checkpointQr(note);
  const { rects, fills } = drawn(note);
  const unit = Math.min(...rects.map(({ height }) => height));
  const [left, top] = [Math.min(...rects.map(({ x }) => x)), Math.min(...rects.map(({ y }) => y))];
  const isBlack = (x: number, y: number) => rects.some((rect) => x > rect.x && x < rect.x + rect.width && y > rect.y && y < rect.y + rect.height);
  const read = Array.from({ length: size }, (_, y) => Array.from({ length: size }, (__, x) => isBlack(left + (x + 0.5) * unit, top + (y + 0.5) * unit)));
  expect(read).toEqual(modules);
  expect(fills).toBe(1);
});

test("four modules stay white around it, within its place on the page, and a module is half a millimetre or more", () => {
  const { rects } = drawn(note);
  const unit = Math.min(...rects.map(({ height }) => height));
  expect(unit).toBeGreaterThan((0.5 * 72) / 25.4);
  const right = Math.max(...rects.map(({ x, width }) => x + width));
  expect(500 - right).toBeCloseTo(4 * unit);
  expect(Math.min(...rects.map(({ x }) => x))).toBeGreaterThan(500 - CODE_WIDTH + 4 * unit);
  expect(Math.max(...rects.map(({ y, height }) => y + height))).toBeLessThan(300 + CODE_HEIGHT - 4 * unit);
});
