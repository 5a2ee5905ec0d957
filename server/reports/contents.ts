import type { Mark, Slab } from "./slab";
import { blank } from "./slab";
import { baselineIn } from "./pen";
import { INK, TYPE } from "./theme";

/** The table of contents. Each line is one line high, so the contents' own length is known before the page numbers are. */
export function contentsSlabs(marks: readonly Mark[], measure: number, pageOf: (mark: Mark) => number): Slab[] {
  const title: Slab = {
    height: 40,
    keepWithNext: true,
    draw: (pen, x, y) => {
      pen.rule(x, y, measure, 1.4, INK.strong);
      pen.text(pen.say("Contents"), x, baselineIn(y + 9, TYPE.h1), TYPE.h1);
    },
  };
  return [title, ...marks.flatMap((mark, index) => [...(mark.level === 1 && index > 0 ? [blank(5)] : []), entrySlab(mark, measure, pageOf)])];
}

function entrySlab(mark: Mark, measure: number, pageOf: (mark: Mark) => number): Slab {
  const chapter = mark.level === 1;
  const style = chapter ? TYPE.lead : TYPE.cellSoft;
  const indent = chapter ? 34 : 82;
  return {
    height: chapter ? 15 : 12,
    keepWithNext: chapter,
    draw: (pen, x, y) => {
      const place = { goTo: mark.id };
      const baseline = baselineIn(y + (chapter ? 1 : 0.5), style);
      pen.text(pen.clip(mark.number, style, 46), x + (chapter ? 0 : 34), baseline, { ...style, color: INK.faint }, place);
      // The full title stands at the place the line leads to.
      const title = pen.clip(mark.title, style, measure - indent - 34);
      pen.text(title, x + indent, baseline, style, place);
      pen.textRight(String(pageOf(mark)), x + measure, baseline, style, place);
      const start = x + indent + pen.widthOf(title, style) + 6;
      const end = x + measure - 26;
      if (end > start) pen.rule(start, baseline, end - start, 0.3, INK.hair);
    },
  };
}
