import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, expect, test, vi } from "vitest";

import { withOrg } from "@/db/client";
import { copyLedger, restoreLedger } from "@/db/testing/ledger-copy";
import { openLogOf, writeEntries, writeMirror } from "@/db/testing/ledgers";
import { checkPack, vkeyOf } from "@/db/testing/packs";
import { sequenced } from "@/db/testing/restored-log";
import { mirrorAt } from "@/ops/cli/ledger-mirror";

import { noteAt } from "../ledger/note-at";

afterEach(() => { vi.unstubAllEnvs(); vi.resetModules(); });

/** What a process that starts with one more seed has. */
async function startedWithNextSeed() {
  vi.stubEnv("PROOFROOM_LEDGER_NEXT_SEEDS", randomBytes(24).toString("hex"));
  vi.resetModules();
  const [rotate, sequence, heads, repair, packs] = await Promise.all([
    import("../ledger/rotate-key"), import("../ledger/sequence"), import("../ledger/check-all-heads"), import("../ledger/repair"), import("@/db/testing/packs"),
  ]);
  return { ...rotate, ...sequence, ...heads, ...repair, builtPack: packs.builtPack };
}

test("where the content of a key rotation was lost in a restore, an auditor with the old key still follows to the new one", async () => {
  const { org, logId } = await sequenced(2);
  const first = await vkeyOf(org.id);
  const yesterday = await copyLedger(org.id);
  const now = new Date();
  const { rotateKey, sequenceLog, checkHeadsOf, repairLog, builtPack } = await startedWithNextSeed();
  await rotateKey(org.id, logId, 30, now);
  await writeEntries(org, 2);
  await sequenceLog(org.id, logId, now);
  const { size } = await openLogOf(org.id);
  const mirror = mkdtempSync(path.join(tmpdir(), "mirror-"));
  await writeMirror(mirror, logId, await withOrg(org.id, async (tx) => noteAt(tx, { orgId: org.id, logId }, size)));
  await restoreLedger(yesterday);
  await checkHeadsOf(org.id, now);
  await repairLog(org.id, logId, await mirrorAt(mirror), now);
  await sequenceLog(org.id, logId, now);
  const { zip, manifest } = await builtPack(org, { kind: "all" });
  expect(manifest["left_out"]).toEqual([expect.objectContaining({ why: "lost_in_restore" })]);
  expect(checkPack(zip, first)).toMatchObject({ status: 0, output: expect.stringContaining("or by one that follows from it by a rotation in the log") });
});
