import { PdfError } from "./pdf-error";
import { readDictionary, referenceOf, referencesIn, type Entries } from "./syntax";

/** A PDF as far as adding to it needs: where its objects lie, its newest trailer, where its newest table begins. */
export type PdfFile = { bytes: Buffer; offsets: ReadonlyMap<number, number>; trailer: Entries; startXref: number; size: number; root: number };

const MOST_UPDATES = 32;
const MOST_PAGES = 100_000;

/**
 * Reads tables and trailers of a PDF with classic cross-reference tables (ISO 32000-1 §7.5.4), incremental updates
 * included. Throws `PDF_XREF_STREAM` for a file that keeps its references in streams, `PDF_ENCRYPTED`, `PDF_FORM`.
 */
export function readPdf(input: Uint8Array): PdfFile {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  const startXref = newestTable(bytes);
  const offsets = new Map<number, number>();
  const trailer = readTable(bytes, startXref, offsets);
  let previous = trailer.get("Prev");
  for (let count = 0; previous !== undefined; count++) {
    if (count === MOST_UPDATES) throw new PdfError("PDF_FORM", "there are too many updates in this file");
    previous = readTable(bytes, Number(previous), offsets).get("Prev");
  }
  const [root, size] = [referenceOf(trailer.get("Root")), Number(trailer.get("Size"))];
  if (root === undefined || !Number.isSafeInteger(size) || size < 1) throw new PdfError("PDF_FORM", "the trailer names no catalog or no size");
  return { bytes, offsets, trailer, startXref, size, root };
}

/** The dictionary of an object. Throws `PDF_FORM` where there is none. */
export function dictionaryOf(file: PdfFile, number: number): Entries {
  return readDictionary(textOf(file, number), 0).entries;
}

/** A value as it stands after its reference is followed. */
export function resolved(file: PdfFile, value: string): string {
  const number = referenceOf(value);
  return number === undefined ? value : textOf(file, number).trim();
}

/** Object numbers of the pages, first to last. */
export function pagesOf(file: PdfFile): number[] {
  const [pages, seen] = [new Array<number>(), new Set<number>()];
  const waiting = [referenceOf(dictionaryOf(file, file.root).get("Pages"))];
  while (waiting.length > 0) {
    const number = waiting.pop();
    if (number === undefined || seen.has(number) || seen.size > MOST_PAGES) throw new PdfError("PDF_FORM", "the tree of pages is broken");
    seen.add(number);
    const node = dictionaryOf(file, number);
    if (node.has("Kids")) waiting.push(...referencesIn(resolved(file, node.get("Kids") ?? "")).toReversed());
    else pages.push(number);
  }
  if (pages.length === 0) throw new PdfError("PDF_FORM", "there is no page");
  return pages;
}

function textOf({ bytes, offsets }: PdfFile, number: number): string {
  const offset = offsets.get(number);
  const end = offset === undefined ? -1 : bytes.indexOf("endobj", offset, "latin1");
  const text = end < 0 ? "" : bytes.toString("latin1", offset, end);
  const head = /^\s*(\d+)\s+\d+\s+obj\b/.exec(text);
  if (Number(head?.[1]) !== number) throw new PdfError("PDF_FORM", `object ${number} is not where the table says`);
  return text.slice(head?.[0].length);
}

function newestTable(bytes: Buffer): number {
  const tail = bytes.toString("latin1", Math.max(0, bytes.length - 1024));
  const found = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail.slice(Math.max(0, tail.lastIndexOf("startxref"))));
  if (!bytes.subarray(0, 5).equals(Buffer.from("%PDF-")) || !found) throw new PdfError("PDF_FORM", "this is no whole PDF");
  return Number(found[1]);
}

/** Newer tables are read first, so what they say of an object stays. */
function readTable(bytes: Buffer, at: number, offsets: Map<number, number>): Entries {
  const end = bytes.indexOf("startxref", at, "latin1");
  const text = Number.isSafeInteger(at) && end > 0 ? bytes.toString("latin1", at, end) : "";
  if (!/^xref\s/.test(text)) throw /^\d+\s+\d+\s+obj/.test(text) ? new PdfError("PDF_XREF_STREAM", "this PDF keeps its references in a stream; only classic tables can be added to") : new PdfError("PDF_FORM", "there is no table of references where the file says");
  const trailerAt = text.indexOf("trailer");
  if (trailerAt < 0) throw new PdfError("PDF_FORM", "a table has no trailer");
  readSections(text.slice(4, trailerAt), offsets);
  const { entries } = readDictionary(text, trailerAt + "trailer".length);
  if (entries.has("XRefStm")) throw new PdfError("PDF_XREF_STREAM", "this PDF keeps references in a stream too; only classic tables can be added to");
  if (entries.has("Encrypt")) throw new PdfError("PDF_ENCRYPTED", "an encrypted PDF cannot be added to");
  return entries;
}

function readSections(text: string, offsets: Map<number, number>): void {
  const words = text.trim().split(/\s+/);
  for (let i = 0; i < words.length;) {
    const [first, count] = [Number(words[i]), Number(words[i + 1])];
    if (!Number.isSafeInteger(first) || !Number.isSafeInteger(count) || i + 2 + count * 3 > words.length) throw new PdfError("PDF_FORM", "a table of references is cut");
    i += 2;
    for (let n = 0; n < count; n++, i += 3) {
      if (words[i + 2] === "n" && !offsets.has(first + n)) offsets.set(first + n, Number(words[i]));
    }
  }
}
