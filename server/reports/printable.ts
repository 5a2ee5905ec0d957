/**
 * Turns any string into one that can be drawn, and hides nothing: what has no glyph, or would act instead of print
 * (control characters, direction overrides, zero-width marks), is printed as its Unicode number between ‹ and ›.
 */
export function printable(text: string, covers: (codePoint: number) => boolean): string {
  if (PLAIN.test(text)) return text;
  const out: string[] = [];
  let numbers: string[] = [];
  const flush = () => {
    if (numbers.length > 0) out.push(`‹U+${numbers.join(" ")}›`);
    numbers = [];
  };
  for (const character of text.normalize("NFC")) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (isDrawable(codePoint, covers)) {
      flush();
      out.push(SPACES.has(codePoint) ? " " : character);
    } else if (SIGNS.has(character)) {
      flush();
      out.push(SIGNS.get(character) ?? "");
    } else {
      numbers.push(codePoint.toString(16).toUpperCase().padStart(4, "0"));
    }
  }
  flush();
  return out.join("");
}

const PLAIN = /^[\n\x20-\x7e\xa0-\xac\xae-\xff–—…’“”]*$/;
const LINE_BREAK = 0x0a;
/** Spaces that print as a space. */
const SPACES = new Set([0x09, 0x0d, 0x2002, 0x2003, 0x2007, 0x2009, 0x202f]);
/** Signs without a glyph in the embedded fonts, written the way a keyboard writes them. */
const SIGNS = new Map([["≤", "<="], ["≥", ">="], ["≠", "!="], ["→", "->"], ["←", "<-"], ["∧", "and"], ["∨", "or"], ["≈", "~"], ["‑", "-"]]);

function isDrawable(codePoint: number, covers: (codePoint: number) => boolean): boolean {
  if (codePoint === LINE_BREAK || SPACES.has(codePoint)) return true;
  return !isActing(codePoint) && covers(codePoint);
}

/** Characters that do something rather than show something: C0 and C1 controls, format and direction marks, lone surrogates. */
function isActing(codePoint: number): boolean {
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0) || codePoint === 0xad) return true;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return true;
  return /\p{Cf}|\p{Zl}|\p{Zp}/u.test(String.fromCodePoint(codePoint));
}
