import { buffer } from "node:stream/consumers";

import type { SignedCertificate } from "@/server/domain/privacy/erasure/certificate";
import type { Language } from "@/server/domain/privacy/languages";

import { renderCertificate } from "./certificate-document";

// Process of its own for one certificate: it comes on stdin, the PDF leaves on stdout.
const { signed, language } = JSON.parse((await buffer(process.stdin)).toString("utf8")) as { signed: SignedCertificate; language: Language };
const bytes = await renderCertificate(signed, language);
process.stdout.write(bytes, () => process.exit(0));
