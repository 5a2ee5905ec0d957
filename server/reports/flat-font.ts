/**
 * A fontkit font whose `layout` is one table look-up per character, with pair kerning and tabular figures.
 *
 * Why: full shaping of a 64-character digest in JetBrains Mono takes milliseconds, and pdfkit keeps every shaped word
 * for the life of the document. The scripts printed here (Latin, Greek, Cyrillic, composed) need no shaping, so
 * measuring and drawing share one table. The subset, the embedding and the mapping back to Unicode stay fontkit's
 * and pdfkit's.
 */
export type Glyph = { id: number; advanceWidth: number; codePoints: number[] };
export type FontkitFont = {
  postscriptName: string;
  unitsPerEm: number;
  ascent: number;
  descent: number;
  xHeight: number;
  capHeight: number;
  lineGap: number;
  bbox: { minX: number; minY: number; maxX: number; maxY: number };
  hasGlyphForCodePoint: (codePoint: number) => boolean;
  layout: (text: string, features?: Record<string, boolean> | string[]) => FontkitRun;
};
type Position = { xAdvance: number; advanceWidth: number };
type FontkitRun = { glyphs: Glyph[]; positions: { xAdvance: number }[]; advanceWidth: number };

/** One physical font file. `pdf` goes to pdfkit, `widthOf` gives the width at size 1. */
export type FlatFont = { key: string; pdf: object; covers: (codePoint: number) => boolean; widthOf: (text: string) => number };

/** A glyph with the position it takes when nothing kerns it. */
type Slot = { glyph: Glyph; position: Position; kerned: Map<number, Position> };

export function flattenFont(key: string, font: FontkitFont): FlatFont {
  const scale = 1000 / font.unitsPerEm;
  const slots: (Slot | undefined)[] = Array.from({ length: FREQUENT });
  const rareSlots = new Map<number, Slot>();
  const covered = new Map<number, boolean>();

  const slotOf = (codePoint: number): Slot => (codePoint < FREQUENT ? slots[codePoint] : rareSlots.get(codePoint)) ?? remember(codePoint);
  const remember = (codePoint: number): Slot => {
    const shaped = font.layout(String.fromCodePoint(codePoint), { tnum: isFigure(codePoint), calt: false, liga: false }).glyphs[0];
    const advanceWidth = (shaped?.advanceWidth ?? 0) * scale;
    const slot = { glyph: { id: shaped?.id ?? 0, advanceWidth, codePoints: [codePoint] }, position: { xAdvance: advanceWidth, advanceWidth }, kerned: new Map() };
    if (codePoint < FREQUENT) slots[codePoint] = slot;
    else rareSlots.set(codePoint, slot);
    return slot;
  };
  const kernOf = kernWith((left, right) => pairKern(font, left, right) * scale);
  const covers = (codePoint: number): boolean => {
    const known = covered.get(codePoint) ?? font.hasGlyphForCodePoint(codePoint);
    covered.set(codePoint, known);
    return known;
  };
  return { key, covers, pdf: pdfFont(key, font, scale, layoutWith(slotOf, kernOf)), widthOf: widthWith(slotOf, kernOf) };
}

/** Characters below this have their own place in a table; the others share a map. */
const FREQUENT = 0x250;
const ASCII = 128;
/** Kerns smaller than this (in 1/1000 em) cannot be seen at these sizes, and would cut every word into pieces. */
const LEAST_KERN = 20;

function kernWith(measure: (left: number, right: number) => number): KernOf {
  const table = new Float64Array(ASCII * ASCII).fill(Number.NaN);
  const visible = (left: number, right: number) => {
    const kern = measure(left, right);
    return Math.abs(kern) < LEAST_KERN ? 0 : kern;
  };
  return (left, right) => {
    if (left >= ASCII || right >= ASCII || !isLetterLike(left) || !isLetterLike(right)) return 0;
    const at = left * ASCII + right;
    let kern = table[at] ?? 0;
    if (Number.isNaN(kern)) {
      kern = visible(left, right);
      table[at] = kern;
    }
    return kern;
  };
}

