import { expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { sequenceOf } from "@/db/testing/jobs";
import { pastTriggers } from "@/db/testing/ledger-copy";
import { openLogOf } from "@/db/testing/ledgers";
import { builtPack, checkPack } from "@/db/testing/packs";
import { pushEvidence } from "@/server/services/evidence/push";

import { freezeNow } from "./freeze";
import { proveEntry } from "./prove-entry";
import { selfCheck } from "./self-check";
import { proofStanding } from "./standing";
import { succeedLog } from "./succeed";
import { verifyEvidence } from "./verify-evidence";

const now = () => new Date();

/** One item in the old log, one acknowledged and not sequenced when it was closed, one pushed to the successor. */
async function succeeded() {
  const org = await createOrg({ now: new Date("2026-01-01T00:00:00Z"), adopt: false });
  const push = async (day: string) => (await pushEvidence(org.at(`${day}T12:00:00Z`), { items: [restoreTest(`${day}T10:00:00Z`)] }))[0]?.id ?? "";
  const sequenced = await push("2026-01-31");
  await sequenceOf(org.id);
  const old = await openLogOf(org.id);
  const waiting = await push("2026-02-27");
  await freezeNow(org.id, old.id, { code: "OPERATOR", sentence: "The key was in other hands." }, now());
  const next = await succeedLog(org.id, old.id, { statement: "The key was stolen on 1 March.", keyCompromised: true, lastGoodSize: old.size }, now());
  return { org, old, next, sequenced, waiting, fresh: await push("2026-03-27") };
}

test("what was acknowledged and waited when its log was closed gets its place in the successor, and says so", async () => {
  const { org, old, next, waiting } = await succeeded();
  expect(await proofStanding(org.as(), { id: waiting })).toMatchObject({ sequenced: null, carried: { from: old.origin, to: next.origin } });
  await sequenceOf(org.id);
  expect(await proofStanding(org.as(), { id: waiting })).toMatchObject({ sequenced: { index: 1 }, carried: { from: old.origin } });
  expect((await proveEntry(org.as(), { id: waiting })).proof).toContain(next.origin);
  expect((await verifyEvidence(org.as(), { id: waiting })).steps.map(({ result }) => result)).toEqual(["holds", "holds", "holds", "holds", "holds"]);
});

test("both logs pass their self-checks after a succession; an entry that was then cut is found", async () => {
  const { org, old } = await succeeded();
  await sequenceOf(org.id);
  const fresh = await openLogOf(org.id);
  expect(await selfCheck(org.id, old.id, "full", now)).toMatchObject({ state: "passed", findings: [] });
  expect(await selfCheck(org.id, fresh.id, "full", now)).toMatchObject({ state: "passed", findings: [] });
  await pastTriggers(async (sql) => sql`delete from ledger.leaves where log_id = ${fresh.id} and idx = 1`);
  expect(await selfCheck(org.id, old.id, "full", now)).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ code: "ENTRY_LOST" })]) });
});

test("an entry of another log that the succession does not name is a finding", async () => {
  const { org } = await succeeded();
  await sequenceOf(org.id);
  const fresh = await openLogOf(org.id);
  const [first] = await admin()<{ entry_id: string }[]>`select entry_id from ledger.leaves where log_id = ${fresh.id} and idx = 0`;
  await pastTriggers(async (sql) => sql`update ledger.openings set salt = sha256(salt) where entry_id = ${first?.entry_id ?? ""}`);
  expect(await selfCheck(org.id, fresh.id, "full", now)).toMatchObject({ findings: expect.arrayContaining([expect.objectContaining({ code: "ENTRY_ORIGIN" })]) });
});

test("the checker tells of the succession: predecessor, its last head, what was carried over, and the operator's words", async () => {
  const { org, old, next } = await succeeded();
  await sequenceOf(org.id);
  const { zip } = await builtPack(org, { kind: "all" });
  const { status, output } = checkPack(zip, next.vkey);
  expect([status, output.includes("All of this pack holds")]).toEqual([0, true]);
  expect(output).toContain(`succeeds the closed log ${old.origin}, whose last head had ${old.size} entries and the root ${Buffer.from(old.root).toString("base64")}. None of its entries is said to be lost. 1 entries that waited there stand in this log. Its operator says: "The key was stolen on 1 March."`);
});
