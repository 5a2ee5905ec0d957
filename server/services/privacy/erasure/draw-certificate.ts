import type { SignedCertificate } from "@/server/domain/privacy/erasure/certificate";
import type { Language } from "@/server/domain/privacy/languages";

import { piped } from "../../processes/piped";

/** A certificate of erasure as PDF. The same certificate gives the same bytes. */
export async function drawCertificate(signed: SignedCertificate, language: Language): Promise<Uint8Array> {
  return piped("draw-certificate", { signed, language });
}
