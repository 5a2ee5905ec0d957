import { existsSync, utimesSync } from "node:fs";
import path from "node:path";

import { beforeEach, describe, expect, test, vi } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { database } from "@/db/testing/database";

import { pushEvidence } from "./push";
import { stageUpload } from "./stage-upload";
import { sweepBlobsOf } from "./sweep-blobs";

// What happens at the worst moment: the sweeper has looked and is about to remove.
const moment = vi.hoisted(() => ({ act: async () => undefined as unknown }));
vi.mock("@/server/storage/blob-store", async (original) => {
  const store = await original<typeof import("@/server/storage/blob-store")>();
  return { ...store, removeBlob: async (orgId: string, sha256: string) => { await moment.act(); await store.removeBlob(orgId, sha256); } };
});
beforeEach(() => { moment.act = async () => undefined; });

const LARGE = Buffer.from("a line of a document\n".repeat(2000));
const pause = async (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const upload = async (org: TestOrg) => stageUpload(org.as(), one(), {});
// A copy: an upload takes its chunks over and frees them.
async function* one() { yield Buffer.from(LARGE); }

function fileOf(org: TestOrg, sha256: string): string {
  return path.join(database.dataDir, "blobs", org.id, sha256.slice(0, 2), sha256);
}

/** An organization with an upload of two days ago that nothing names. */
async function withOrphan(): Promise<{ org: TestOrg; sha256: string; file: string }> {
  const org = await createOrg({ adopt: false });
  const { sha256 } = await upload(org);
  const file = fileOf(org, sha256);
  const old = new Date(Date.now() - 2 * 86_400_000);
  utimesSync(file, old, old);
  return { org, sha256, file };
}

/** Begins something while the sweeper is about to remove the file, and gives it the time it would need. */
function meanwhile<T>(work: () => Promise<T>): { done: () => Promise<T> } {
  let begun: Promise<T> | undefined;
  moment.act = async () => {
    begun = work();
    await Promise.race([begun, pause(500)]);
  };
  return { done: async () => begun ?? Promise.reject(new Error("the sweeper removed nothing")) };
}

describe("the sweeper", () => {
  test("removes what nothing names after a day, not before, and nothing that evidence names", async () => {
    const { org, sha256, file } = await withOrphan();
    await pushEvidence(org.as(), { items: [{ content: { sha256 }, asDocument: true }] });
    expect(await sweepBlobsOf(org.id, new Date())).toBe(0);
    expect(existsSync(file)).toBe(true);
    const other = await withOrphan();
    expect(await sweepBlobsOf(other.org.id, new Date(Date.now() - 86_400_000 - 60_000))).toBe(0);
    expect(await sweepBlobsOf(other.org.id, new Date())).toBe(1);
    expect(existsSync(other.file)).toBe(false);
  });

  test("a push that names an old upload at the moment it is removed is refused by name, and no row is left without bytes", async () => {
    const { org, sha256, file } = await withOrphan();
    const push = meanwhile(async () => pushEvidence(org.as(), { items: [{ content: { sha256 }, asDocument: true }] }));
    expect(await sweepBlobsOf(org.id, new Date())).toBe(1);
    const [answer] = await push.done();
    expect([existsSync(file), answer?.status, answer?.issues[0]?.code]).toEqual([false, "refused", "FILE_NOT_UPLOADED"]);
  });

  test("a push that brings the same bytes at that moment keeps them", async () => {
    const { org, file } = await withOrphan();
    const push = meanwhile(async () => pushEvidence(org.as(), { items: [{ content: { base64: LARGE.toString("base64") }, asDocument: true }] }));
    await sweepBlobsOf(org.id, new Date());
    const [answer] = await push.done();
    expect([answer?.status, existsSync(file)]).toEqual(["created", true]);
  });

  test("an upload of the same bytes at that moment is there afterwards", async () => {
    const { org, file } = await withOrphan();
    const again = meanwhile(async () => upload(org));
    await sweepBlobsOf(org.id, new Date());
    await again.done();
    expect(existsSync(file)).toBe(true);
  });
});
