import { createHash } from "node:crypto";

import { beforeEach, describe, expect, test, vi } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { native } from "@/db/testing/items";

import { pushEvidence } from "./push";
import { stageUpload } from "./stage-upload";

const seen = vi.hoisted(() => ({ running: 0, most: 0, held: 0, mostHeld: 0, reads: [] as string[] }));
// The limits are the same code at a few megabytes.
vi.mock("@/server/domain/evidence/schema", async (original) => ({ ...(await original<object>()), MAX_READ_BYTES: 8 * 1024 ** 2 }));
// A reading that takes a moment and finds nothing: what is counted is how many there are at a time.
vi.mock("./recognise-in-process", () => ({
  recogniseInProcess: async () => {
    seen.most = Math.max(seen.most, ++seen.running);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    seen.running--;
    seen.held--;
    return { format: "proofroom-native", tool: null, records: [], facts: {}, issues: [] };
  },
}));
vi.mock("@/server/storage/blob-store", async (original) => {
  const store = await original<typeof import("@/server/storage/blob-store")>();
  const readBlob = async (orgId: string, sha256: string) => {
    seen.reads.push(sha256);
    seen.mostHeld = Math.max(seen.mostHeld, ++seen.held);
    return store.readBlob(orgId, sha256);
  };
  return { ...store, readBlob };
});

beforeEach(() => Object.assign(seen, { running: 0, most: 0, held: 0, mostHeld: 0, reads: [] }));

async function stage(org: TestOrg, fill: number, bytes = 1024 ** 2 + 1): Promise<string> {
  async function* source() { yield new Uint8Array(bytes).fill(fill); }
  return (await stageUpload(org.as(), source(), {})).sha256;
}

describe("reading what a push names", () => {
  test("ten pushes of large files at once are parsed two at a time, and no more than two files are in memory", async () => {
    const org = await createOrg({ adopt: false });
    const digests = await Promise.all(Array.from({ length: 10 }, async (_, i) => stage(org, i)));
    await Promise.all(digests.map(async (sha256) => pushEvidence(org.as(), { items: [{ content: { sha256 } }] })));
    expect([seen.reads.length, seen.most, seen.mostHeld]).toEqual([10, 2, 2]);
  });

  test("a file that a batch names many times is read once; read another way it is read again", async () => {
    const org = await createOrg({ adopt: false });
    const sha256 = await stage(org, 1);
    const items = Array.from({ length: 50 }, (_, i) => ({ content: { sha256 }, provenance: { query: `q${i}` } }));
    const answers = await pushEvidence(org.as(), { items: [...items, { content: { sha256 }, kind: "test_run" }] });
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 51 }, () => "created"));
    expect(seen.reads).toHaveLength(2);
  });

  test("what goes over the bytes one push may have read is refused by name, the rest of it is stored", async () => {
    const org = await createOrg({ adopt: false });
    const digests = [await stage(org, 1, 3 * 1024 ** 2), await stage(org, 2, 5 * 1024 ** 2), await stage(org, 3)];
    const text = native({ kind: "recorded_zero", facts: { kind: "incident", period_start: "2026-01-01T00:00:00Z", period_end: "2026-03-31T00:00:00Z", query: "q" } });
    const answers = await pushEvidence(org.as(), { items: [...digests.map((sha256) => ({ content: { sha256 } })), text] });
    expect(answers.map(({ status }) => status)).toEqual(["created", "created", "refused", "created"]);
    expect(answers[2]?.issues).toMatchObject([{ level: "error", code: "TOO_MUCH_IN_ONE_PUSH", field: "content.sha256" }]);
    expect(answers[2]?.sha256).toBe(createHash("sha256").update(new Uint8Array(1024 ** 2 + 1).fill(3)).digest("hex"));
    expect(seen.reads).not.toContain(digests[2]);
  });
});
