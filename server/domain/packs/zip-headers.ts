/** What a zip says of one file. `name` is the path in UTF-8; sizes and offsets in bytes. */
export type ZipEntry = { name: Uint8Array; crc: number; size: number };
export type PlacedZipEntry = ZipEntry & { offset: number };

const LIMIT_32 = 0xffffffff;
const LIMIT_16 = 0xffff;
const PLAIN = 20;
const ZIP64 = 45;
const UTF8_NAMES = 0x0800;
/** 1 January 1980, 00:00: the first moment DOS can write. A pack's own times are in its manifest. */
const DOS_DAY = 0x0021;

/** Header in front of a file's bytes (APPNOTE 4.3.7): stored, no time, sizes known beforehand. */
export function localHeader({ name, crc, size }: ZipEntry): Buffer {
  const extra = size >= LIMIT_32 ? zip64Extra([size, size]) : Buffer.alloc(0);
  return Buffer.concat([u32(0x04034b50), u16(extra.length > 0 ? ZIP64 : PLAIN), common({ name, crc, size }), u16(extra.length), name, extra]);
}

/** The file's record in the directory (APPNOTE 4.3.12). ZIP64 says only what does not fit (4.5.3). */
export function directoryRecord({ name, crc, size, offset }: PlacedZipEntry): Buffer {
  const large = [...(size >= LIMIT_32 ? [size, size] : []), ...(offset >= LIMIT_32 ? [offset] : [])];
  const extra = large.length > 0 ? zip64Extra(large) : Buffer.alloc(0);
  const version = u16(large.length > 0 ? ZIP64 : PLAIN);
  // No comment, disk 0, no attributes.
  const rest = Buffer.concat([u16(extra.length), Buffer.alloc(10), u32(Math.min(offset, LIMIT_32))]);
  return Buffer.concat([u32(0x02014b50), version, version, common({ name, crc, size }), rest, name, extra]);
}

/** What ends a zip (APPNOTE 4.3.14 to 4.3.16): the ZIP64 records only where a number needs them. */
export function endRecords(count: number, offset: number, size: number): Buffer {
  const end = Buffer.concat([u32(0x06054b50), u32(0), u16(Math.min(count, LIMIT_16)), u16(Math.min(count, LIMIT_16)), u32(Math.min(size, LIMIT_32)), u32(Math.min(offset, LIMIT_32)), u16(0)]);
  if (count < LIMIT_16 && offset < LIMIT_32 && size < LIMIT_32) return end;
  const end64 = [u32(0x06064b50), u64(44), u16(ZIP64), u16(ZIP64), u32(0), u32(0), u64(count), u64(count), u64(size), u64(offset)];
  return Buffer.concat([...end64, u32(0x07064b50), u32(0), u64(offset + size), u32(1), end]);
}

/** From the flags to the length of the name: the same in both headers. */
function common({ name, crc, size }: ZipEntry): Buffer {
  const short = u32(Math.min(size, LIMIT_32));
  return Buffer.concat([u16(UTF8_NAMES), u16(0), u16(0), u16(DOS_DAY), u32(crc), short, short, u16(name.length)]);
}

function zip64Extra(values: number[]): Buffer {
  return Buffer.concat([u16(0x0001), u16(values.length * 8), ...values.map(u64)]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
