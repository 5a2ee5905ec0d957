import { expect, test } from "vitest";

import { DEMO_ADJUSTMENTS } from "@/db/seed/demo/adjustments";
import { demoYear } from "@/db/seed/demo/year";
import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { builtPack, checkPack, vkeyOf } from "@/db/testing/packs";
import type { PackScope } from "@/server/domain/packs/schema";
import { evaluateControls } from "@/server/services/controls/evaluate";
import { updateControl } from "@/server/services/controls/update";
import { pushEvidence } from "@/server/services/evidence/push";
import { selfCheck } from "@/server/services/ledger/self-check";

const ZONE = "Europe/Berlin";

test("a year of every kind of evidence agrees with its ledger to the last row, and its packs hold", async () => {
  const end = new Date("2026-11-22T10:00:00Z");
  const days = demoYear(end, ZONE);
  const org = await createOrg({ now: new Date(days[0]?.at ?? ""), timezone: ZONE });
  for (const { owner: _, ...change } of DEMO_ADJUSTMENTS) await updateControl(org.as(), change);
  for (const { at, items } of days) await pushEvidence(org.at(at), { items });
  // Some of eighty: the year of each is judged moment by moment.
  const some = await admin()<{ id: string }[]>`select id from controls where org_id = ${org.id} and key in ('BCP-03', 'GOV-02', 'IAM-02')`;
  await evaluateControls(org.id, { at: end, now: end, controlIds: some.map(({ id }) => id) });
  await sequenceOf(org.id);
  const [log] = await admin()<{ id: string }[]>`select id from ledger.logs where org_id = ${org.id}`;
  const row = await selfCheck(org.id, log?.id ?? "", "full", () => new Date());
  expect(row).toMatchObject({ state: "passed", findings: [] });
  const scopes: PackScope[] = [{ kind: "control", controls: ["BCP-03"] }, { kind: "window", from: "2026-03-01", to: "2026-03-31" }];
  for (const scope of scopes) {
    const { zip, paths } = await builtPack(org, scope);
    expect(paths.some((path) => path.startsWith("records/"))).toBe(true);
    expect(checkPack(zip, await vkeyOf(org.id)).output).toContain("RESULT: All of this pack holds.");
  }
}, 300_000);
