import type { Pen } from "./pen";

/** A horizontal strip of the page that is never cut: a line, a table row, a picture. */
export type Slab = {
  height: number;
  draw: (pen: Pen, x: number, y: number) => void;
  /** Stays on the page of the slab after it. */
  keepWithNext?: boolean;
  /** Drawn above this slab when it is the first of a page: a table's column heads. */
  repeat?: Slab;
  breakBefore?: boolean;
  /** Starts a new page unless at least this share of the page is still free. */
  breakUnlessFree?: number;
  /** White space: dropped at the top of a page. */
  blank?: boolean;
  mark?: Mark;
};

/** An entry of the contents and of the PDF outline. `level` 1 is a chapter. */
export type Mark = { id: string; level: 1 | 2; number: string; title: string };

export const blank = (height: number): Slab => ({ height, draw: () => undefined, blank: true });
