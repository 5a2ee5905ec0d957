import type { VerdictState } from "@/server/domain/controls/schema";

import { baselineIn } from "./pen";
import type { Anchors, Pen } from "./pen";
import { drawState } from "./state-glyph";
import type { Slab } from "./slab";
import type { TextStyle, Typesetter } from "./text";
import { INK, TYPE } from "./theme";

export type Part = string | ({ text: string; style?: TextStyle } & Anchors) | { state: VerdictState };
export type Cell = Part | Part[];
export type Column = { head: string; width: number; align?: "left" | "right"; style?: TextStyle };
export type TableSpec<Row> = {
  columns: Column[]; // widths in points, gutters included
  rows: readonly Row[];
  cells: (row: Row) => Cell[];
  /** Lines under the cells, from the left edge of the second column to the right margin. */
  below?: (row: Row) => Part[];
  rules?: boolean;
};

const GUTTER = 8;
const PAD = 2.6;

/** One slab per row: heads repeat on every page, cells wrap, nothing is cut. Rows are formed again when drawn, so a long table costs no memory. */
export function tableSlabs<Row>(spec: TableSpec<Row>, type: Typesetter): Slab[] {
  const head = headSlab(spec.columns, type);
  const slabs = spec.rows.flatMap((row, index) => {
    const made = rowSlabs(spec, row, type, head, index === spec.rows.length - 1);
    // The last row, often a total, never stands alone on a page: the one before it goes with it.
    return index === spec.rows.length - 2 ? made.map((slab, at) => (at === made.length - 1 ? { ...slab, keepWithNext: true } : slab)) : made;
  });
  return [{ ...head, keepWithNext: true }, ...slabs];
}

function headSlab(columns: Column[], type: Typesetter): Slab {
  const lines = columns.map((column, index) => type.linesOf(column.head, TYPE.head, innerWidth(columns, index)));
  const deepest = Math.max(1, ...lines.map((cell) => cell.length));
  const height = deepest * TYPE.head.leading + 6;
  return {
    height,
    draw: (pen, x, y) => {
      let left = x;
      columns.forEach((column, index) => {
        const cell = lines[index] ?? [];
        const top = y + (deepest - cell.length) * TYPE.head.leading + 2;
        cell.forEach((line, at) => drawAligned(pen, line, left, innerWidth(columns, index), top + at * TYPE.head.leading, column, TYPE.head));
        left += column.width;
      });
      pen.rule(x, y + height - 0.5, left - x, 0.7, INK.strong);
    },
  };
}

type Line = { text: string; style: TextStyle; anchors?: Anchors } | { state: VerdictState; style: TextStyle };
const MOST_LINES = 48;

function rowSlabs<Row>(spec: TableSpec<Row>, row: Row, type: Typesetter, head: Slab, last: boolean): Slab[] {
  const form = () => formRow(spec, row, type);
  const { cells, below } = form();
  const deepest = Math.max(...cells.map((cell) => cell.length), 1);
  if (deepest > MOST_LINES) return longRowSlabs(spec, cells, below, head, last);
  const height = bodyHeight(cells) + heightOf(below) + 2 * PAD;
  return [{
    height,
    repeat: head,
    draw: (pen, x, y) => {
      const formed = form();
      drawCells(pen, spec.columns, formed.cells, x, y + PAD);
      drawBelow(pen, formed.below, x + (spec.columns[0]?.width ?? 0), y + PAD + bodyHeight(formed.cells));
      drawRowRule(pen, spec, x, y + height, last);
    },
  }];
}

