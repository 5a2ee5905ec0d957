import { createHash } from "node:crypto";

import { appendUpdate } from "./append-update";
import { PdfError } from "./pdf-error";
import { dictionaryOf, pagesOf, readPdf, resolved, type PdfFile } from "./pdf-file";
import { printDictionary, textString } from "./syntax";

export type SignatureWords = { at: Date; name: string; reason: string };
/** A PDF with an empty place for its signature: `digest` is the SHA-256 of all bytes but that place. */
export type Prepared = { bytes: Uint8Array; from: number; to: number; digest: Uint8Array };

const RANGE_WIDTH = 48;
const SIGNATURES_EXIST_AND_APPEND_ONLY = 3;
const PRINT_AND_LOCKED = 132;

/**
 * Adds an invisible signature field with a place of `roomBytes` for the CMS (EN 319 142-1 §5.3: SubFilter
 * ETSI.CAdES.detached, a ByteRange over the whole file but the value of Contents). The bytes of the PDF stay as they are
 * at the beginning. Throws `PdfError`, `PDF_HAS_FORM` for a file that has a form already.
 */
export function prepareSignature(input: Uint8Array, words: SignatureWords, roomBytes: number): Prepared {
  const file = readPdf(input);
  const catalog = dictionaryOf(file, file.root);
  if (catalog.has("AcroForm")) throw new PdfError("PDF_HAS_FORM", "this PDF has a form or a signature already");
  const [signature, field] = [file.size, file.size + 1];
  const [page = 0] = pagesOf(file);
  catalog.set("AcroForm", `<< /Fields [${field} 0 R] /SigFlags ${SIGNATURES_EXIST_AND_APPEND_ONLY} >>`);
  const bytes = Buffer.from(appendUpdate(file, new Map([
    [signature, signatureDictionary(words, roomBytes)],
    [field, `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Report signature) /F ${PRINT_AND_LOCKED} /Rect [0 0 0 0] /P ${page} 0 R /V ${signature} 0 R >>`],
    [page, pageWith(file, page, field)],
    [file.root, printDictionary(catalog)],
  ])));
  return withRange(bytes, file.bytes.length, roomBytes);
}

/** Puts the CMS into its place. Throws `PDF_NO_ROOM` where it is larger. */
export function placeSignature({ bytes, from, to }: Prepared, cms: Uint8Array): Uint8Array {
  const room = to - from - 2;
  const hex = Buffer.from(cms).toString("hex");
  if (hex.length > room) throw new PdfError("PDF_NO_ROOM", `the signature has ${cms.length} bytes, its place has ${room / 2}`);
  const signed = Buffer.from(bytes);
  signed.write(hex, from + 1, "latin1");
  return signed;
}

function signatureDictionary({ at, name, reason }: SignatureWords, roomBytes: number): string {
  const moment = at.toISOString().replaceAll(/[-:T]/g, "").slice(0, 14);
  return [
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:${moment}Z)`,
    `/Name ${textString(name)} /Reason ${textString(reason)}`,
    `/ByteRange ${" ".repeat(RANGE_WIDTH)}`,
    `/Contents <${"0".repeat(roomBytes * 2)}> >>`,
  ].join("\n");
}

function pageWith(file: PdfFile, page: number, field: number): string {
  const entries = dictionaryOf(file, page);
  const annotations = resolved(file, entries.get("Annots") ?? "[]").replace(/\]\s*$/, ` ${field} 0 R]`);
  return printDictionary(entries.set("Annots", annotations));
}

function withRange(bytes: Buffer, appendedAt: number, roomBytes: number): Prepared {
  const empty = `/Contents <${"0".repeat(roomBytes * 2)}>`;
  const from = bytes.indexOf(empty, appendedAt, "latin1") + "/Contents ".length;
  const to = from + roomBytes * 2 + 2;
  const range = `[0 ${from} ${to} ${bytes.length - to}]`;
  bytes.write(range.padEnd(RANGE_WIDTH), bytes.indexOf("/ByteRange ", appendedAt, "latin1") + "/ByteRange ".length, "latin1");
  const digest = createHash("sha256").update(bytes.subarray(0, from)).update(bytes.subarray(to)).digest();
  return { bytes, from, to, digest };
}
