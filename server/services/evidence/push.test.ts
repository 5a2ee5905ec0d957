import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { evaluateControls } from "@/server/services/controls/evaluate";
import { getControl } from "@/server/services/controls/get";
import { listControls } from "@/server/services/controls/list";
import { sequenceAllLogs } from "@/server/services/ledger/sequence-all";

import { getEvidence } from "./get";
import { listEvidence } from "./list";
import { pushEvidence } from "./push";
import { withdrawEvidence } from "./withdraw";

const meeting = (at = "2026-03-05T10:00:00Z") => ({
  content: { json: { proofroom: 1, records: [{ kind: "restore_test", facts: { executed_at: at, system_id: "db-main", outcome: "success", rto_minutes: 20, rpo_minutes: 5, integrity_verified: true, rows_expected: 10, rows_restored: 10, tester: "ada", backup_id: "b1", environment: "restore-lab" } }] } },
});

describe("pushEvidence", () => {
  test("the same bytes pushed twice are one item", async () => {
    const org = await createOrg();
    const [first] = await pushEvidence(org.as(), { items: [meeting()] });
    const [second] = await pushEvidence(org.as(), { items: [meeting()] });
    expect(first).toMatchObject({ status: "created", number: 1, recordsTotal: 1 });
    expect(second).toMatchObject({ status: "duplicate", id: first?.id, number: 1 });
    expect((await listEvidence(org.as())).rows).toHaveLength(1);
  });

  test("pushed again with controls by hand the item is linked to them, once, on record, and the answer says what is", async () => {
    const org = await createOrg();
    const item = restoreTest("2026-03-05T10:00:00Z");
    const [first] = await pushEvidence(org.as(), { items: [item] });
    const keysOf = async () => (await getEvidence(org.as(), { id: first?.id })).controlKeys;
    const byKind = await keysOf();
    for (let i = 0; i < 2; i++) {
      const [again] = await pushEvidence(org.as(), { items: [{ ...item, controls: ["GOV-02"] }] });
      expect([again?.status, again?.id, again?.controls.toSorted()]).toEqual(["duplicate", first?.id, [...byKind, "GOV-02"].sort()]);
      expect(await keysOf()).toEqual([...byKind, "GOV-02"].sort());
    }
    const inOne = await pushEvidence(org.as(), { items: [restoreTest("2026-03-06T10:00:00Z"), { ...restoreTest("2026-03-06T10:00:00Z"), controls: ["GOV-03"] }] });
    expect(inOne.map(({ status }) => status)).toEqual(["created", "duplicate"]);
    expect((await getEvidence(org.as(), { id: inOne[0]?.id })).controlKeys).toContain("GOV-03");
    const events = await admin()<{ id: string; detail: { control: string } }[]>`select object_id as id, detail from audit_events where org_id = ${org.id} and action = 'evidence.linked' order by at, id`;
    expect(events.map(({ id, detail }) => [id, detail.control])).toEqual([[first?.id, "GOV-02"], [inOne[0]?.id, "GOV-03"]]);
  });

  test("twice at once is still one item", async () => {
    const org = await createOrg();
    const answers = await Promise.all(Array.from({ length: 8 }, async () => pushEvidence(org.as(), { items: [meeting()] })));
    expect(answers.flat().filter((answer) => answer.status === "created")).toHaveLength(1);
    expect((await listEvidence(org.as())).rows).toHaveLength(1);
  });

  test("an item with an error leaves nothing, the others of the batch are stored", async () => {
    const org = await createOrg();
    const answers = await pushEvidence(org.as(), { items: [{ content: { text: "no format at all" } }, meeting()] });
    expect(answers.map((answer) => answer.status)).toEqual(["refused", "created"]);
    expect((await listEvidence(org.as())).rows).toHaveLength(1);
  });

  test("a dry run says what would happen and stores nothing", async () => {
    const org = await createOrg();
    const [answer] = await pushEvidence(org.as(), { items: [meeting()], dryRun: true });
    expect(answer).toMatchObject({ status: "dry_run", recordsByKind: { restore_test: 1 } });
    expect(answer?.controls.length).toBeGreaterThan(0);
    expect((await listEvidence(org.as())).rows).toEqual([]);
  });

  test("another organization finds nothing of it, by id or in a list", async () => {
    const [mine, theirs] = [await createOrg(), await createOrg()];
    const [answer] = await pushEvidence(mine.as(), { items: [meeting()] });
    expect((await listEvidence(theirs.as())).rows).toEqual([]);
    await expect(getEvidence(theirs.as(), { id: answer?.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("evidence moves the control it bears on, with its records as the reason, and gets a ledger position", async () => {
    const org = await createOrg();
    const [answer] = await pushEvidence(org.as(), { items: [meeting(new Date().toISOString())] });
    const before = await listControls(org.as());
    const touched = before.filter((control) => answer?.controls.includes(control.key));
    await evaluateControls(org.id, { at: new Date(), now: new Date(), controlIds: touched.map((control) => control.id) });
    const [key = ""] = answer?.controls ?? [];
    const control = await getControl(org.as(), { key });
    expect(control.rules.flatMap((rule) => rule.basis).length).toBeGreaterThan(0);
    expect(await sequenceAllLogs(new Date())).toBeGreaterThan(0);
    const detail = await getEvidence(org.as(), { id: answer?.id });
    expect(detail.ledger.index).toBeGreaterThan(0);
    expect(detail.records[0]?.facts.find((fact) => fact.name === "outcome")).toMatchObject({ value: "success", source: "source" });
  });
});

describe("withdrawn evidence", () => {
  test("does not stand in the way of the same file sent again, which counts", async () => {
    const org = await createOrg({ adopt: false });
    const [first] = await pushEvidence(org.as(), { items: [meeting()] });
    await withdrawEvidence(org.as(), { id: first?.id, reason: "sent by mistake" });
    const [second] = await pushEvidence(org.as(), { items: [meeting()] });
    expect(second).toMatchObject({ status: "created", number: 2 });
    expect(await pushEvidence(org.as(), { items: [meeting()] })).toMatchObject([{ status: "duplicate", id: second?.id }]);
  });
});
