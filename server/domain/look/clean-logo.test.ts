import { crc32, deflateSync, inflateSync } from "node:zlib";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { cleanLogo } from "./clean-logo";
import { ImageError } from "./image-error";
import { printedAccent } from "./look";

const chunk = (name: string, body: Buffer) => {
  const named = Buffer.concat([Buffer.from(name), body]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
};
type Form = { width?: number; height?: number; depth?: number; type?: number; interlace?: number; raw?: Buffer; more?: Buffer[] };
function png({ width = 16, height = 16, depth = 8, type = 6, interlace = 0, raw, more = [] }: Form = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, type, 0, 0, interlace], 8);
  const pixels = raw ?? Buffer.concat(Array.from({ length: height }, () => Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 4, Buffer.from([255, 0, 0, 128]))])));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk("IHDR", header), ...more, chunk("IDAT", deflateSync(pixels)), chunk("IEND", Buffer.alloc(0)), Buffer.from("<script>")]);
}
const segment = (marker: number, body: Buffer) => Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body]);
function jpeg({ components = 3, frame = 0xc0, side = 32, tail = Buffer.from([0xff, 0xd9]) } = {}): Buffer {
  const sof = Buffer.from([8, 0, side, 0, side, components, ...Array.from({ length: components }, (_, at) => [at + 1, 0x11, 0]).flat()]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe1, Buffer.from("Exif\0\0where it was taken")), segment(0xfe, Buffer.from("by whom")), segment(0xdb, Buffer.alloc(65)), segment(frame, sof), segment(0xc4, Buffer.alloc(20)), segment(0xda, Buffer.alloc(10)), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]), tail]);
}
/** The first pixel of a picture as it was written anew. */
function firstPixel(file: Buffer): number[] {
  const { bytes } = cleanLogo(file);
  const at = bytes.indexOf("IDAT");
  return [...inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4))).subarray(1, 4)];
}

describe("a logo", () => {
  test("is kept as it is seen on white paper, without anything else that was in the file, and once clean stays as it is", () => {
    const first = cleanLogo(png({ more: [chunk("tEXt", Buffer.from("Author\0Somebody"))] }));
    expect(first).toMatchObject({ type: "image/png", width: 16, height: 16 });
    expect(first.bytes.toString("latin1")).not.toMatch(/Somebody|script/);
    expect(firstPixel(png())).toEqual([255, 127, 127]);
    expect(cleanLogo(first.bytes).sha256).toBe(first.sha256);
  });

  test("palettes, grey, sixteen bits and every filter are read", () => {
    const rows = (row: number[]) => Buffer.concat(Array.from({ length: 16 }, () => Buffer.from([0, ...row])));
    expect(firstPixel(png({ type: 3, depth: 1, raw: rows([0b10000000, 0]), more: [chunk("PLTE", Buffer.from([1, 2, 3, 40, 50, 60])), chunk("tRNS", Buffer.from([255, 255]))] }))).toEqual([40, 50, 60]);
    expect(firstPixel(png({ type: 0, depth: 16, raw: rows(Array.from({ length: 16 }, () => [0x80, 0x12]).flat()) }))).toEqual([0x80, 0x80, 0x80]);
    for (const filter of [1, 2, 3, 4]) {
      const raw = rows(Array.from({ length: 16 }, () => [9, 9, 9]).flat());
      raw[0] = filter;
      expect(firstPixel(png({ type: 2, raw })), String(filter)).toEqual([9, 9, 9]);
    }
  });

  test("a JPEG keeps what draws it, not where it was taken or by whom, and nothing behind its end", () => {
    const clean = cleanLogo(Buffer.concat([jpeg(), Buffer.from("PK\u0003\u0004")]));
    expect(clean).toMatchObject({ type: "image/jpeg", width: 32, height: 32 });
    expect(clean.bytes.toString("latin1")).not.toMatch(/Exif|by whom|PK/);
    expect(clean.bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    expect(cleanLogo(clean.bytes).sha256).toBe(clean.sha256);
  });

  test("what is too large, unpacks to more than it says, or is no picture is refused with words", () => {
    const bomb = png({ raw: Buffer.alloc(5_000_000) });
    const refused: [Buffer, RegExp][] = [
      [png({ width: 5000 }), /5000 × 16/], [png({ height: 2 }), /16 × 2/], [bomb, /broken/], [png({ interlace: 1 }), /interlaced/], [png({ type: 5 }), /broken/], [png().subarray(0, 60), /broken/],
      [png({ type: 3, raw: Buffer.concat(Array.from({ length: 16 }, () => Buffer.from([0, ...Array.from({ length: 16 }, () => 200)]))), more: [chunk("PLTE", Buffer.alloc(6))] }), /broken/],
      [Buffer.from("<svg onload=alert(1)>"), /neither/], [Buffer.alloc(0), /neither/], [jpeg({ components: 4 }), /CMYK/], [jpeg({ frame: 0xc9 }), /kind/], [jpeg({ side: 4 }), /4 × 4/], [jpeg({ tail: Buffer.alloc(0) }), /broken/],
    ];
    for (const [file, said] of refused) expect(() => cleanLogo(file), String(said)).toThrow(said);
  });

  test("whatever bytes are sent, it is taken or refused with words, never anything else", () => {
    const whole = fc.constantFrom(png(), jpeg());
    fc.assert(fc.property(whole, fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 8 }), fc.nat(400), (file, changes, cut) => {
      const hostile = Buffer.from(file.subarray(0, file.length - (cut % 3 === 0 ? cut : 0)));
      for (const [at, value] of changes) if (at < hostile.length) hostile[at] = value;
      try {
        cleanLogo(hostile);
      } catch (error) {
        expect(error).toBeInstanceOf(ImageError);
      }
    }), { numRuns: 300 });
  });
});

test("a colour too light to be read on white is printed darker, one that can be read as it is", () => {
  expect(printedAccent("#1f6f5c")).toBe("#1f6f5c");
  expect(printedAccent("#ffe680")).not.toBe("#ffe680");
});
