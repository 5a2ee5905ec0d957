import { appendUpdate, type Changed } from "./append-update";
import { PdfError } from "./pdf-error";
import { dictionaryOf, pagesOf, readPdf, resolved, type PdfFile } from "./pdf-file";
import { printDictionary, readDictionary, referenceOf, referencesIn, type Entries } from "./syntax";

const FONT_NAME = "ProofroomMark";
const SIZE = 6;
const MARGIN = 14;
const LEADING = 8;
const MOST_LINES = 3;
const LONGEST_TEXT = 200;
const DEEPEST_TREE = 32;

/** The line of what somebody took along. */
export function takenAlong(name: string, at: Date): string {
  return `Taken along by ${name}, ${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/**
 * Adds small lines at the foot of every page, three at most, as an incremental update: the bytes of the PDF stay as they are at the
 * beginning, so a signature in it goes on holding for them. Letters outside Latin-1 stand as "?". Throws `PdfError`.
 */
export function watermarkPdf(input: Uint8Array, text: string): Uint8Array {
  const file = readPdf(input);
  const [font, before] = [file.size, file.size + 1];
  const changed: Changed = new Map([[font, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"], [before, stream("q")]]);
  const lines = new Map<string, number>();
  for (const page of pagesOf(file)) {
    const entries = dictionaryOf(file, page);
    const line = stream(lineOn(inherited(file, entries, "MediaBox"), text));
    const after = lines.get(line) ?? before + 1 + lines.size;
    lines.set(line, after);
    changed.set(after, line);
    changed.set(page, printDictionary(marked(file, entries, { font, before, after })));
  }
  return appendUpdate(file, changed);
}

function marked(file: PdfFile, entries: Entries, { font, before, after }: { font: number; before: number; after: number }): Entries {
  const resources = readDictionary(resolved(file, inherited(file, entries, "Resources") ?? "<< >>"), 0).entries;
  const fonts = readDictionary(resolved(file, resources.get("Font") ?? "<< >>"), 0).entries;
  resources.set("Font", printDictionary(fonts.set(FONT_NAME, `${font} 0 R`)));
  const parts = contentsOf(file, entries.get("Contents")).map((number) => `${number} 0 R`).join(" ");
  return new Map(entries).set("Resources", printDictionary(resources)).set("Contents", `[${before} 0 R ${parts} ${after} 0 R]`);
}

/** A page's contents are one stream or an array of them, which may be an object of its own. */
function contentsOf(file: PdfFile, value: string | undefined): number[] {
  const number = referenceOf(value);
  if (number === undefined) return referencesIn(value ?? "");
  const body = resolved(file, `${number} 0 R`);
  return body.startsWith("[") ? referencesIn(body) : [number];
}

/** The page's own state is put back first: what it left behind must not move or hide the line. */
function lineOn(mediaBox: string | undefined, text: string): string {
  const [left = 0, bottom = 0] = resolvedNumbers(mediaBox);
  const lines = text.split("\n").slice(0, MOST_LINES).map(hexOf);
  const first = bottom + MARGIN / 2 + (lines.length - 1) * LEADING;
  return `Q q 0.35 g BT /${FONT_NAME} ${SIZE} Tf ${LEADING} TL ${left + MARGIN} ${first} Td ${lines.map((hex) => `<${hex}> Tj`).join(" T* ")} ET Q`;
}

function hexOf(line: string): string {
  const shown = [...line.toWellFormed()].slice(0, LONGEST_TEXT).map((letter) => (/[\u0020-\u007e\u00a0-\u00ff]/.test(letter) ? letter : "?")).join("");
  return Buffer.from(shown, "latin1").toString("hex").toUpperCase();
}

function resolvedNumbers(box: string | undefined): number[] {
  return (box ?? "").replaceAll(/[[\]]/g, " ").trim().split(/\s+/).map(Number).map((value) => (Number.isFinite(value) ? value : 0));
}

/** A value of the page or of the nearest node above it (ISO 32000-1 §7.7.3.4). */
function inherited(file: PdfFile, page: Entries, name: string): string | undefined {
  let node = page;
  for (let depth = 0; depth < DEEPEST_TREE; depth++) {
    if (node.has(name)) return resolved(file, node.get(name) ?? "");
    const parent = referenceOf(node.get("Parent"));
    if (parent === undefined) return undefined;
    node = dictionaryOf(file, parent);
  }
  throw new PdfError("PDF_FORM", "the tree of pages is too deep");
}

function stream(text: string): string {
  return `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
}
