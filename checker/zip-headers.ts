import { concat } from "./bytes";

/** What a zip says about one file. `name` is the path as bytes. */
export type ZipEntry = { name: Uint8Array; crc: number; size: number };
export type PlacedEntry = ZipEntry & { offset: number };

export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
export const END64_SIGNATURE = 0x06064b50;
export const LOCATOR_SIGNATURE = 0x07064b50;
export const LIMIT_32 = 0xffffffff;
const LIMIT_16 = 0xffff;
const PLAIN = 20;
const ZIP64 = 45;
const UTF8_FLAG = 0x0800;
const DOS_DATE = 0x0021;

/** A field of so many bytes, little-endian. */
type Field = [bytes: 2 | 4 | 8, value: number];

/** The one local header this entry can have in a pack (APPNOTE 4.3.7, with the choices of pack version 1). */
export function localHeader({ name, crc, size }: ZipEntry): Uint8Array {
  const extra = size >= LIMIT_32 ? zip64Extra([size, size]) : new Uint8Array(0);
  const fixed = layout([[4, LOCAL_SIGNATURE], [2, extra.length ? ZIP64 : PLAIN], ...shared(crc, size), [2, name.length], [2, extra.length]]);
  return concat(fixed, name, extra);
}

/** Its record in the central directory (APPNOTE 4.3.12). */
export function centralRecord({ name, crc, size, offset }: PlacedEntry): Uint8Array {
  const large = [...(size >= LIMIT_32 ? [size, size] : []), ...(offset >= LIMIT_32 ? [offset] : [])];
  const extra = large.length ? zip64Extra(large) : new Uint8Array(0);
  const version = large.length ? ZIP64 : PLAIN;
  const fixed = layout([
    [4, CENTRAL_SIGNATURE], [2, version], [2, version], ...shared(crc, size),
    [2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, Math.min(offset, LIMIT_32)],
  ]);
  return concat(fixed, name, extra);
}

/** The records after the directory (APPNOTE 4.3.14 to 4.3.16). */
export function endRecords(entries: number, offset: number, size: number): Uint8Array {
  const needs64 = entries >= LIMIT_16 || offset >= LIMIT_32 || size >= LIMIT_32;
  const end64: Field[] = [
    [4, END64_SIGNATURE], [8, 44], [2, ZIP64], [2, ZIP64], [4, 0], [4, 0], [8, entries], [8, entries], [8, size], [8, offset],
    [4, LOCATOR_SIGNATURE], [4, 0], [8, offset + size], [4, 1],
  ];
  const short = Math.min(entries, LIMIT_16);
  return layout([
    ...(needs64 ? end64 : []),
    [4, END_SIGNATURE], [2, 0], [2, 0], [2, short], [2, short], [4, Math.min(size, LIMIT_32)], [4, Math.min(offset, LIMIT_32)], [2, 0],
  ]);
}

/** Flags to sizes, the same in both headers. */
function shared(crc: number, size: number): Field[] {
  const short = Math.min(size, LIMIT_32);
  return [[2, UTF8_FLAG], [2, 0], [2, 0], [2, DOS_DATE], [4, crc], [4, short], [4, short]];
}

function zip64Extra(values: number[]): Uint8Array {
  return layout([[2, 0x0001], [2, values.length * 8], ...values.map((value): Field => [8, value])]);
}

function layout(all: Field[]): Uint8Array {
  const bytes = new Uint8Array(all.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of all) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}
