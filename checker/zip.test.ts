import { describe, expect, test } from "vitest";

import { crc32 } from "./crc32";
import { Report } from "./report";
import type { RandomAccess } from "./source";
import { found, inMemory } from "./testing/check";
import { zipOf } from "./testing/zip";
import { openZip } from "./zip";
import { centralRecord, endRecords, localHeader } from "./zip-headers";

const file = (text: string) => Buffer.from(text);
async function opened(zip: Uint8Array): Promise<string[]> {
  const report = new Report();
  await report.attempt("pack.zip", () => openZip(inMemory(zip), report));
  return found(report);
}

describe("the one zip form of a pack", () => {
  test("what the contract describes is accepted, and files come out as they went in", async () => {
    const report = new Report();
    const source = await openZip(inMemory(zipOf(new Map([["a", file("one")], ["b/c", file("")]]))), report);
    expect(found(report)).toEqual([]);
    expect(source.files.map(({ path, size }) => [path, size])).toEqual([["a", 3], ["b/c", 0]]);
    expect(Buffer.from((await source.open("a")?.read(0, 3)) ?? []).toString()).toBe("one");
  });

  test.each(["../evil", "/etc/passwd", "a/../../b", "C:/x", "a\\b", "a//b", "./a", "a\u0000b"])("the path %j is refused", async (path) => {
    expect(await opened(zipOf(new Map([[path, file("x")]])))).toEqual(["ZIP_PATH pack.zip"]);
  });

  test("bytes before, behind and between are found", async () => {
    const zip = zipOf(new Map([["a", file("one")], ["b", file("two")]]));
    expect(await opened(Buffer.concat([zip, file("x")]))).toEqual(["ZIP_HEADER zip end record"]);
    expect((await opened(Buffer.concat([file("x"), zip]))).length).toBeGreaterThan(0);
    expect((await opened(Buffer.concat([zip.subarray(0, 34), file("x"), zip.subarray(34)]))).length).toBeGreaterThan(0);
  });

  test("compressed content, a name that is there twice and another order are refused", async () => {
    const zip = zipOf(new Map([["a", file("one")], ["b", file("two")]]));
    const deflated = Buffer.from(zip);
    deflated[8] = 8;
    expect(await opened(deflated)).toEqual(["ZIP_HEADER zip header of a"]);
    expect(await opened(Buffer.from(zip.toString("latin1").replaceAll("b", "a"), "latin1"))).toEqual(["ZIP_ORDER pack.zip"]);
  });

  test("absurd sizes and counts cost nothing", async () => {
    const zip = zipOf(new Map([["a", file("one")]]));
    for (const [at, width] of [[18, 4], [22, 4], [26, 2], [28, 2]] as const) {
      const absurd = Buffer.from(zip);
      absurd.fill(0xff, at, at + width);
      expect((await opened(absurd)).length).toBeGreaterThan(0);
    }
    const counts = Buffer.from(zip);
    counts.fill(0xff, zip.length - 14, zip.length - 2);
    expect(await opened(counts)).toEqual(["ZIP_HEADER zip end record"]);
    expect(await opened(file("not a zip"))).toEqual(["ZIP_FORM pack.zip"]);
    expect(await opened(new Uint8Array(0))).toEqual(["ZIP_FORM pack.zip"]);
  });

  test("a file of 5 GiB is followed without reading it", async () => {
    const size = 5 * 2 ** 30;
    const [large, small] = [{ name: file("files/large"), crc: 0, size }, { name: file("index.txt"), crc: crc32(file("x"), 0), size: 1 }];
    const second = localHeader(large).length + size;
    const directory = second + localHeader(small).length + 1;
    const records = Buffer.concat([centralRecord({ ...large, offset: 0 }), centralRecord({ ...small, offset: second })]);
    const tail = Buffer.concat([localHeader(small), file("x"), records, endRecords(2, directory, records.length)]);
    const parts = [{ from: 0, bytes: localHeader(large) }, { from: second, bytes: tail }];
    let read = 0;
    const sparse: RandomAccess = {
      size: second + tail.length,
      async read(offset, length) {
        read += length;
        const out = new Uint8Array(length);
        for (const { from, bytes } of parts) for (let i = 0; i < bytes.length; i++) if (from + i >= offset && from + i < offset + length) out[from + i - offset] = bytes[i] ?? 0;
        return out;
      },
    };
    const report = new Report();
    const source = await openZip(sparse, report);
    expect(found(report)).toEqual([]);
    expect(source.files.map((one) => one.size)).toEqual([size, 1]);
    expect(read).toBeLessThan(8 * 2 ** 20);
  });
});

test("our CRC-32 is that of zlib, in pieces too", async () => {
  const zlib = await import("node:zlib");
  for (const length of [0, 1, 7, 8, 9, 1000]) {
    const bytes = Buffer.alloc(length, "proof");
    expect(crc32(bytes.subarray(length >> 1), crc32(bytes.subarray(0, length >> 1), 0))).toBe(zlib.crc32(bytes));
  }
});
