import { beforeEach, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { openLogOf, writeEntries } from "@/db/testing/ledgers";
import { copyOrg, type OrgCopy } from "@/db/testing/org-copy";
import { asSuperuser } from "@/db/testing/superuser";
import { headGuard } from "@/server/storage/head-guard";

import { checkHeadsOf } from "./check-all-heads";
import { freezeNow } from "./freeze";
import { recordOrHold } from "./record-or-hold";
import { selfCheck } from "./self-check";
import { unfreezeLog } from "./unfreeze";

let org: TestOrg;
let logId = "";
let before: OrgCopy;
const now = () => new Date();
const freeze = async () => freezeNow(org.id, logId, { code: "OPERATOR", sentence: "Looked into." }, now());
const look = async () => checkHeadsOf(org.id, now());
const found = async () => ((await selfCheck(org.id, logId, "full", now))?.findings ?? []).map(({ code, at }) => `${code} ${at}`);
const told = async () => admin()<{ lost: number; known: boolean }[]>`select (detail->>'lost')::int as lost, (detail->>'known')::boolean as known from audit_events where org_id = ${org.id} and action = 'held_change.missing'`;

/** A ledger of which a backup was made, which then was stopped while three changes waited, as the guard was told. */
beforeEach(async () => {
  org = await createOrg({ adopt: false });
  await writeEntries(org, 2);
  await sequenceOf(org.id);
  logId = (await openLogOf(org.id)).id;
  before = await copyOrg(org.id);
  await freeze();
  for (const id of ["a", "b", "c"]) await withOrg(org.id, async (tx) => recordOrHold(tx, org.as(), [{ action: "pack.downloaded", object: { kind: "pack", id }, detail: {} }]));
  await look();
});

test("a backup from before the freeze, whose ledger goes on by itself, gets an entry of what waited and is gone, once; then the alarm ends", async () => {
  await before.restore();
  expect([await told(), await found()]).toEqual([[], ["ROW_MISSING changes kept while frozen, 1 to 3"]]);
  await Promise.all([look(), look()]);
  await look();
  await sequenceOf(org.id);
  expect([await told(), await found()]).toEqual([[{ lost: 3, known: false }], []]);
});

test("what waited and became entries is missed by nobody, not by a database either that knows the entries and no longer the freeze", async () => {
  await unfreezeLog(org.id, logId, now());
  await sequenceOf(org.id);
  // As a restore from before the freeze leaves it, and a repair from the mirror.
  await asSuperuser(async (sql) => sql`delete from ledger.log_events where org_id = ${org.id}`);
  await freeze();
  await unfreezeLog(org.id, logId, now());
  expect(await told()).toEqual([]);
});

test("a process killed before it told the guard that they were recorded: the next look tells it", async () => {
  const waits = await headGuard().held(logId);
  expect(waits).toMatchObject({ n: 3 });
  await unfreezeLog(org.id, logId, now());
  if (waits) await headGuard().keepHeld(logId, waits);
  await look();
  expect([await headGuard().held(logId), await told()]).toEqual([{ ...waits, n: 0 }, []]);
});
