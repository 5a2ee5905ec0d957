import { ImageError, requireSides } from "./image-error";
import type { Picture } from "./png";

const BROKEN = "This JPEG is broken or cut off. Export it again.";
/** Frames a PDF reader can draw: baseline, extended, progressive (ITU-T T.81, table B.1). */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const NEEDED = new Set([0xc4, 0xdb, 0xdd]); // Huffman tables, quantization tables, restart interval
const [START, END, SCAN, ADOBE] = [0xd8, 0xd9, 0xda, 0xee];

export const isJpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === START && bytes[2] === 0xff;

/**
 * Walks a JPEG from its first marker to its last and keeps what draws it: tables, frame, scans. Where it was taken, by whom
 * and every other note is dropped, and what stands behind its end. Throws `ImageError`.
 */
export function cleanJpeg(bytes: Buffer): Picture {
  const kept: Buffer[] = [Buffer.from([0xff, START])];
  let sides: { width: number; height: number } | undefined;
  let scans = 0;
  for (let at = 2; ; ) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at += 1;
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined) throw new ImageError(BROKEN);
    if (marker === END) break;
    if (at + 4 > bytes.length) throw new ImageError(BROKEN);
    const size = bytes.readUInt16BE(at + 2);
    const end = marker === SCAN ? scanEnd(bytes, at + 2 + size) : at + 2 + size;
    if (size < 2 || end > bytes.length) throw new ImageError(BROKEN);
    const body = bytes.subarray(at + 4, at + 2 + size);
    if (isFrame(marker)) {
      if (sides) throw new ImageError(BROKEN);
      sides = frameOf(marker, body);
    }
    if (marker === SCAN && (!sides || (scans += 1) > 100)) throw new ImageError(BROKEN);
    if (marker === SCAN || isFrame(marker) || NEEDED.has(marker) || (marker === ADOBE && body.length === 12 && body.toString("latin1", 0, 5) === "Adobe")) kept.push(bytes.subarray(at, end));
    at = end;
  }
  if (!sides || scans === 0) throw new ImageError(BROKEN);
  return { ...sides, bytes: Buffer.concat([...kept, Buffer.from([0xff, END])]) };
}

/** SOF markers are C0 to CF but for DHT, JPG and DAC. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function frameOf(marker: number, body: Buffer): { width: number; height: number } {
  if (!FRAMES.has(marker)) throw new ImageError("This kind of JPEG cannot be printed. Export it as an ordinary one, or as PNG.");
  if (body.length < 6 || body.length !== 6 + 3 * (body[5] ?? 0)) throw new ImageError(BROKEN);
  const [depth, height, width, components] = [body[0], body.readUInt16BE(1), body.readUInt16BE(3), body[5]];
  if (depth !== 8 || (components !== 1 && components !== 3)) throw new ImageError("Only JPEGs in grey or RGB with eight bits are taken, not CMYK. Export it for the screen, or as PNG.");
  requireSides(width, height);
  return { width, height };
}

/** Entropy-coded data goes on to the next marker that is neither a stuffed byte nor a restart. */
function scanEnd(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new ImageError(BROKEN);
}
