import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg } from "@/db/seed/factories";
import { restoreTest } from "@/db/testing/items";
import { runEvaluations } from "@/db/testing/jobs";
import { makeObjects } from "@/db/testing/objects";
import { statementsOf } from "@/db/testing/statements";
import { pushEvidence } from "@/server/services/evidence/push";
import { withdrawEvidence } from "@/server/services/evidence/withdraw";

import { reportOrThrow } from "./get";
import { makeReport } from "./make";
import { reportSnapshot } from "./snapshot";

describe("report snapshots", () => {
  test("hold nothing of another organization: no text, no id, no name", async () => {
    const [theirs, mine] = [await createOrg(), await createOrg()];
    const objects = await makeObjects(theirs, "SECRETOFTHEIRS");
    await makeObjects(mine, "OURS");
    for (const kind of ["soc2_readiness", "control_tests"] as const) {
      const { id } = await makeReport(mine.as(), { kind, from: "2026-01-01", to: "2026-12-31" });
      const text = JSON.stringify(await reportSnapshot(mine.id, await withOrg(mine.id, async (tx) => reportOrThrow(tx, mine.id, id))));
      expect(text).toContain("OURS");
      for (const secret of ["SECRETOFTHEIRS", theirs.id, theirs.owner.id, theirs.owner.name, theirs.slug, objects.evidenceId, objects.recordId]) expect(text).not.toContain(secret);
    }
  });

  test("the same report asked twice is the same snapshot, and what came in later changes nothing of it", async () => {
    const org = await createOrg({ now: new Date("2026-01-01T00:00:00Z") });
    await pushEvidence(org.at("2026-02-01T00:00:00Z"), { items: [restoreTest("2026-01-31T10:00:00Z")] });
    await runEvaluations(org.id);
    const { id } = await makeReport(org.at("2026-04-01T12:00:00Z"), { kind: "control_tests", from: "2026-01-01", to: "2026-03-31" });
    const take = async () => JSON.stringify({ ...(await reportSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)))), ledger: null }).replaceAll(/"ledgerIndex":\d+/g, '"ledgerIndex":null');
    const before = await take();
    expect(await take()).toBe(before);
    await pushEvidence(org.at("2026-04-02T00:00:00Z"), { items: [restoreTest("2026-03-30T10:00:00Z")] });
    expect(await take()).toBe(before);
  });

  test("are read in one transaction, logo and colours included", async () => {
    const org = await createOrg();
    const { id } = await makeReport(org.as(), { kind: "control_tests", from: "2026-01-01", to: "2026-03-31" });
    const report = await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id));
    const [, statements] = await statementsOf(async () => reportSnapshot(org.id, report));
    const transactions = statements.join("\n").split("\nbegin");
    expect(transactions.filter((each) => each.includes('from "organization_looks"')).map((each) => each.includes('from "evidence"'))).toEqual([true]);
  });

  test("a report of a past period lists the evidence its verdicts stood on then, also where it was withdrawn later", async () => {
    const org = await createOrg({ now: new Date("2026-01-01T00:00:00Z") });
    const [item] = await pushEvidence(org.at("2026-03-01T00:00:00Z"), { items: [restoreTest("2026-02-28T10:00:00Z")] });
    await withdrawEvidence(org.at("2026-05-01T00:00:00Z"), { id: item?.id, reason: "wrong system" });
    await runEvaluations(org.id);
    const { id } = await makeReport(org.at("2026-05-02T00:00:00Z"), { kind: "control_tests", from: "2026-01-01", to: "2026-03-31" });
    const snapshot = await reportSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)));
    expect(snapshot.controls.find((control) => control.key === "BCP-03")).toMatchObject({ state: "pass" });
    expect(snapshot.evidence.map((entry) => entry.number)).toContain(1);
  });
});
