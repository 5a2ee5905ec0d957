import { Canvas, Document, Page, renderToBuffer, View } from "@react-pdf/renderer";

import type { AnswerDocument } from "@/server/domain/privacy/answers/document";

import { answerSlabs } from "./answer-slabs";
import { flow, marksOf } from "./flow";
import { loadFonts } from "./fonts";
import { createPen, type Painter } from "./pen";
import { createTypesetter } from "./text";
import { geometryOf, INK, TYPE } from "./theme";

/** Draws an answer on A4, with an outline of its sections. The same document gives the same bytes; nothing is looked up. */
export async function answerPdf(document: AnswerDocument, madeAt: string): Promise<Uint8Array> {
  const type = createTypesetter(await loadFonts());
  const geometry = geometryOf("A4");
  const pages = flow(answerSlabs(document, type, geometry.measure), geometry);
  const marks = marksOf(pages, 1);
  const title = type.clean(document.title, "sans");
  const paint = (index: number) => (painter: Painter) => {
    const pen = createPen(painter, type);
    const foot = geometry.height - 38;
    pen.rule(geometry.left, foot - 10, geometry.measure, 0.4, INK.rule);
    pen.text(pen.clip(title, TYPE.running, geometry.measure - 60), geometry.left, foot, TYPE.running);
    pen.textRight(`${index + 1} / ${pages.length}`, geometry.right, foot, TYPE.running);
    for (const { slab, y } of pages[index]?.items ?? []) slab.draw(pen, geometry.left, y);
    return null;
  };
  const bytes = await renderToBuffer(
    <Document title={title} creator="Proofroom" producer="Proofroom" creationDate={new Date(madeAt)} language={document.language} pdfVersion="1.7">
      {pages.map((_, index) => (
        <Page key={index} size={[geometry.width, geometry.height]} wrap={false}>
          <Canvas style={{ width: geometry.width, height: geometry.height }} paint={paint(index)} />
          {marks.filter((mark) => mark.page === index + 1).map((mark) => <View key={mark.id} {...{ bookmark: mark.title }} style={{ position: "absolute", top: Math.max(mark.y - 8, 0), left: 0, width: 1, height: 1 }} />)}
        </Page>
      ))}
    </Document>,
  );
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