type SlotOf = (codePoint: number) => Slot;
type KernOf = (left: number, right: number) => number;

/**
 * The font as pdfkit sees it, in units of 1/1000 em. At that scale pdfkit's own scaling multiplies by one, so positions
 * can be shared by every use of a glyph; and as pdfkit asks for each line twice, the last run is kept.
 */
function pdfFont(key: string, font: FontkitFont, scale: number, layout: (text: string) => FontkitRun): object {
  const { minX, minY, maxX, maxY } = font.bbox;
  const scaled = { unitsPerEm: 1000, ascent: font.ascent * scale, descent: font.descent * scale, xHeight: font.xHeight * scale, capHeight: font.capHeight * scale,
    lineGap: font.lineGap * scale, bbox: { minX: minX * scale, minY: minY * scale, maxX: maxX * scale, maxY: maxY * scale }, postscriptName: `${font.postscriptName}-${key}` };
  let lastText: string | null = null;
  let lastRun: FontkitRun | null = null;
  const layoutOnce = (text: string): FontkitRun => {
    if (lastRun === null || text !== lastText) lastRun = layout(text);
    lastText = text;
    return lastRun;
  };
  const properties = Object.entries({ ...scaled, layout: layoutOnce }).map(([name, value]) => [name, { value }]);
  return Object.create(font, Object.fromEntries(properties) as PropertyDescriptorMap) as object;
}

function layoutWith(slotOf: SlotOf, kernOf: KernOf) {
  return (text: string): FontkitRun => {
    const glyphs: Glyph[] = [];
    const positions: Position[] = [];
    let advanceWidth = 0;
    let previous = -1;
    let before: Slot | null = null;
    for (let index = 0; index < text.length; index += 1) {
      const codePoint = text.codePointAt(index) ?? 0;
      if (codePoint > 0xffff) index += 1;
      const kern = before === null ? 0 : kernOf(previous, codePoint);
      if (kern !== 0 && before !== null) positions[positions.length - 1] = kernedPosition(before, kern);
      const slot = slotOf(codePoint);
      glyphs.push(slot.glyph);
      positions.push(slot.position);
      advanceWidth += kern + slot.glyph.advanceWidth;
      previous = codePoint;
      before = slot;
    }
    return { glyphs, positions, advanceWidth };
  };
}

function kernedPosition(slot: Slot, kern: number): Position {
  const known = slot.kerned.get(kern);
  if (known) return known;
  const position = { xAdvance: slot.glyph.advanceWidth + kern, advanceWidth: slot.glyph.advanceWidth };
  slot.kerned.set(kern, position);
  return position;
}

function widthWith(slotOf: SlotOf, kernOf: KernOf) {
  return (text: string): number => {
    let width = 0;
    let previous = -1;
    for (let index = 0; index < text.length; index += 1) {
      const codePoint = text.codePointAt(index) ?? 0;
      if (codePoint > 0xffff) index += 1;
      if (previous >= 0) width += kernOf(previous, codePoint);
      width += slotOf(codePoint).glyph.advanceWidth;
      previous = codePoint;
    }
    return width / 1000;
  };
}

/** Figures and spaces are never kerned: columns of numbers must stay columns. */
function pairKern(font: FontkitFont, left: number, right: number): number {
  const run = font.layout(String.fromCodePoint(left, right), { calt: false, liga: false });
  const [first] = run.positions;
  const [glyph] = run.glyphs;
  return run.glyphs.length === 2 && first && glyph ? first.xAdvance - glyph.advanceWidth : 0;
}

const isFigure = (codePoint: number): boolean => codePoint >= 0x30 && codePoint <= 0x39;
const isLetterLike = (codePoint: number): boolean => codePoint > 0x20 && codePoint !== 0xa0 && !isFigure(codePoint);
