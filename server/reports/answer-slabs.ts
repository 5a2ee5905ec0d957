import type { AnswerDocument, Block } from "@/server/domain/privacy/answers/document";
import type { Cell } from "@/server/domain/privacy/answers/redact";

import { textSlabs } from "./composer";
import { baselineIn } from "./pen";
import { blank, type Slab } from "./slab";
import { tableSlabs } from "./table";
import type { TextStyle, Typesetter } from "./text";
import { INK, TYPE } from "./theme";

/** Rows of one table that are printed. The rest is in the file beside the document, and the page says so. */
const MOST_ROWS = 500;
/** Columns that can be read side by side on paper; with more each row is told from top to bottom. */
const MOST_COLUMNS = 6;
/** Points up to which a column holds codes, days and numbers. */
const SHORT = 76;

/** An answer as slabs: the same as its HTML, in the same order. */
export function answerSlabs(document: AnswerDocument, type: Typesetter, measure: number): Slab[] {
  const { title, lead, facts, sections } = document;
  return [
    ...kept(textSlabs(title, TYPE.h1, type, 0, measure)), blank(6), ...textSlabs(lead, TYPE.bodySoft, type, 0, Math.min(measure, 430)), blank(8),
    ...facts.flatMap(({ label, value }) => pairSlabs(label, value, type, measure)), blank(10),
    ...sections.flatMap(({ heading, blocks }, index) => [...headingSlabs(heading, `${index + 1}`, type, measure), ...blocks.flatMap((block) => [...blockSlabs(block, document, type, measure), blank(4)]), blank(10)]),
  ];
}

const kept = (slabs: Slab[]): Slab[] => slabs.map((slab) => ({ ...slab, keepWithNext: true }));

function headingSlabs(heading: string, number: string, type: Typesetter, measure: number): Slab[] {
  const lines = type.linesOf(heading, TYPE.h2, measure);
  return [{
    height: lines.length * TYPE.h2.leading + 14, keepWithNext: true, mark: { id: `s-${number}`, level: 1, number, title: type.clean(heading, TYPE.h2.face) },
    draw: (pen, x, y) => {
      pen.rule(x, y, measure, 1, INK.strong);
      lines.forEach((line, at) => pen.text(line, x, baselineIn(y + 6 + at * TYPE.h2.leading, TYPE.h2), TYPE.h2));
    },
  }];
}

function blockSlabs(block: Block, document: AnswerDocument, type: Typesetter, measure: number): Slab[] {
  const width = Math.min(measure, 430);
  switch (block.kind) {
    case "text": return textSlabs(block.text, TYPE.body, type, 0, width);
    case "note": return textSlabs(block.text, TYPE.bodySoft, type, 0, width);
    case "lines": return block.lines.flatMap((line) => bulletSlabs(line, type, width));
    case "subheading": return kept([blank(6), ...textSlabs(block.text, TYPE.h3, type, 0, measure), ...(block.note ? textSlabs(block.note, TYPE.cellSoft, type, 0, measure) : [])]);
    case "table": return tableBlock(block, document, type, measure);
  }
}

function bulletSlabs(line: string, type: Typesetter, width: number): Slab[] {
  return textSlabs(line, TYPE.body, type, 12, width).map((slab, at) => (at > 0 ? slab : {
    ...slab, draw: (pen, x, y) => {
      pen.text("–", x, baselineIn(y, TYPE.body), { ...TYPE.body, color: INK.faint });
      slab.draw(pen, x, y);
    },
  }));
}

function tableBlock({ columns, rows, empty, file }: Extract<Block, { kind: "table" }>, document: AnswerDocument, type: Typesetter, measure: number): Slab[] {
  if (rows.length === 0) return textSlabs(empty, TYPE.bodySoft, type, 0, measure);
  const shown = file === undefined ? rows : rows.slice(0, MOST_ROWS);
  const more = rows.length > shown.length && file !== undefined ? [blank(4), ...textSlabs(document.more({ shown: shown.length, file }), TYPE.bodySoft, type, 0, measure)] : [];
  return [...(columns.length > MOST_COLUMNS ? recordSlabs(columns, shown, document, type, measure) : gridSlabs(columns, shown, document, type, measure)), ...more];
}

