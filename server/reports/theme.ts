import type { VerdictState } from "@/server/domain/controls/schema";

import type { FontFace } from "./fonts";
import type { TextStyle } from "./text";

const MM = 72 / 25.4;

export const PAGE_SIZES = { A4: { width: 595.28, height: 841.89 }, LETTER: { width: 612, height: 792 } } as const;
export const MARGIN = 20 * MM;

export type PageGeometry = { width: number; height: number; left: number; right: number; top: number; bottom: number; measure: number };

export function geometryOf(size: keyof typeof PAGE_SIZES): PageGeometry {
  const { width, height } = PAGE_SIZES[size];
  return { width, height, left: MARGIN, right: width - MARGIN, top: MARGIN + 8, bottom: height - MARGIN - 4, measure: width - 2 * MARGIN };
}

/** Ink on paper. All text colours stand at 4.5:1 or more on white. */
export const INK = { text: "#1c1b18", soft: "#57554e", faint: "#706d64", rule: "#c9c5ba", hair: "#dedbd2", strong: "#1c1b18", accent: "#20406f" } as const;

export const STATE_COLOR: Record<VerdictState, string> = {
  pass: "#1f6f43", exception: "#8a5a00", fail: "#a8201a", stale: "#a34a0a",
  no_evidence: "#625f57", not_occurring: "#465a6d", manual_pending: "#5f4499", not_applicable: "#706d64",
};

const style = (face: FontFace, size: number, leading: number, color: string = INK.text): TextStyle => ({ face, size, leading, color });

export const TYPE = {
  display: style("sansBold", 29, 34),
  coverSub: style("sans", 13, 19, INK.soft),
  banner: style("sansBold", 10.5, 15),
  h1: style("sansBold", 17, 22),
  h2: style("sansBold", 11.5, 15),
  h3: style("sansBold", 9.5, 13),
  body: style("sans", 9.5, 13),
  bodySoft: style("sans", 9.5, 13, INK.soft),
  lead: style("sansMedium", 9.5, 13),
  cell: style("sans", 8, 11),
  cellSoft: style("sans", 8, 11, INK.soft),
  cellMedium: style("sansMedium", 8, 11),
  cellBold: style("sansBold", 8, 11),
  head: style("sansMedium", 7, 9, INK.soft),
  caption: style("sansMedium", 8, 11, INK.soft),
  small: style("sans", 7, 9.2),
  smallSoft: style("sans", 7, 9.2, INK.soft),
  smallMedium: style("sansMedium", 7, 9.2),
  mono: style("mono", 7, 11),
  monoSmall: style("mono", 6.2, 8.6, INK.soft),
  running: style("sans", 7, 9, INK.faint),
  runningMono: style("mono", 6.2, 9, INK.faint),
} as const;
