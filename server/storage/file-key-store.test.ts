import { mkdtempSync, rmSync } from "node:fs";
import { copyFile, link, open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { newId } from "../domain/ids/ids";
import { keyStore } from "./key-store";
import { KeyDestroyed, KeysMissing, type Tombstone } from "./org-keys";

const folder = mkdtempSync(path.join(tmpdir(), "proofroom-keys-"));
beforeAll(() => void Object.assign(process.env, { PROOFROOM_DATA_DIR: folder, PROOFROOM_SECRET: "s".repeat(40), PROOFROOM_LEDGER_SEED: "s".repeat(40) }));
afterAll(() => rmSync(folder, { recursive: true }));

const destroy = async (of: string, subjects: string[], stone?: Tombstone) => {
  const keys = await keyStore.open(of);
  await keyStore.destroy(of, subjects.map((subject) => keys.pointOf(subject)), stone);
};
const keyFile = (org: string) => path.join(folder, "keys", org);
const tombstone = (erasureId: string): Tombstone => ({ erasureId, evidenceId: "ev_1", basis: "gdpr.17.1.b", reason: "r", requestedBy: "a", requestedAt: "t", approvedBy: "b", approvedAt: "t" });
async function made(): Promise<string> {
  const org = newId("organization");
  await keyStore.create(org);
  return org;
}

test("keys are made once: making them again changes nothing, and nothing else is left in the folder", async () => {
  const org = await made();
  const before = (await keyStore.open(org)).key("file:a");
  await Promise.all([keyStore.create(org), keyStore.create(org)]);
  expect((await keyStore.open(org)).key("file:a")).toEqual(before);
  expect((await readdir(path.join(folder, "keys"))).filter((name) => name.includes(".new"))).toEqual([]);
  expect((await stat(keyFile(org))).mode & 0o777).toBe(0o600);
});

test("a destroyed key is gone from the next use on, is told once with why, and the others stay", async () => {
  const org = await made();
  const kept = (await keyStore.open(org)).key("file:b");
  for (let time = 0; time < 2; time++) await destroy(org, ["file:a", "evidence:x"], tombstone("era_1"));
  const keys = await keyStore.open(org);
  expect(() => keys.key("file:a")).toThrow(KeyDestroyed);
  expect([keys.has("evidence:x"), keys.has("file:b")]).toEqual([false, true]);
  expect(keys.key("file:b")).toEqual(kept);
  expect(keys.tombstones).toEqual([tombstone("era_1")]);
});

test("the old file is written over, so that who still holds it open reads no key", async () => {
  const org = await made();
  const old = await open(keyFile(org), "r");
  const before = await readFile(keyFile(org));
  await destroy(org, ["file:a"]);
  const after = await old.readFile();
  await old.close();
  expect(after).toHaveLength(before.length);
  expect(after.equals(before)).toBe(false);
});

test("what a killed process left beside the key file is written over by the next erasure, and the living file never is", async () => {
  const org = await made();
  const kept = (await keyStore.open(org)).key("file:b");
  await copyFile(keyFile(org), `${keyFile(org)}.1.new`);
  await link(keyFile(org), `${keyFile(org)}.2.old`);
  const left = await open(`${keyFile(org)}.1.new`, "r");
  const before = await readFile(keyFile(org));
  await destroy(org, []);
  expect((await left.readFile()).equals(before)).toBe(false);
  await left.close();
  expect((await readFile(keyFile(org))).equals(before)).toBe(true);
  expect((await readdir(path.join(folder, "keys"))).filter((name) => name.startsWith(`${org}.`))).toEqual([]);
  expect((await keyStore.open(org)).key("file:b")).toEqual(kept);
});

test("what another process destroyed is destroyed here too: the file is looked at, at every use", async () => {
  const org = await made();
  (await keyStore.open(org)).key("file:a");
  const copy = `${keyFile(org)}.copy`;
  await copyFile(keyFile(org), copy);
  await destroy(org, ["file:a"]);
  const destroyed = await readFile(keyFile(org));
  await writeFile(keyFile(org), await readFile(copy));
  expect((await keyStore.open(org)).has("file:a")).toBe(true);
  await writeFile(keyFile(org), destroyed);
  expect((await keyStore.open(org)).has("file:a")).toBe(false);
  await rm(copy);
});

test("a key file that is gone, damaged or of another organization opens nothing, whatever was read before", async () => {
  const [org, other] = [await made(), await made()];
  await keyStore.open(org);
  const bytes = await readFile(keyFile(org));
  for (const wrong of [await readFile(keyFile(other)), Buffer.from(bytes.map((byte, i) => (i === 50 ? byte ^ 1 : byte))), Buffer.alloc(0), bytes.subarray(0, 40)]) {
    await writeFile(keyFile(org), wrong);
    await expect(keyStore.open(org)).rejects.toThrow(KeysMissing);
  }
  await rm(keyFile(org));
  await expect(keyStore.open(org)).rejects.toThrow(KeysMissing);
});
