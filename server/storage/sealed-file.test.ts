import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { CHUNK_BYTES, HEADER_BYTES, SealedFileDamaged } from "../domain/crypto/sealed-file";
import { newId } from "../domain/ids/ids";
import { blobSize, readBlob, readStream, storeStream } from "./blob-store";
import { keyStore } from "./key-store";
import { fileSubject, KeyDestroyed, KeysMissing } from "./org-keys";

const folder = mkdtempSync(path.join(tmpdir(), "proofroom-blobs-"));
const org = newId("organization");
beforeAll(async () => {
  Object.assign(process.env, { PROOFROOM_DATA_DIR: folder, PROOFROOM_SECRET: "s".repeat(40), PROOFROOM_LEDGER_SEED: "s".repeat(40) });
  await keyStore.create(org);
});
afterAll(() => rmSync(folder, { recursive: true }));

const destroy = async (of: string, subjects: string[]) => {
  const keys = await keyStore.open(of);
  await keyStore.destroy(of, subjects.map((subject) => keys.pointOf(subject)));
};
const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const fileOf = (sha256: string, of = org) => path.join(folder, "blobs", of, sha256.slice(0, 2), sha256);
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function store(size: number, piece = 50_000): Promise<{ bytes: Buffer; sha256: string }> {
  const bytes = randomBytes(size);
  const { sha256, sizeBytes } = await storeStream(org, pieces(bytes, piece), 10 ** 8);
  expect([sha256, sizeBytes]).toEqual([digestOf(bytes), size]);
  return { bytes, sha256 };
}
async function part(sha256: string, start: number, end: number): Promise<Buffer> {
  const got: Uint8Array[] = [];
  for await (const chunk of readStream(org, sha256, { start, end })) got.push(chunk as Uint8Array);
  return Buffer.concat(got);
}