/** Widths follow what stands in the columns, within bounds, so that a long text has room and a code no waste. */
function gridSlabs(columns: readonly string[], rows: readonly (readonly Cell[])[], document: AnswerDocument, type: Typesetter, measure: number): Slab[] {
  const wishes = columns.map((name, at) => Math.min(260, Math.max(48, type.widthOf(name.slice(0, 60), TYPE.head), ...rows.slice(0, 60).map((row) => type.widthOf(cellWords(row[at] ?? "", document).slice(0, 80), TYPE.cell))) + 14));
  const sum = (all: number[]) => all.reduce((total, wish) => total + wish, 0);
  const isShort = (wish: number) => wish <= SHORT;
  const [short, long] = [sum(wishes.filter(isShort)), sum(wishes.filter((wish) => !isShort(wish)))];
  // Where it is tight the long ones give way: a date or a number broken in two is hard to read.
  const isTight = short + long > measure;
  const widthOf = (wish: number) => (isTight ? (isShort(wish) ? wish : (wish * (measure - short)) / long) : wish * Math.min(measure / (short + long), 1.6));
  return tableSlabs({
    columns: columns.map((head, at) => ({ head, width: widthOf(wishes[at] ?? SHORT) })),
    rows, cells: (row) => columns.map((_, at) => cellPart(row[at] ?? "", document)), rules: true,
  }, type);
}

function recordSlabs(columns: readonly string[], rows: readonly (readonly Cell[])[], document: AnswerDocument, type: Typesetter, measure: number): Slab[] {
  return rows.flatMap((row, index) => [
    ...(rows.length > 1 ? kept(textSlabs(String(index + 1), TYPE.cellBold, type, 0, measure)) : []),
    ...columns.flatMap((name, at) => pairSlabs(name, cellWords(row[at] ?? "", document), type, measure, typeof row[at] === "string" ? TYPE.cell : BLOCKED)), blank(8),
  ]);
}

const BLOCKED: TextStyle = { ...TYPE.cellMedium };
const cellWords = (cell: Cell, { blocked }: AnswerDocument): string => (typeof cell === "string" ? cell : `[${blocked.mark}: ${blocked.reasons[cell.blocked] ?? ""}]`);
const cellPart = (cell: Cell, document: AnswerDocument) => (typeof cell === "string" ? cell : { text: cellWords(cell, document), style: BLOCKED });

const LINES_AT_ONCE = 40;

/** A label and its value. One too long for a page goes on below, on the next where it must: nothing is cut. */
function pairSlabs(label: string, value: string, type: Typesetter, measure: number, style: TextStyle = TYPE.cell): Slab[] {
  const left = 150;
  const values = type.linesOf(value, style, measure - left);
  const parts = Array.from({ length: Math.max(1, Math.ceil(values.length / LINES_AT_ONCE)) }, (_, at) => values.slice(at * LINES_AT_ONCE, (at + 1) * LINES_AT_ONCE));
  const labels = type.linesOf(label, TYPE.cellSoft, left - 10).slice(0, LINES_AT_ONCE);
  return parts.map((lines, part) => {
    const named = part === 0 ? labels : [];
    const [isLast, height] = [part === parts.length - 1, Math.max(named.length, lines.length, 1) * style.leading + 5];
    return {
      height,
      draw: (pen, x, y) => {
        named.forEach((line, at) => pen.text(line, x, baselineIn(y + 2 + at * style.leading, TYPE.cellSoft), TYPE.cellSoft));
        lines.forEach((line, at) => pen.text(line, x + left, baselineIn(y + 2 + at * style.leading, style), style));
        if (isLast) pen.rule(x, y + height - 0.5, measure, 0.35, INK.hair);
      },
    };
  });
}
