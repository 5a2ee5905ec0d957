import { randomBytes } from "node:crypto";
import { rmSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";

import { describe, expect, test, vi } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { database } from "@/db/testing/database";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { openLogOf } from "@/db/testing/ledgers";
import { Findings } from "@/server/domain/ledger/finding";
import { getEvidence } from "@/server/services/evidence/get";
import { pushEvidence } from "@/server/services/evidence/push";
import { stageUpload } from "@/server/services/evidence/stage-upload";

import { checkLargeFiles, type Reading } from "./check-large-files";
import { claimCheck, beatCheck } from "./claim-check";
import { getLedger } from "./get";
import { paced } from "./pace";
import { selfCheck } from "./self-check";

const SIZE = 300_000;
const blobOf = (org: TestOrg, sha256: string) => path.join(database.dataDir, "blobs", org.id, sha256.slice(0, 2), sha256);

/** An organization with so many files that are too large to be kept beside their rows. Returns their digests, in order. */
async function withFiles(count: number): Promise<{ org: TestOrg; digests: string[]; logId: string }> {
  const org = await createOrg({ adopt: false });
  for (let i = 0; i < count; i++) {
    const { sha256 } = await stageUpload(org.as(), Readable.from([randomBytes(SIZE)]), {});
    await pushEvidence(org.as(), { items: [{ content: { sha256 }, asDocument: true, title: `File ${i}` }] });
  }
  await sequenceOf(org.id);
  const rows = await admin()<{ sha256: string }[]>`select sha256 from evidence where org_id = ${org.id} and title like 'File %' order by sha256`;
  return { org, digests: rows.map(({ sha256 }) => sha256), logId: (await openLogOf(org.id)).id };
}

async function read(org: TestOrg, { since = null, pause = async () => undefined }: Partial<Reading> = {}) {
  const findings = new Findings();
  const files = await checkLargeFiles(org.id, findings, { since, pause, now: () => new Date() });
  return { ...files, found: findings.list.map(({ code, at }) => `${code} ${at}`) };
}

describe("the weekly check of large files", () => {
  test("reads every byte of every file, a part at a time, and says how many", async () => {
    const { org } = await withFiles(3);
    const parts: number[] = [];
    expect(await read(org, { pause: async (bytes) => void parts.push(bytes) })).toEqual({ files: 3, bytes: 3 * SIZE, found: [] });
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(3 * SIZE);
    expect(Math.max(...parts)).toBeLessThanOrEqual(1 << 20);
  });

  test("reads a file again that only the database says was read, whatever it says of when and how large", async () => {
    const { org, digests: [changed = ""] } = await withFiles(2);
    await read(org);
    const since = new Date();
    const bytes = readFileSync(blobOf(org, changed));
    bytes[SIZE / 2] = (bytes[SIZE / 2] ?? 0) ^ 1;
    writeFileSync(blobOf(org, changed), bytes);
    for (const mark of ["mark", "null", "'x'"]) {
      await admin().unsafe(`update ledger.file_checks set checked_at = now(), mark = ${mark} where org_id = '${org.id}' and sha256 = '${changed}'`);
      expect((await read(org, { since })).found, mark).toEqual([`FILE_BYTES file ${changed}`]);
    }
  });

  test("finds one changed byte, and a file that is gone", async () => {
    const { org, digests: [changed = "", gone = ""] } = await withFiles(3);
    const bytes = readFileSync(blobOf(org, changed));
    bytes[SIZE / 2] = (bytes[SIZE / 2] ?? 0) ^ 1;
    writeFileSync(blobOf(org, changed), bytes);
    rmSync(blobOf(org, gone));
    expect(await read(org)).toEqual({ files: 1, bytes: SIZE, found: [`FILE_BYTES file ${changed}`, `FILE_MISSING file ${gone}`] });
  });

  test("that was broken off goes on where it was, and a damage is found again until it is repaired", async () => {
    const { org, digests } = await withFiles(4);
    const damaged = digests[0] ?? "";
    const whole = readFileSync(blobOf(org, damaged));
    writeFileSync(blobOf(org, damaged), Buffer.concat([whole.subarray(0, -1), Buffer.of((whole.at(-1) ?? 0) ^ 1)]));
    let left = 2 * SIZE;
    const dying = async (bytes: number) => { left -= bytes; if (left < 0) throw new Error("killed"); };
    await expect(read(org, { pause: dying })).rejects.toThrow("killed");
    let again = 0;
    const rest = await read(org, { pause: async (bytes) => { again += bytes; } });
    expect(rest).toEqual({ files: 3, bytes: 3 * SIZE, found: [`FILE_BYTES file ${damaged}`] });
    expect(again).toBe(SIZE);
    writeFileSync(blobOf(org, damaged), whole);
    expect((await read(org)).found).toEqual([]);
  });

  test("reads all of it again the next week", async () => {
    const { org } = await withFiles(2);
    await read(org);
    let bytes = 0;
    await read(org, { since: new Date(Date.now() + 1000), pause: async (part) => { bytes += part; } });
    expect(bytes).toBe(2 * SIZE);
  });

  test("looks at one organization's files only, and not at those that nothing names", async () => {
    const [{ org }, other] = [await withFiles(1), await withFiles(1)];
    await stageUpload(org.as(), Readable.from([randomBytes(SIZE)]), {});
    expect((await read(org)).files).toBe(1);
    expect(await withOrg(other.org.id, async () => (await read(other.org)).files)).toBe(1);
  });
});

describe("the self-check with large files", () => {
  test("whole names a damaged file and says how many bytes it read; the nightly one says what it left out", async () => {
    const { org, digests: [damaged = ""], logId } = await withFiles(2);
    const full = await selfCheck(org.id, logId, "full", () => new Date());
    expect(full).toMatchObject({ state: "passed", filesRead: 2, bytesRead: 2 * SIZE });
    const nightly = await selfCheck(org.id, logId, "incremental", () => new Date());
    const texts = await Promise.all([full, nightly].map(async (row) => JSON.stringify((await getEvidence(org.as(), { id: row?.evidenceId ?? "" })).provenance)));
    expect(texts[0]).toContain(`2 files of evidence and reports, ${2 * SIZE} bytes`);
    expect(texts[1]).toContain("left out: entries before the first one named, contents and files");
    expect((await getLedger(org.as())).checks).toMatchObject({ last: { kind: "incremental", bytesRead: 0 }, full: { bytesRead: 2 * SIZE } });
    writeFileSync(blobOf(org, damaged), "damaged");
    const again = await selfCheck(org.id, logId, "full", () => new Date());
    expect(again?.findings?.map(({ code, at }) => `${code} ${at}`)).toEqual([`FILE_BYTES file ${damaged}`]);
  });

  test("that reads for hours is not taken for dead while it shows life", async () => {
    const { org, logId } = await withFiles(0);
    const log = { orgId: org.id, id: logId };
    const hours = (n: number) => new Date(Date.now() + n * 3_600_000);
    const id = (await claimCheck(log, "full", hours(0))) ?? "";
    await beatCheck(org.id, id, hours(3));
    expect(await claimCheck(log, "full", hours(4))).toBeUndefined();
    expect(await claimCheck(log, "full", hours(6))).toBeDefined();
  });

  test("keeps below the rate it was given, and beats while it does", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const beats: number[] = [];
    const pause = paced(1e12, async () => void beats.push(performance.now()));
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(20_000);
      await pause(1000);
    }
    vi.useRealTimers();
    expect(beats).toHaveLength(2);
  });
});
