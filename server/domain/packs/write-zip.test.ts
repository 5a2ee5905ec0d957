import { crc32 } from "node:zlib";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

// The checker derives every byte of a pack's zip by itself: what it would have written is what we must write.
import * as theirs from "@/checker/zip-headers";
import { Report } from "@/checker/report";
import { openZip } from "@/checker/zip";
import { inMemory } from "@/checker/testing/check";

import { sha256 } from "../ledger/commit";
import { zipBytes, type PackPart } from "./write-zip";
import * as ours from "./zip-headers";

function partOf(path: string, bytes: Uint8Array): PackPart {
  async function* open() {
    // In pieces, as a file comes.
    for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
  }
  return { path, size: bytes.length, crc: crc32(bytes), sha256: Buffer.from(sha256(bytes)).toString("hex"), open };
}

async function written(parts: PackPart[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipBytes(parts)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const paths = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z0-9]{1,12}(\/[a-zA-Z0-9._-]{1,12}[a-z])?$/), { minLength: 1, maxLength: 20 });

describe("the zip of a pack", () => {
  test("is what the checker derives from names and contents, to the byte, in whatever order the files come", async () => {
    await fc.assert(fc.asyncProperty(paths, fc.uint8Array({ maxLength: 40 }), async (names, bytes) => {
      const parts = names.map((name, i) => partOf(name, bytes.subarray(0, i * 3)));
      const zip = await written(parts);
      const report = new Report();
      const source = await openZip(inMemory(zip), report);
      expect(report.failures).toEqual([]);
      expect(source.files.map((file) => file.path)).toEqual([...names].sort());
      expect((await written(parts.toReversed())).equals(zip)).toBe(true);
    }), { numRuns: 60 });
  });

  test("a file that changed since its digest was taken ends the writing with its name", async () => {
    const part = partOf("files/a", Buffer.from("as it was"));
    for (const open of [partOf("files/a", Buffer.from("as it wAs")).open, partOf("files/a", Buffer.from("as it")).open]) {
      await expect(written([{ ...part, open }])).rejects.toMatchObject({ code: "FILE_CHANGED", message: expect.stringContaining("files/a") });
    }
  });

  test("no path comes twice", async () => {
    await expect(written([partOf("a", Buffer.of(1)), partOf("a", Buffer.of(2))])).rejects.toMatchObject({ code: "PACK_PATH" });
  });
});

describe("headers beyond 4 GiB and 65,535 files", () => {
  const LIMIT = 0xffffffff;
  const size = fc.oneof(fc.nat(), fc.constantFrom(LIMIT - 1, LIMIT, LIMIT + 1), fc.integer({ min: LIMIT, max: 2 ** 45 }));
  const entry = fc.record({ name: fc.uint8Array({ minLength: 1, maxLength: 80 }), crc: fc.integer({ min: 0, max: LIMIT }), size, offset: size });

  test("are those the checker derives", () => {
    fc.assert(fc.property(entry, (one) => {
      expect(ours.localHeader(one)).toEqual(Buffer.from(theirs.localHeader(one)));
      expect(ours.directoryRecord(one)).toEqual(Buffer.from(theirs.centralRecord(one)));
    }));
    fc.assert(fc.property(fc.oneof(fc.nat({ max: 70_000 }), fc.constantFrom(65_534, 65_535, 65_536)), size, size, (count, offset, length) => {
      expect(ours.endRecords(count, offset, length)).toEqual(Buffer.from(theirs.endRecords(count, offset, length)));
    }));
  });
});
