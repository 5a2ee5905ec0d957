import { crc32, deflateSync, inflateSync } from "node:zlib";

import { ImageError, requireSides } from "./image-error";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Samples of a pixel by colour type (PNG 3rd ed., 11.2.1), and the depths each may have. */
const SAMPLES: Record<number, { count: number; depths: number[] }> = {
  0: { count: 1, depths: [1, 2, 4, 8, 16] }, 2: { count: 3, depths: [8, 16] }, 3: { count: 1, depths: [1, 2, 4, 8] }, 4: { count: 2, depths: [8, 16] }, 6: { count: 4, depths: [8, 16] },
};
const BROKEN = "This PNG is broken or cut off. Export it again.";
const PAPER = 255;

type Header = { width: number; height: number; depth: number; type: number; samples: number };
type Chunks = { header: Header; palette: Buffer; transparency: Buffer; pixels: Buffer };
export type Picture = { width: number; height: number; bytes: Buffer };

export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(SIGNATURE);

/**
 * Decodes a PNG to its last pixel and writes it anew on white paper: eight bits, red, green, blue, and no chunk but those
 * a picture needs. Nothing of what was sent is kept but what is seen. Throws `ImageError`.
 */
export function cleanPng(bytes: Buffer): Picture {
  const chunks = chunksOf(bytes);
  const { width, height } = chunks.header;
  const rows = unfiltered(chunks);
  const out = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) out.set(colourAt(chunks, rows, x, y), y * (width * 3 + 1) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return { width, height, bytes: Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", deflateSync(out, { level: 9 })), chunk("IEND", Buffer.alloc(0))]) };
}

function chunksOf(bytes: Buffer): Chunks {
  let header: Header | undefined;
  let [palette, transparency]: [Buffer, Buffer] = [Buffer.alloc(0), Buffer.alloc(0)];
  const pixels: Buffer[] = [];
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw new ImageError(BROKEN);
    const size = bytes.readUInt32BE(at);
    const end = at + 12 + size;
    if (end > bytes.length) throw new ImageError(BROKEN);
    const name = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + size);
    if (crc32(bytes.subarray(at + 4, at + 8 + size)) !== bytes.readUInt32BE(end - 4)) throw new ImageError(BROKEN);
    if (!header) header = headerOf(name, body);
    else if (name === "PLTE") palette = body;
    else if (name === "tRNS") transparency = body;
    else if (name === "IDAT") pixels.push(body);
    else if (name === "IEND") return { header, palette, transparency, pixels: Buffer.concat(pixels) };
    // A lower-case first letter says that a reader may pass over it (5.4); without any other the picture cannot be understood.
    else if (/^[A-Z]/.test(name)) throw new ImageError(BROKEN);
    at = end;
  }
}

function headerOf(name: string, body: Buffer): Header {
  if (name !== "IHDR" || body.length !== 13) throw new ImageError(BROKEN);
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
  const [depth = 0, type = 0, compression, filter, interlace] = body.subarray(8);
  requireSides(width, height);
  const known = SAMPLES[type];
  if (!known?.depths.includes(depth) || compression !== 0 || filter !== 0) throw new ImageError(BROKEN);
  if (interlace !== 0) throw new ImageError("This PNG is interlaced. Export it without.");
  return { width, height, depth, type, samples: known.count };
}

/** The rows without their filters (9.2). What unpacks to more or less than the picture's size is refused before it is kept. */
function unfiltered({ header: { width, height, depth, samples }, pixels }: Chunks): Buffer {
  const stride = Math.ceil((width * samples * depth) / 8);
  const raw = unpacked(pixels, height * (stride + 1));
  const step = Math.max(1, (samples * depth) / 8);
  const rows = Buffer.alloc(height * stride);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    if (filter > 4) throw new ImageError(BROKEN);
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= step ? (rows[at - step] ?? 0) : 0;
      const up = y > 0 ? (rows[at - stride] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (rows[at - stride - step] ?? 0) : 0;
      rows[at] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner)) & 255;
    }
  }
  return rows;
}

function unpacked(pixels: Buffer, size: number): Buffer {
  try {
    const raw = inflateSync(pixels, { maxOutputLength: size });
    if (raw.length === size) return raw;
  } catch {
    // Broken, cut off, or larger than it says: told the same below.
  }
  throw new ImageError(BROKEN);
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1: return left;
    case 2: return up;
    case 3: return (left + up) >> 1;
    case 4: return paeth(left, up, corner);
    default: return 0;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** A pixel as it is seen on white. */
function colourAt({ header, palette, transparency }: Chunks, rows: Buffer, x: number, y: number): [number, number, number] {
  const sample = (index: number) => sampleAt(header, rows, y, x * header.samples + index);
  const key = (index: number) => (transparency.length >= (index + 1) * 2 ? transparency.readUInt16BE(index * 2) : -1);
  const scale = (value: number) => (header.depth === 16 ? value >> 8 : header.depth === 8 ? value : Math.round((value * 255) / (2 ** header.depth - 1)));
  if (header.type === 3) {
    const at = sample(0);
    if (at * 3 + 3 > palette.length) throw new ImageError(BROKEN);
    return onPaper([palette[at * 3] ?? 0, palette[at * 3 + 1] ?? 0, palette[at * 3 + 2] ?? 0], transparency[at] ?? 255);
  }
  const grey = header.type === 0 || header.type === 4;
  const raw: [number, number, number] = grey ? [sample(0), sample(0), sample(0)] : [sample(0), sample(1), sample(2)];
  const clear = transparency.length > 0 && (header.type === 0 || header.type === 2) && raw.every((value, index) => value === key(grey ? 0 : index));
  const alpha = header.type === 4 ? scale(sample(1)) : header.type === 6 ? scale(sample(3)) : clear ? 0 : 255;
  return onPaper([scale(raw[0]), scale(raw[1]), scale(raw[2])], alpha);
}

function sampleAt({ width, depth, samples }: Header, rows: Buffer, y: number, index: number): number {
  const start = y * Math.ceil((width * samples * depth) / 8);
  if (depth === 16) return rows.readUInt16BE(start + index * 2);
  if (depth === 8) return rows[start + index] ?? 0;
  const bit = index * depth;
  return ((rows[start + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}

const onPaper = (colour: [number, number, number], alpha: number): [number, number, number] => colour.map((value) => Math.round((value * alpha + PAPER * (255 - alpha)) / 255)) as [number, number, number];

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(body.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
