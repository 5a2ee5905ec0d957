import { sayIn, type ReportSay } from "./say";
import type { TextStyle, Typesetter } from "./text";
import { INK } from "./theme";

/** What react-pdf's Canvas hands to `paint`: pdfkit's drawing methods, chainable. */
export type Painter = {
  font: (source: object, key: string, size: number) => Painter;
  fillColor: (color: PdfColor) => Painter;
  strokeColor: (color: PdfColor) => Painter;
  lineWidth: (width: number) => Painter;
  dash: (length: number, options: { space: number }) => Painter;
  save: () => Painter;
  restore: () => Painter;
  rotate: (angle: number, options: { origin: [number, number] }) => Painter;
  moveTo: (x: number, y: number) => Painter;
  lineTo: (x: number, y: number) => Painter;
  bezierCurveTo: (ax: number, ay: number, bx: number, by: number, x: number, y: number) => Painter;
  rect: (x: number, y: number, width: number, height: number) => Painter;
  circle: (x: number, y: number, radius: number) => Painter;
  fill: () => Painter;
  stroke: () => Painter;
  text: (text: string, x: number, y: number, options: object) => Painter;
};

type PdfColor = readonly [red: number, green: number, blue: number];

/** Where a piece of text leads, and the name others lead to it by. */
export type Anchors = { goTo?: string; destination?: string };

/** Draws at absolute page coordinates, `y` from the top; text is placed by its baseline. */
export type Pen = {
  readonly painter: Painter;
  /** The words of the report's language, for what is drawn page by page. */
  readonly say: ReportSay;
  fill: (color: string) => Painter;
  /** Draws turned about a point; ink is what it was before. */
  turned: (angle: number, origin: [number, number], draw: () => void) => void;
  stroke: (color: string) => Painter;
  text: (text: string, x: number, baseline: number, style: TextStyle, anchors?: Anchors) => void;
  textRight: (text: string, right: number, baseline: number, style: TextStyle, anchors?: Anchors) => void;
  rule: (x: number, y: number, width: number, weight?: number, color?: string) => void;
  widthOf: (text: string, style: TextStyle) => number;
  clip: Typesetter["clip"];
};

export function createPen(painter: Painter, typesetter: Typesetter, say: ReportSay = sayIn()): Pen {
  let current = "";
  const fill = (color: string) => {
    if (color !== current) painter.fillColor(inkOf(color));
    current = color;
    return painter;
  };
  const text: Pen["text"] = (raw, x, baseline, style, anchors) => {
    const clean = typesetter.clean(raw, style.face);
    if (clean.trim() === "") return;
    fill(style.color);
    let left = x;
    const rise = style.size * ASCENT;
    for (const run of typesetter.runsOf(clean, style.face)) {
      const width = run.font.widthOf(run.text) * style.size;
      painter.font(run.font.pdf, run.font.key, style.size);
      painter.text(run.text, left, baseline - rise, { ...LINE, baseline: -rise, textWidth: width, ...anchors });
      left += width;
    }
  };
  return {
    painter, say, fill, text,
    turned: (angle, origin, draw) => {
      painter.save().rotate(angle, { origin });
      draw();
      painter.restore();
      current = ""; // restore takes the ink back too
    },
    stroke: (color) => painter.strokeColor(inkOf(color)),
    widthOf: typesetter.widthOf,
    clip: typesetter.clip,
    textRight: (raw, right, baseline, style, anchors) => text(raw, right - typesetter.widthOf(raw, style), baseline, style, anchors),
    rule: (x, y, width, weight = 0.4, color = INK.rule) => {
      painter.lineWidth(weight).strokeColor(inkOf(color)).moveTo(x, y).lineTo(x + width, y).stroke();
    },
  };
}

/** Colours in steps of one hundredth: pdfkit writes "0.11" where #1c1b18 would give three numbers of 19 digits, on every change of ink. */
function inkOf(color: string): PdfColor {
  const known = INKS.get(color);
  if (known) return known;
  const channel = (at: number) => (Math.round((Number.parseInt(color.slice(at, at + 2), 16) / 255) * 100) / 100) * 255;
  const ink: PdfColor = [channel(1), channel(3), channel(5)];
  INKS.set(color, ink);
  return ink;
}
const INKS = new Map<string, PdfColor>();

/** Height of the clickable box above the baseline, in ems. */
const ASCENT = 0.95;
/** `features` (even empty) keeps pdfkit from caching every digest for the life of the document. */
const LINE = { lineBreak: false, features: [] as string[], wordCount: 1 };

/** The baseline of a line of text that is centred in its leading. */
export const baselineIn = (top: number, style: TextStyle): number => top + (style.leading + style.size * 0.72) / 2;
