/** Why a PDF cannot be added to or signed; the code is stable. */
export class PdfError extends Error {
  constructor(readonly code: "PDF_FORM" | "PDF_XREF_STREAM" | "PDF_ENCRYPTED" | "PDF_HAS_FORM" | "PDF_NO_ROOM", message: string) {
    super(message);
    this.name = "PdfError";
  }
}
