import { PdfError } from "./pdf-error";

/** A dictionary's entries in their order, values as they are spelled. */
export type Entries = Map<string, string>;

const REFERENCE = /\d+\s+\d+\s+R(?![\w.])/y;
const NAME = /\/[^\s()<>[\]{}/%]*/y;
const PLAIN = /[^\s()<>[\]{}/%]+/y;
const SPACE = /(?:\s|%[^\r\n]*)*/y;
const DEEPEST = 64;

/** Reads the dictionary that begins at `at` (ISO 32000-1 §7.3.7). Throws `PDF_FORM` for what is none, or unbalanced. */
export function readDictionary(text: string, at: number): { entries: Entries; end: number } {
  let next = skipSpace(text, at);
  if (!text.startsWith("<<", next)) throw new PdfError("PDF_FORM", "a dictionary was expected");
  const entries: Entries = new Map();
  next = skipSpace(text, next + 2);
  while (!text.startsWith(">>", next)) {
    const name = match(NAME, text, next);
    if (name === undefined) throw new PdfError("PDF_FORM", "a dictionary does not name its entry, or does not end");
    const from = skipSpace(text, next + name.length);
    const to = endOfValue(text, from, 0);
    entries.set(name.slice(1), text.slice(from, to));
    next = skipSpace(text, to);
  }
  return { entries, end: next + 2 };
}

/** The references of an array, in its order. */
export function referencesIn(array: string): number[] {
  return [...array.matchAll(/(\d+)\s+\d+\s+R(?![\w.])/g)].map(([, number]) => Number(number));
}

/** The object a value refers to; undefined where the value stands for itself. */
export function referenceOf(value: string | undefined): number | undefined {
  const found = /^(\d+)\s+\d+\s+R$/.exec(value?.trim() ?? "");
  return found ? Number(found[1]) : undefined;
}

export function printDictionary(entries: Entries): string {
  return `<<\n${[...entries].map(([name, value]) => `/${name} ${value}\n`).join("")}>>`;
}

/** A text string: ASCII as it is, anything else in UTF-16BE with its mark (ISO 32000-1 §7.9.2.2). */
export function textString(text: string): string {
  if (/^[\u0020-\u007e]*$/.test(text)) return `(${text.replaceAll(/[\\()]/g, "\\$&")})`;
  return `<FEFF${Buffer.from(text.toWellFormed(), "utf16le").swap16().toString("hex").toUpperCase()}>`;
}

function endOfValue(text: string, at: number, depth: number): number {
  if (depth > DEEPEST) throw new PdfError("PDF_FORM", "values are nested too deeply");
  if (text.startsWith("<<", at)) return endOfBracketed(text, at + 2, ">>", depth);
  const first = text[at];
  if (first === "[") return endOfBracketed(text, at + 1, "]", depth);
  if (first === "(") return endOfString(text, at);
  if (first === "<") return endOfHex(text, at);
  const word = match(NAME, text, at) ?? match(REFERENCE, text, at) ?? match(PLAIN, text, at);
  if (word === undefined) throw new PdfError("PDF_FORM", "a value was expected");
  return at + word.length;
}

function endOfBracketed(text: string, from: number, close: string, depth: number): number {
  let next = skipSpace(text, from);
  while (!text.startsWith(close, next)) next = skipSpace(text, endOfValue(text, next, depth + 1));
  return next + close.length;
}

function endOfHex(text: string, at: number): number {
  const end = text.indexOf(">", at);
  if (end < 0) throw new PdfError("PDF_FORM", "a string does not end");
  return end + 1;
}

function endOfString(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i + 1;
  }
  throw new PdfError("PDF_FORM", "a string does not end");
}

function skipSpace(text: string, at: number): number {
  return at + (match(SPACE, text, at)?.length ?? 0);
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
