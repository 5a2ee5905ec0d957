import type { SignedCertificate } from "@/server/domain/privacy/erasure/certificate";
import type { Language } from "@/server/domain/privacy/languages";

import { drawPiped } from "../../reports/draw-piped";

/** A certificate of erasure as PDF. The same certificate gives the same bytes. */
export async function drawCertificate(signed: SignedCertificate, language: Language): Promise<Uint8Array> {
  return drawPiped("draw-certificate.ts", { signed, language });
}