describe("a file in the store", () => {
  test.each([0, 1, 17, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 16 * CHUNK_BYTES, 40 * CHUNK_BYTES + 5])("of %i bytes comes back as it was, with its size, and lies there unreadable", async (size) => {
    const { bytes, sha256 } = await store(size, 7_777);
    expect(await blobSize(org, sha256)).toBe(size);
    expect(Buffer.from(await readBlob(org, sha256)).equals(bytes)).toBe(true);
    const onDisk = await readFile(fileOf(sha256));
    if (size > 16) expect(onDisk.includes(bytes.subarray(0, 16))).toBe(false);
    expect((await stat(fileOf(sha256))).mode & 0o777).toBe(0o600);
  });

  test("gives any part of it, also across chunks and beyond its end", async () => {
    const { bytes, sha256 } = await store(20 * CHUNK_BYTES + 11);
    const edges = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, 3 * CHUNK_BYTES + 7, 16 * CHUNK_BYTES, 20 * CHUNK_BYTES, bytes.length - 1];
    for (const start of edges) for (const end of [...edges, bytes.length + 5].filter((edge) => edge >= start)) {
      expect((await part(sha256, start, end)).equals(bytes.subarray(start, end + 1)), `${start}-${end}`).toBe(true);
    }
    expect(await part(sha256, bytes.length, bytes.length + 9)).toHaveLength(0);
  });

  test("opens only the chunks asked for: a damaged other one is not met", async () => {
    const { bytes, sha256 } = await store(10 * CHUNK_BYTES);
    await flip(sha256, HEADER_BYTES + 5 * (CHUNK_BYTES + 16) + 3);
    expect((await part(sha256, 0, 99)).equals(bytes.subarray(0, 100))).toBe(true);
    await expect(part(sha256, 5 * CHUNK_BYTES, 5 * CHUNK_BYTES + 1)).rejects.toThrow(SealedFileDamaged);
    await expect(readBlob(org, sha256)).rejects.toThrow(`the part from byte ${5 * CHUNK_BYTES} on`);
  });

  test("with any bit changed, cut short anywhere or lengthened is a named error and never wrong bytes", async () => {
    const { sha256 } = await store(2 * CHUNK_BYTES + 100);
    const whole = await readFile(fileOf(sha256));
    for (const at of [0, 15, 16, 40, HEADER_BYTES - 1, HEADER_BYTES, HEADER_BYTES + CHUNK_BYTES, HEADER_BYTES + CHUNK_BYTES + 16, whole.length - 1]) {
      await flip(sha256, at);
      await expect(readBlob(org, sha256), `byte ${at}`).rejects.toThrow(SealedFileDamaged);
      await writeFile(fileOf(sha256), whole);
    }
    for (const length of [HEADER_BYTES + 16, HEADER_BYTES + CHUNK_BYTES + 32, 0, 10, HEADER_BYTES, HEADER_BYTES + 5, HEADER_BYTES + CHUNK_BYTES + 16, HEADER_BYTES + 2 * (CHUNK_BYTES + 16), whole.length - 1]) {
      await truncate(fileOf(sha256), length);
      await expect(readBlob(org, sha256), `length ${length}`).rejects.toThrow(SealedFileDamaged);
      await writeFile(fileOf(sha256), whole);
    }
    await writeFile(fileOf(sha256), Buffer.concat([whole, Buffer.alloc(3)]));
    await expect(readBlob(org, sha256)).rejects.toThrow(SealedFileDamaged);
  });

  test("with two chunks changed places does not open", async () => {
    const { sha256 } = await store(3 * CHUNK_BYTES);
    const whole = await readFile(fileOf(sha256));
    const [first, second] = [0, 1].map((i) => whole.subarray(HEADER_BYTES + i * (CHUNK_BYTES + 16), HEADER_BYTES + (i + 1) * (CHUNK_BYTES + 16)));
    await writeFile(fileOf(sha256), Buffer.concat([whole.subarray(0, HEADER_BYTES), second ?? Buffer.alloc(0), first ?? Buffer.alloc(0), whole.subarray(HEADER_BYTES + 2 * (CHUNK_BYTES + 16))]));
    await expect(readBlob(org, sha256)).rejects.toThrow(SealedFileDamaged);
  });

  test("laid under another name or into another organization does not open there", async () => {
    const [a, b] = [await store(1000), await store(1000)];
    await writeFile(fileOf(a.sha256), await readFile(fileOf(b.sha256)));
    await expect(readBlob(org, a.sha256)).rejects.toThrow(SealedFileDamaged);
    const other = newId("organization");
    await keyStore.create(other);
    await storeStream(other, pieces(a.bytes, 1000), 10 ** 6);
    await writeFile(fileOf(a.sha256, other), await readFile(fileOf(b.sha256)));
    await expect(readBlob(other, a.sha256)).rejects.toThrow(SealedFileDamaged);
  });

  test("is unreadable for good once its key is destroyed, and cannot be stored again; every other stays readable", async () => {
    const [gone, kept] = [await store(70_000), await store(70_000)];
    await destroy(org, [fileSubject(gone.sha256)]);
    await expect(readBlob(org, gone.sha256)).rejects.toThrow(KeyDestroyed);
    await expect(storeStream(org, pieces(gone.bytes, 1000), 10 ** 6)).rejects.toThrow(KeyDestroyed);
    expect(Buffer.from(await readBlob(org, kept.sha256)).equals(kept.bytes)).toBe(true);
    expect(await readdir(path.join(folder, "blobs", "incoming"))).toEqual([]);
  });

  test("of an organization without keys is refused, and keys are never made by looking", async () => {
    const nobody = newId("organization");
    await expect(storeStream(nobody, pieces(randomBytes(5), 5), 10)).rejects.toThrow(KeysMissing);
    await expect(keyStore.open(nobody)).rejects.toThrow(KeysMissing);
  });

  async function flip(sha256: string, at: number): Promise<void> {
    const bytes = await readFile(fileOf(sha256));
    bytes[at] = (bytes[at] ?? 0) ^ 4;
    await writeFile(fileOf(sha256), bytes);
  }
});
