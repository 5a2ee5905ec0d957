import type { FontFace, FontSet } from "./fonts";
import type { FlatFont } from "./flat-font";
import { printable } from "./printable";

export type TextStyle = { face: FontFace; size: number; leading: number; color: string };
/** A stretch of text drawn with one font file. */
export type TextRun = { font: FlatFont; text: string };

/** Measures and breaks text with the very tables that draw it. */
export type Typesetter = {
  clean: (text: string, face: FontFace) => string;
  runsOf: (text: string, face: FontFace) => TextRun[];
  widthOf: (text: string, style: TextStyle) => number;
  linesOf: (text: string, style: TextStyle, width: number) => string[];
  /** Cuts with an ellipsis. Only for text that stands in full elsewhere in the same document. */
  clip: (text: string, style: TextStyle, width: number) => string;
};

export function createTypesetter(fonts: FontSet): Typesetter {
  const fontFor = (codePoint: number, face: FontFace): FlatFont | undefined => fonts[face].find((font) => font.covers(codePoint));
  const clean = (text: string, face: FontFace) => printable(text, (codePoint) => fontFor(codePoint, face) !== undefined);
  const runsOf = (text: string, face: FontFace) => splitRuns(text, fonts[face]);
  const widthOfClean = (text: string, style: TextStyle) => {
    let width = 0;
    for (const run of runsOf(text, style.face)) width += run.font.widthOf(run.text);
    return width * style.size;
  };
  return {
    clean, runsOf,
    widthOf: (text, style) => widthOfClean(clean(text, style.face), style),
    linesOf: (text, style, width) => breakLines(clean(text, style.face), width, (part) => widthOfClean(part, style)),
    clip: (text, style, width) => clipTo(clean(text, style.face).replaceAll("\n", " "), width, (part) => widthOfClean(part, style)),
  };
}

function splitRuns(text: string, chain: FlatFont[]): TextRun[] {
  const [first] = chain;
  if (!first) return [];
  if (ASCII.test(text)) return [{ font: first, text }];
  const runs: TextRun[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const last = runs[runs.length - 1];
    // Spaces and marks stay with the run they stand in: a word is not torn into several drawing calls.
    const font = last && codePoint <= 0x20 ? last.font : (chain.find((candidate) => candidate.covers(codePoint)) ?? first);
    if (last && last.font === font && font.covers(codePoint)) last.text += character;
    else runs.push({ font: font.covers(codePoint) ? font : first, text: character });
  }
  return runs;
}

const ASCII = /^[\x20-\x7e]*$/;

type WidthOf = (text: string) => number;

/** Breaks at spaces, else after / - _ . , : ; & = ? inside a long word, else between any two characters. Loses no character but line-end spaces. */
function breakLines(text: string, width: number, widthOf: WidthOf): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    if (widthOf(paragraph) <= width) lines.push(paragraph);
    else lines.push(...breakParagraph(paragraph, width, widthOf));
  }
  return lines;
}

function breakParagraph(paragraph: string, width: number, widthOf: WidthOf): string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const space = widthOf(" ");
  for (const word of paragraph.split(" ")) {
    const wordWidth = widthOf(word);
    if (line !== "" && used + space + wordWidth <= width) {
      line += ` ${word}`;
      used += space + wordWidth;
      continue;
    }
    if (line !== "") lines.push(line);
    const pieces = wordWidth <= width ? [word] : breakWord(word, width, widthOf);
    lines.push(...pieces.slice(0, -1));
    line = pieces[pieces.length - 1] ?? "";
    used = widthOf(line);
  }
  return [...lines, line];
}

function breakWord(word: string, width: number, widthOf: WidthOf): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const part of word.split(/(?<=[/\-_.,:;&=?])/).flatMap((atom) => (widthOf(atom) <= width ? [atom] : [...atom]))) {
    if (piece !== "" && widthOf(piece + part) > width) {
      pieces.push(piece);
      piece = part;
    } else {
      piece += part;
    }
  }
  return [...pieces, piece];
}

function clipTo(text: string, width: number, widthOf: WidthOf): string {
  if (widthOf(text) <= width) return text;
  const characters = [...text];
  let low = 0;
  let high = characters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(`${characters.slice(0, middle).join("").trimEnd()}…`) <= width) low = middle;
    else high = middle - 1;
  }
  return `${characters.slice(0, low).join("").trimEnd()}…`;
}
