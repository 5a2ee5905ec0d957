import { expect, test } from "vitest";

import { sequenceOf } from "@/db/testing/jobs";
import { addMember } from "@/db/testing/people";
import { builtPack, checkPack, madePack } from "@/db/testing/packs";
import { admin } from "@/db/testing/admin";
import { succeeded } from "@/db/testing/succeeded-log";
import { AskPackInput } from "@/server/domain/packs/schema";

import { approveErasure } from "../erasures/approve";
import { carryOutErasure } from "../erasures/carry-out";
import { requestErasure } from "../erasures/request";
import { askForPack } from "./ask";

async function keyOf(logId: string): Promise<string> {
  const [row] = await admin()<{ vkey: string }[]>`select vkey from ledger.keys where log_id = ${logId}`;
  return row?.vkey ?? "";
}
const leftOut = (manifest: Record<string, unknown>) => (manifest["left_out"] as { why: string; count: number; what: string }[]).filter(({ why }) => why.includes("_log"));

test("a pack of everything says what stands in the closed log, and a pack of that log can be asked for", async () => {
  const { org, old } = await succeeded();
  await sequenceOf(org.id);
  const newest = await builtPack(org, { kind: "all" });
  expect(leftOut(newest.manifest)).toEqual([{ what: expect.stringContaining(old.origin), why: "in_closed_log", count: old.size }]);
  const { zip, row } = await madePack(org, { kind: "all", log: old.origin });
  expect([row.logSize, row.leftOut.map(({ why }) => why)]).toEqual([old.size, ["in_later_log"]]);
  const { status, output } = checkPack(zip, await keyOf(old.id));
  expect([status, output.includes("in_later_log")]).toEqual([0, true]);
});

test("a pack of single items is of the log that holds them; what it covers in another is counted", async () => {
  const { org, old, next, sequenced, waiting, fresh } = await succeeded();
  await sequenceOf(org.id);
  const before = await builtPack(org, { kind: "item", evidence: [sequenced] });
  expect([before.manifest["log"], (before.manifest["entries"] as unknown[]).length, leftOut(before.manifest)]).toEqual([expect.objectContaining({ origin: old.origin }), 1, []]);
  expect(checkPack(before.zip, await keyOf(old.id)).status).toBe(0);
  const both = await builtPack(org, { kind: "item", evidence: [sequenced, waiting, fresh] });
  expect([both.manifest["log"], leftOut(both.manifest)]).toEqual([expect.objectContaining({ origin: next.origin }), [expect.objectContaining({ why: "in_closed_log", count: 1 })]]);
  expect((both.manifest["entries"] as unknown[]).length).toBe(2);
  const control = await builtPack(org, { kind: "control", controls: ["BCP-03"] });
  expect(leftOut(control.manifest)).toEqual([expect.objectContaining({ why: "in_closed_log", count: 1 })]);
  const window = await builtPack(org, { kind: "window", from: "2026-01-30", to: "2026-02-01" });
  expect(leftOut(window.manifest)).toEqual([expect.objectContaining({ why: "in_closed_log" })]);
});

test("a ledger of nobody or of another organization is not found", async () => {
  const [{ org }, other] = [await succeeded(), await succeeded()];
  await expect(askForPack(org.as(), { scope: { kind: "all", log: other.old.origin } })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("what a successor erased of a closed log is left out of that log's pack with its reason, and both packs check", async () => {
  const { org, old, next, sequenced } = await succeeded();
  await sequenceOf(org.id);
  const asker = { ...org.as(), actor: { ...(await addMember(org.id, "owner")), kind: "user" as const } };
  const { id } = await requestErasure(asker, { evidenceId: sequenced, basis: "gdpr.17.1.d", reason: "Names a person." });
  await approveErasure(org.asOwner(), { id });
  await carryOutErasure(org.id, id, new Date());
  await sequenceOf(org.id);
  const closed = await builtPack(org, { kind: "all", log: old.origin });
  expect(leftOut(closed.manifest).map(({ why }) => why)).toEqual(["erased_in_later_log", "in_later_log"]);
  const said = checkPack(closed.zip, await keyOf(old.id));
  expect([said.status, said.output.includes("NOTE ERASED_ELSEWHERE")]).toEqual([0, true]);
  expect(checkPack((await builtPack(org, { kind: "all" })).zip, next.vkey)).toMatchObject({ status: 0, output: expect.stringContaining("NOTE ERASED_ELSEWHERE") });
});

test("days that no calendar of the database has are refused before anything is asked of it", () => {
  for (const days of [{ from: "0001-01-01", to: "9999-12-31" }, { from: "0001-01-01", to: "2026-01-01" }, { from: "2026-01-01", to: "9999-12-31" }]) {
    expect(AskPackInput.safeParse({ scope: { kind: "window", ...days } }).success).toBe(false);
  }
  expect(AskPackInput.safeParse({ scope: { kind: "window", from: "1970-01-01", to: "9998-12-31" } }).success).toBe(true);
});
