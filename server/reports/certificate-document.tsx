import { Document, Page, renderToBuffer, Text, View } from "@react-pdf/renderer";

import type { SignedCertificate } from "@/server/domain/privacy/erasure/certificate";
import { certificateSections } from "@/server/domain/privacy/erasure/certificate-lines";
import { certificateWordsOf } from "@/server/domain/privacy/certificate-words/certificate-words";
import type { Language } from "@/server/domain/privacy/languages";

import { loadFonts } from "./fonts";
import type { FontFace } from "./fonts";
import { createTypesetter } from "./text";
import type { Typesetter } from "./text";

const PAGE = { paddingVertical: 56, paddingHorizontal: 56, fontSize: 9.5, lineHeight: 1.45, color: "#111827" };

/** Draws a certificate of erasure. The same certificate gives the same bytes; nothing is looked up and no clock is read. */
export async function renderCertificate({ certificate, signature }: SignedCertificate, language: Language): Promise<Uint8Array> {
  const type = createTypesetter(await loadFonts());
  const words = certificateWordsOf(language);
  const [head, ...sections] = certificateSections(certificate, language);
  const bytes = await renderToBuffer(
    <Document title={type.clean(`${words.title} ${certificate.number}`, "sans")} author={type.clean(certificate.organization, "sans")} creationDate={new Date(certificate.issuedAt)} language={language} pdfVersion="1.7">
      <Page size="A4" style={PAGE}>
        <Line type={type} face="sansBold" text={words.title} style={{ fontSize: 18, marginBottom: 10 }} />
        {head?.lines.map((line, i) => <Line key={i} type={type} face={i === 0 ? "sansMedium" : "sans"} text={line} />)}
        {sections.map(({ heading, lines }) => (
          <View key={heading} style={{ marginTop: 14 }}>
            <Line type={type} face="sansBold" text={heading} style={{ fontSize: 11.5, marginBottom: 3 }} />
            {lines.map((line, i) => <Line key={i} type={type} face="sans" text={line} />)}
          </View>
        ))}
        <View style={{ marginTop: 14 }}>
          <Line type={type} face="sansBold" text={words.signature} style={{ fontSize: 11.5, marginBottom: 3 }} />
          <Line type={type} face="mono" text={signature.publicKey} style={{ fontSize: 7.5 }} />
          <Line type={type} face="mono" text={signature.value} style={{ fontSize: 7.5 }} />
        </View>
      </Page>
    </Document>,
  );
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

type LineProps = { type: Typesetter; face: FontFace; text: string; style?: { fontSize?: number; marginBottom?: number } };

/** A paragraph whose every stretch is drawn by a font that has its characters. Long words such as digests may break anywhere. */
function Line({ type, face, text, style = {} }: LineProps) {
  return (
    <Text style={style} hyphenationCallback={(word) => (word.length > 40 ? (word.match(/.{1,20}/gu) ?? [word]) : [word])}>
      {type.runsOf(type.clean(text, face), face).map(({ font, text: part }, i) => <Text key={i} style={{ fontFamily: font.key }}>{part}</Text>)}
    </Text>
  );
}
