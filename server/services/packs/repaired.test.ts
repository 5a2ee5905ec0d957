import { expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { pastTriggers } from "@/db/testing/ledger-copy";
import { builtPack, checkPack, vkeyOf } from "@/db/testing/packs";
import { restored } from "@/db/testing/restored-log";
import { mirrorAt } from "@/ops/cli/ledger-mirror";

import { checkHeadsOf } from "../ledger/check-all-heads";
import { repairLog } from "../ledger/repair";
import { recordChanges } from "../ledger/record-change";
import { selfCheck } from "../ledger/self-check";

const now = () => new Date();

async function repaired() {
  const log = await restored();
  await checkHeadsOf(log.org.id, now());
  await repairLog(log.org.id, log.logId, await mirrorAt(log.mirror), now());
  await sequenceOf(log.org.id);
  return log;
}

test("after a repair from a mirror a pack is made again: it says which contents were lost, and the checker accepts exactly those", async () => {
  const { org } = await repaired();
  const { zip, manifest } = await builtPack(org, { kind: "all" });
  expect(manifest["left_out"]).toEqual([{ what: "contents of entries", why: "lost_in_restore", count: 4, entries: [6, 7, 8, 9] }]);
  const { status, output } = checkPack(zip, await vkeyOf(org.id));
  expect(output).toContain("entries 6 to 9: their contents were lost when the database was restored, as leaf 10");
  expect([status, output.includes("All of this pack holds")]).toEqual([0, true]);
});

test("the self-check accepts what the repair names, and nothing beside it", async () => {
  const { org, logId } = await repaired();
  expect(await selfCheck(org.id, logId, "full", now)).toMatchObject({ state: "passed" });
  await pastTriggers(async (sql) => sql`delete from ledger.openings where entry_id = (select entry_id from ledger.leaves where log_id = ${logId} and idx = 4)`);
  expect(await selfCheck(org.id, logId, "full", now)).toMatchObject({ state: "failed", findings: [expect.objectContaining({ code: "OPENING_MISSING" })] });
  await expect(builtPack(org, { kind: "all" })).rejects.toMatchObject({ code: "CONTENT_GONE" });
});

test("an ordinary change that calls itself a repair excuses nothing", async () => {
  const { org, logId } = await restored();
  await checkHeadsOf(org.id, now());
  await admin()`update ledger.logs set state = 'active' where id = ${logId}`;
  await withOrg(org.id, async (tx) => recordChanges(tx, org.as(), [{ action: "log.repaired", object: { kind: "log", id: logId }, detail: { without_openings: [{ from: 0, to: 5 }], keys: [] } }]));
  await pastTriggers(async (sql) => sql`delete from ledger.openings where entry_id = (select entry_id from ledger.leaves where log_id = ${logId} and idx = 4)`);
  expect(await selfCheck(org.id, logId, "full", now)).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ code: "OPENING_MISSING" })]) });
});
