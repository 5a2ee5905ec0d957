import { expect, test } from "vitest";

import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { pastTriggers } from "@/db/testing/ledger-copy";
import { openLogOf } from "@/db/testing/ledgers";
import { builtPack, checkPack } from "@/db/testing/packs";
import { succeeded } from "@/db/testing/succeeded-log";

import { getCheckpoint } from "./get-checkpoint";
import { getTile } from "./get-tile";
import { proveEntry } from "./prove-entry";
import { selfCheck } from "./self-check";
import { proofStanding } from "./standing";
import { verifyEvidence } from "./verify-evidence";

const now = () => new Date();

test("what was acknowledged and waited when its log was closed gets its place in the successor, and says so", async () => {
  const { org, old, next, waiting } = await succeeded();
  expect(await proofStanding(org.as(), { id: waiting })).toMatchObject({ sequenced: null, carried: { from: old.origin, to: next.origin } });
  await sequenceOf(org.id);
  expect(await proofStanding(org.as(), { id: waiting })).toMatchObject({ sequenced: { index: 1 }, carried: { from: old.origin } });
  expect((await proveEntry(org.as(), { id: waiting })).proof).toContain(next.origin);
  expect((await verifyEvidence(org.as(), { id: waiting })).steps.map(({ result }) => result)).toEqual(["holds", "holds", "holds", "holds", "holds", "holds"]);
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

test("checkpoints and tiles of a closed log are served by its origin or id; without one those of the newest", async () => {
  const { org, old, next } = await succeeded();
  await sequenceOf(org.id);
  expect((await getCheckpoint(org.as(), { size: old.size, log: old.origin })).note).toContain(old.origin);
  expect((await getCheckpoint(org.as(), { log: old.id })).size).toBe(old.size);
  expect((await getCheckpoint(org.as())).note).toContain(next.origin);
  expect((await getTile(org.as(), { path: `tile/0/000.p/${old.size}`, log: old.origin })).bytes).toHaveLength(32 * old.size);
  await expect(getCheckpoint(org.as(), { log: "localhost/nobody" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
