import type { ReportSnapshot } from "@/server/domain/reports/snapshot";

import { drawCover } from "../cover";
import { loadFonts } from "../fonts";
import { drawFrame } from "../page-frame";
import { createPen, type Painter } from "../pen";
import { planReport } from "../plan";
import { sayIn } from "../say";
import { createTypesetter, type Typesetter } from "../text";
import { TYPE } from "../theme";

/** What a report draws, without a PDF: its text, what stands outside the margins, and words of column heads that were broken. For tests only. */
export async function spoken(snapshot: ReportSnapshot): Promise<{ text: string; outside: string[]; broken: string[]; marks: string[] }> {
  const broken = new Set<string>();
  const type = watching(createTypesetter(await loadFonts()), broken);
  const plan = planReport(snapshot, type);
  const { left, right } = plan.geometry;
  const [lines, outside] = [[] as string[], new Set<string>()];
  let turned = 0;
  const painter: Painter = new Proxy({} as Painter, {
    get: (_target, method) => (...given: unknown[]) => {
      if (method === "rotate") turned += 1;
      if (method === "restore") turned = 0;
      if (method === "text") {
        const [words, x, , { textWidth }] = given as [string, number, number, { textWidth: number }];
        lines.push(words);
        if (turned === 0 && (x < left - 0.5 || x + textWidth > right + 0.5)) outside.add(words);
      }
      return painter;
    },
  });
  const pen = createPen(painter, type, sayIn(snapshot.language));
  drawCover(pen, { ...snapshot, ledger: { ...snapshot.ledger, note: null } }, type, plan.geometry);
  plan.pages.forEach((page, index) => {
    drawFrame(pen, snapshot, plan.geometry, index + 2, plan.total);
    for (const { slab, y } of page.items) slab.draw(pen, left, y);
  });
  return { text: lines.join("\n"), outside: [...outside], broken: [...broken], marks: plan.marks.map(({ title }) => title) };
}

function watching(type: Typesetter, broken: Set<string>): Typesetter {
  return {
    ...type,
    linesOf: (text, style, width) => {
      const lines = type.linesOf(text, style, width);
      if (style === TYPE.head && lines.join(" ") !== text.replaceAll("\n", " ")) broken.add(text);
      return lines;
    },
  };
}
