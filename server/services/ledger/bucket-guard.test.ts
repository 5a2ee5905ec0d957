import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

import { copyLedger, restoreLedger } from "@/db/testing/ledger-copy";
import { writeEntries } from "@/db/testing/ledgers";
import { freezeOf, sequenced } from "@/db/testing/restored-log";
import { BucketHeadGuard } from "@/server/storage/bucket-head-guard";
import { fakeBucket, type FakeBucket } from "@/server/storage/testing/fake-bucket";

let bucket: FakeBucket;
// Nobody else sequences this log: whoever did would use the guard in files.
beforeAll(async () => {
  bucket = await fakeBucket();
});
afterAll(async () => bucket.stop());
afterEach(() => { vi.unstubAllEnvs(); vi.resetModules(); });

/** What a process on some machine has that shares the bucket and no disk. */
async function machine() {
  const { url, keyId, secret, region } = bucket.settings;
  for (const [name, value] of Object.entries({ URL: url, KEY_ID: keyId, SECRET: secret, REGION: region })) vi.stubEnv(`PROOFROOM_LEDGER_GUARD_BUCKET_${name}`, value);
  vi.resetModules();
  const [sequence, init] = await Promise.all([import("./sequence"), import("./init-guard")]);
  return { ...sequence, ...init };
}

test("machines that share a bucket share one guard: what one published, another holds a restored database against", async () => {
  const { org, logId } = await sequenced(2);
  await (await machine()).initGuard(org.id, logId, new Date());
  const yesterday = await copyLedger(org.id);
  await writeEntries(org, 3);
  const one = await machine();
  await one.sequenceLog(org.id, logId, new Date());
  const { size } = (await new BucketHeadGuard(bucket.settings).read(logId)) ?? { size: 0 };
  expect(size).toBe(8);
  await restoreLedger(yesterday);
  await writeEntries(org, 1);
  const other = await machine();
  expect(await other.sequenceLog(org.id, logId, new Date())).toBe(0);
  expect(await freezeOf(org.id)).toMatchObject({ state: "frozen", code: "GUARD_AHEAD" });
});
