import { SignedCertificate } from "@/server/domain/privacy/erasure/certificate";
import type { Language } from "@/server/domain/privacy/languages";
import { drawCertificate } from "@/server/services/privacy/erasure/draw-certificate";

/** A signed certificate drawn to be read. Apart, so that the drawing is loaded only where it is asked for. */
export async function certificatePdf(text: string, language: Language): Promise<Uint8Array> {
  return drawCertificate(SignedCertificate.parse(JSON.parse(text)), language);
}
