import { Canvas, Document, Page, renderToBuffer } from "@react-pdf/renderer";

import type { SignedCertificate } from "@/server/domain/privacy/erasure/certificate";
import { certificateSections } from "@/server/domain/privacy/erasure/certificate-lines";
import { certificateWordsOf } from "@/server/domain/privacy/certificate-words/certificate-words";
import type { Language } from "@/server/domain/privacy/languages";

import { loadFonts } from "./fonts";
import { createPen } from "./pen";
import type { Painter } from "./pen";
import { createTypesetter } from "./text";
import type { TextStyle, Typesetter } from "./text";

/** A4 in points. */
const [WIDTH, HEIGHT, MARGIN] = [595.28, 841.89, 56];
const INK = "#1c1b18";
const TITLE: TextStyle = { face: "sansBold", size: 18, leading: 26, color: INK };
const HEADING: TextStyle = { face: "sansBold", size: 11.5, leading: 17, color: INK };
const BODY: TextStyle = { face: "sans", size: 9.5, leading: 14, color: INK };
const MONO: TextStyle = { face: "mono", size: 7.5, leading: 11, color: INK };

type Line = { text: string; style: TextStyle; before: number };
type Placed = Line & { y: number };

/** Draws a certificate of erasure. The same certificate gives the same bytes; nothing is looked up and no clock is read. */
export async function renderCertificate(signed: SignedCertificate, language: Language): Promise<Uint8Array> {
  const type = createTypesetter(await loadFonts());
  const { certificate } = signed;
  const title = `${certificateWordsOf(language).title} ${certificate.number}`;
  const bytes = await renderToBuffer(
    <Document title={type.clean(title, "sans")} author={type.clean(certificate.organization, "sans")} creationDate={new Date(certificate.issuedAt)} language={language} pdfVersion="1.7">
      {paged(linesOf(signed, language, type)).map((lines, index) => (
        <Page key={index} size={[WIDTH, HEIGHT]} wrap={false}>
          <Canvas style={{ width: WIDTH, height: HEIGHT }} paint={(painter) => draw(painter as unknown as Painter, lines, type)} />
        </Page>
      ))}
    </Document>,
  );
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function linesOf({ certificate, signature }: SignedCertificate, language: Language, type: Typesetter): Line[] {
  const words = certificateWordsOf(language);
  const broken = (text: string, style: TextStyle, before = 0) => type.linesOf(text, style, WIDTH - 2 * MARGIN).map((line, i): Line => ({ text: line, style, before: i === 0 ? before : 0 }));
  const sections = certificateSections(certificate, language).map(({ heading, lines }, i) => [...(i === 0 ? broken(heading, TITLE) : broken(heading, HEADING, 12)), ...lines.flatMap((line) => broken(line, BODY, 2))]);
  return [...sections.flat(), ...broken(words.signature, HEADING, 12), ...broken(signature.publicKey, MONO), ...broken(signature.value, MONO)];
}

function paged(lines: readonly Line[]): Placed[][] {
  const pages: Placed[][] = [[]];
  let y = MARGIN;
  for (const line of lines) {
    y += line.before;
    if (y + line.style.leading > HEIGHT - MARGIN) {
      pages.push([]);
      y = MARGIN;
    }
    pages[pages.length - 1]?.push({ ...line, y });
    y += line.style.leading;
  }
  return pages;
}

function draw(painter: Painter, lines: readonly Placed[], type: Typesetter): null {
  const pen = createPen(painter, type);
  for (const { text, style, y } of lines) pen.text(text, MARGIN, y + style.leading, style);
  return null;
}
