import { expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { restoreTest } from "@/db/testing/items";
import { addMember } from "@/db/testing/people";
import { listActivity } from "@/server/services/activity/list";
import type { ServiceContext } from "@/server/services/context";
import { pushEvidence } from "@/server/services/evidence/push";
import { sequenceAllLogs } from "@/server/services/ledger/sequence-all";

import { approveErasure } from "./approve";
import { carryOutErasure } from "./carry-out";
import { setLegalHold } from "./hold";
import { listErasures } from "./list";
import { listHoldsOn } from "./list-holds";
import { refuseErasure } from "./refuse";
import { releaseLegalHold } from "./release-hold";
import { requestErasure } from "./request";

const WHY = { basis: "gdpr.17.1.b", reason: "She withdrew her consent by mail." } as const;

async function prepared(): Promise<{ org: TestOrg; other: ServiceContext; ids: [string, string] }> {
  const org = await createOrg();
  const other: ServiceContext = { ...org.as(), actor: { ...(await addMember(org.id, "owner")), kind: "user" } };
  const [one, two] = await pushEvidence(org.as(), { items: [restoreTest("2026-03-05T10:00:00Z"), restoreTest("2026-03-06T10:00:00Z")] });
  return { org, other, ids: [one?.id ?? "", two?.id ?? ""] };
}

test("what waits tells who asked and which holds stand in its way", async () => {
  const { org, other, ids: [one, two] } = await prepared();
  const { id } = await requestErasure(other, { evidenceId: one, ...WHY });
  await setLegalHold(org.as(), { number: 1, reason: "A law suit is pending." });
  await setLegalHold(org.as(), { evidenceId: two, reason: "Of no concern to the first." });
  const { waiting, decided } = await listErasures(org.as());
  expect(waiting).toMatchObject([{ id, items: [{ id: one, number: 1 }], requestedById: other.actor.id, holds: ["A law suit is pending."], ...WHY }]);
  expect(decided).toEqual([]);
});

test("what was refused keeps its reason, what was erased has its places in the ledger, the newest first", async () => {
  const { org, other, ids: [one, two] } = await prepared();
  const refused = await requestErasure(other, { evidenceId: two, ...WHY });
  await refuseErasure(org.as(), { id: refused.id, reason: "A law keeps it for ten years." });
  const { id } = await requestErasure(other, { evidenceId: one, ...WHY });
  await approveErasure({ ...org.as(), now: new Date(org.as().now.getTime() + 1_000) }, { id });
  await carryOutErasure(org.id, id, new Date());
  await sequenceAllLogs(new Date());
  const { waiting, decided } = await listErasures(org.as());
  expect(waiting).toEqual([]);
  expect(decided).toMatchObject([
    { id, state: "done", decidedBy: org.owner.name, note: null, leaves: { count: expect.any(Number) as number, first: expect.any(Number) as number } },
    { id: refused.id, state: "refused", note: "A law keeps it for ten years.", leaves: { count: 0, first: null, last: null } },
  ]);
  const [{ leaves } = { leaves: { count: 0, first: 0, last: 0 } }] = decided;
  expect(leaves.count).toBeGreaterThan(0);
  expect(leaves.last).toBeGreaterThanOrEqual((leaves.first ?? 0) + leaves.count - 1);
});

test("a hold is set by number on the newest version, and stays listed with who lifted it and why", async () => {
  const { org, ids: [, two] } = await prepared();
  const { id } = await setLegalHold(org.as(), { number: 2, reason: "An authority asked." });
  expect(await listHoldsOn(org.as(), { id: two })).toMatchObject([{ id, item: { id: two, number: 2 }, ended: null }]);
  await releaseLegalHold(org.as(), { id, reason: "The authority is done." });
  expect(await listHoldsOn(org.as(), { id: two })).toEqual([]);
  const all = await setLegalHold(org.as(), { reason: "Everything, for the audit." });
  expect((await listErasures(org.as())).holds).toMatchObject([{ id: all.id, item: null, ended: null }, { id, ended: { by: org.owner.name, reason: "The authority is done." } }]);
});

test("a hold on a number nobody has, or named twice, is not set, and neither a refusal nor a lifting goes without a reason", async () => {
  const { org, other, ids: [one] } = await prepared();
  await expect(setLegalHold(org.as(), { number: 99, reason: "A law suit." })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(setLegalHold(org.as(), { number: 1, evidenceId: one, reason: "A law suit." })).rejects.toMatchObject({ code: "INVALID" });
  const { id } = await requestErasure(other, { evidenceId: one, ...WHY });
  await expect(refuseErasure(org.as(), { id })).rejects.toMatchObject({ code: "INVALID" });
  const hold = await setLegalHold(org.as(), { reason: "A law suit." });
  await expect(releaseLegalHold(org.as(), hold)).rejects.toMatchObject({ code: "INVALID" });
  expect((await listErasures(org.as())).holds).toMatchObject([{ id: hold.id, ended: null }]);
});

test("nobody but owners reads the list", async () => {
  const { org, ids: [one] } = await prepared();
  await expect(listErasures(org.as("evidence:read"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(listHoldsOn(org.as("evidence:read"), { id: one })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("the reasons of holds, of their end and of a refusal stand in no audit event: officers read those, and a reason may name a person", async () => {
  const { org, other, ids: [one] } = await prepared();
  const hold = await setLegalHold(org.as(), { evidenceId: one, reason: "Anna Example sues." });
  await releaseLegalHold(org.as(), { id: hold.id, reason: "Anna Example settled." });
  const { id } = await requestErasure(other, { evidenceId: one, ...WHY });
  await refuseErasure(org.as(), { id, reason: "Anna Example changed her mind." });
  const told = await listActivity(org.as("activity:read"));
  expect(told.rows.map(({ action }) => action)).toEqual(expect.arrayContaining(["legal_hold.set", "legal_hold.released", "erasure.refused"]));
  expect(JSON.stringify(told)).not.toContain("Anna Example");
});
