import { Broken } from "./broken";
import { toHex } from "./bytes";

export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const OID = 0x06;
export const SEQUENCE = 0x30;
export const SET = 0x31;
export const UTC_TIME = 0x17;
export const GENERALIZED_TIME = 0x18;
const LONGEST_TIME = 64;

/** One element of DER (X.690). `whole` is tag, length and content; `content` only the content. */
export type Element = { tag: number; whole: Uint8Array; content: Uint8Array };

/** Reads exactly one element. Throws `Broken` DER_FORM for anything cut, indefinite, overlong or followed by more. */
export function readElement(bytes: Uint8Array, expected?: number): Element {
  const [element, ...rest] = readElements(bytes);
  if (!element || rest.length > 0) throw new Broken("DER_FORM", "one element was expected");
  return requireTag(element, expected);
}

/** Elements one after the other, as they stand in a sequence or set. */
export function readElements(bytes: Uint8Array): Element[] {
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const element = elementAt(bytes, at);
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

export function childrenOf(element: Element | undefined, expected?: number): Element[] {
  return readElements(requireTag(element, expected).content);
}

export function requireTag(element: Element | undefined, expected?: number): Element {
  if (!element || (expected !== undefined && element.tag !== expected)) throw new Broken("DER_FORM", "an element is missing or of another kind");
  return element;
}

function elementAt(bytes: Uint8Array, at: number): Element {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new Broken("DER_FORM", "an element is cut off or has a tag not used here");
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 4) throw new Broken("DER_FORM", "a length is indefinite or absurd");
  let length = lengthBytes === 0 ? first : 0;
  for (let i = 0; i < lengthBytes; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  if (lengthBytes > 0 && (length < 0x80 || bytes[at + 2] === 0)) throw new Broken("DER_FORM", "a length is not in its shortest form");
  const start = at + 2 + lengthBytes;
  if (start + length > bytes.length) throw new Broken("DER_FORM", "an element goes beyond the end");
  return { tag, whole: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) };
}

/** Object identifier in dotted form. */
export function oidOf(element: Element | undefined): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of requireTag(element, OID).content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [head = 0, ...rest] = arcs;
  const top = Math.min(2, Math.floor(head / 40));
  return [top, head - top * 40, ...rest].join(".");
}

/** A small INTEGER. */
export function smallInteger(element: Element | undefined): number {
  const { content } = requireTag(element, INTEGER);
  if (content.length > 4) throw new Broken("DER_FORM", "a number is larger than can be here");
  return Number.parseInt(toHex(content) || "0", 16);
}

/** UTCTime or GeneralizedTime (RFC 5280 §4.1.2.5, fractions as in RFC 3161 §2.4.2) in milliseconds since 1970. */
export function timeOf(element: Element | undefined): number {
  const { tag, content } = requireTag(element);
  if (content.length > LONGEST_TIME) throw new Broken("DER_FORM", "not a time");
  const text = String.fromCharCode(...content);
  const match = (tag === UTC_TIME ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)()Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d*[1-9])?Z$/).exec(text);
  if (!match || (tag !== UTC_TIME && tag !== GENERALIZED_TIME)) throw new Broken("DER_FORM", "not a time");
  const [, year = "", month, day, hour, minute, second, fraction] = match;
  const full = tag === UTC_TIME ? Number(year) + (Number(year) < 50 ? 2000 : 1900) : Number(year);
  return Date.UTC(full, Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)) + Math.floor(Number(fraction || 0) * 1000);
}