/** A row deeper than half a page continues on the next: cut between lines, never inside one. */
function longRowSlabs<Row>(spec: TableSpec<Row>, cells: Line[][], below: Line[], head: Slab, last: boolean): Slab[] {
  const deepest = Math.max(...cells.map((cell) => cell.length));
  const slabs: Slab[] = [];
  for (let from = 0; from < deepest; from += MOST_LINES) {
    const slice = cells.map((cell) => cell.slice(from, from + MOST_LINES));
    const ends = from + MOST_LINES >= deepest;
    const under = ends ? below : [];
    const height = bodyHeight(slice) + heightOf(under) + 2 * PAD;
    slabs.push({
      height, repeat: head,
      draw: (pen, x, y) => {
        drawCells(pen, spec.columns, slice, x, y + PAD);
        drawBelow(pen, under, x + (spec.columns[0]?.width ?? 0), y + PAD + bodyHeight(slice));
        if (ends) drawRowRule(pen, spec, x, y + height, last);
      },
    });
  }
  return slabs;
}

function formRow<Row>(spec: TableSpec<Row>, row: Row, type: Typesetter): { cells: Line[][]; below: Line[] } {
  const total = spec.columns.reduce((sum, column) => sum + column.width, 0);
  const cells = spec.cells(row).map((cell, index) => {
    return formCell(cell, spec.columns[index]?.style ?? TYPE.cell, innerWidth(spec.columns, index), type);
  });
  const below = spec.below ? formCell(spec.below(row), TYPE.smallSoft, total - (spec.columns[0]?.width ?? 0), type) : [];
  return { cells, below };
}

function formCell(cell: Cell, fallback: TextStyle, width: number, type: Typesetter): Line[] {
  const parts = Array.isArray(cell) ? cell : [cell];
  return parts.flatMap((part): Line[] => {
    if (typeof part !== "string" && "state" in part) return [{ state: part.state, style: fallback }];
    const { text, style = fallback, goTo, destination } = typeof part === "string" ? { text: part } as Exclude<Part, string | { state: VerdictState }> : part;
    if (text === "") return [];
    const anchors = goTo || destination ? { ...(goTo && { goTo }), ...(destination && { destination }) } : undefined;
    return type.linesOf(text, style, width).map((line, index) => ({ text: line, style, ...(index === 0 && anchors && { anchors }) }));
  });
}

const heightOf = (lines: Line[]): number => lines.reduce((sum, line) => sum + line.style.leading, 0);
const bodyHeight = (cells: Line[][]): number => Math.max(...cells.map(heightOf), 0);

function drawCells(pen: Pen, columns: Column[], cells: Line[][], x: number, top: number): void {
  let left = x;
  columns.forEach((column, index) => {
    let y = top;
    for (const line of cells[index] ?? []) {
      if ("state" in line) drawState(pen, line.state, left, y, line.style);
      else drawAligned(pen, line.text, left, innerWidth(columns, index), y, column, line.style, line.anchors);
      y += line.style.leading;
    }
    left += column.width;
  });
}

function drawBelow(pen: Pen, lines: Line[], x: number, top: number): void {
  let y = top;
  for (const line of lines) {
    if (!("state" in line)) pen.text(line.text, x, baselineIn(y, line.style), line.style, line.anchors);
    y += line.style.leading;
  }
}

/** The last column has no gutter: its figures end on the margin. */
function innerWidth(columns: Column[], index: number): number {
  return (columns[index]?.width ?? 0) - (index === columns.length - 1 ? 0 : GUTTER);
}

function drawAligned(pen: Pen, text: string, left: number, width: number, top: number, column: Column, style: TextStyle, anchors?: Anchors): void {
  const baseline = baselineIn(top, style);
  if (column.align === "right") pen.textRight(text, left + width, baseline, style, anchors);
  else pen.text(text, left, baseline, style, anchors);
}

function drawRowRule<Row>(pen: Pen, spec: TableSpec<Row>, x: number, y: number, last: boolean): void {
  if (spec.rules === false && !last) return;
  const width = spec.columns.reduce((sum, column) => sum + column.width, 0);
  pen.rule(x, y, width, last ? 0.6 : 0.35, last ? INK.rule : INK.hair);
}
