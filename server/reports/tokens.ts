import { baselineIn } from "./pen";
import type { Anchors } from "./pen";
import type { Slab } from "./slab";
import type { TextStyle, Typesetter } from "./text";

export type Token = { text: string } & Anchors;

/** Short pieces set one after another, each its own link: lists of exhibits and control keys. */
export function tokenSlabs(tokens: readonly Token[], style: TextStyle, type: Typesetter, indent: number, width: number): Slab[] {
  const lines: { x: number; token: Token }[][] = [[]];
  const gap = style.size * 0.9;
  let x = 0;
  for (const token of tokens) {
    const wide = type.widthOf(token.text, style);
    if (x > 0 && x + wide > width - indent) {
      lines.push([]);
      x = 0;
    }
    lines[lines.length - 1]?.push({ x, token });
    x += wide + gap;
  }
  return lines.map((line) => ({
    height: style.leading,
    draw: (pen, left, y) => {
      for (const { x: at, token: { text, ...anchors } } of line) pen.text(text, left + indent + at, baselineIn(y, style), style, anchors);
    },
  }));
}
