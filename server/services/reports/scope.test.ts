import { expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg } from "@/db/seed/factories";
import { native, restoreTest } from "@/db/testing/items";
import { selectRequirements } from "@/server/domain/catalog/select";
import { pushEvidence } from "@/server/services/evidence/push";
import { adoptCatalog } from "@/server/services/organizations/adopt-catalog";
import { updateOrganization } from "@/server/services/organizations/update";

import { reportOrThrow } from "./get";
import { makeReport } from "./make";
import { reportSnapshot } from "./snapshot";

const NOW = "2026-04-02T12:00:00Z";
const period = { from: "2026-01-01", to: "2026-03-31" };

test("a report holds the controls, criteria and exhibits of what was chosen, and counts what it leaves out", async () => {
  const org = await createOrg({ now: new Date("2026-01-01T00:00:00Z") });
  const choice = { frameworks: ["soc2" as const], soc2Categories: ["security" as const, "availability" as const], gdprRoles: [] };
  await adoptCatalog(org.at("2026-01-02T00:00:00Z"), choice);
  await pushEvidence(org.at("2026-03-01T00:00:00Z"), { items: [restoreTest("2026-02-28T10:00:00Z"), native({ kind: "consent_record", facts: { consent_id: "c1", given_at: "2026-02-01T00:00:00Z" } })] });
  const { id } = await makeReport(org.at(NOW), { kind: "soc2_readiness", ...period });
  const snapshot = await reportSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)));
  const asked = new Set(selectRequirements(choice).map((requirement) => `${requirement.framework} ${requirement.id}`));
  for (const sheet of snapshot.controls) {
    expect(sheet.requirements.length, sheet.key).toBeGreaterThan(0);
    expect(sheet.requirements.filter(({ framework, id: wanted }) => !asked.has(`${framework} ${wanted}`)), sheet.key).toEqual([]);
  }
  const keys = new Set(snapshot.controls.map((sheet) => sheet.key));
  expect(keys.has("BCP-03")).toBe(true);
  expect(keys.has("PRV-05")).toBe(false);
  expect(snapshot.openPoints.filter((point) => !keys.has(point.controlKey ?? ""))).toEqual([]);
  expect(snapshot.frameworks[0]?.criteria.find((criterion) => criterion.id === "A1.2")?.evidenceCount).toBe(1);
  expect(snapshot.skipped.find((item) => item.what === "Controls")).toMatchObject({ count: 80 - keys.size });
  expect(snapshot.evidence.map((entry) => entry.kinds[0]?.kind)).toEqual(["restore_test"]);
  expect(snapshot.skipped.find((item) => item.what === "Evidence")).toMatchObject({ count: 1 });
});

test("a report prints the provenance its exhibits have, and the zone that was in force", async () => {
  const org = await createOrg({ now: new Date("2026-01-01T00:00:00Z"), timezone: "Europe/Berlin" });
  const provenance = { sourceSystem: "restore-lab", query: "select * from restores", rowCount: 4, sourceTotalCount: 5, reconciledWith: "backup-inventory", method: "api" };
  await pushEvidence(org.at("2026-03-01T00:00:00Z"), { items: [{ ...restoreTest("2026-02-28T10:00:00Z"), provenance }] });
  await updateOrganization(org.at("2026-04-01T12:00:00Z"), { name: "Moved", timezone: "Asia/Tokyo" });
  const { id } = await makeReport(org.at(NOW), { kind: "control_tests", ...period });
  const row = await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id));
  const snapshot = await reportSnapshot(org.id, row);
  expect([row.from.toISOString(), row.to.toISOString(), snapshot.timezone]).toEqual(["2025-12-31T23:00:00.000Z", "2026-03-31T22:00:00.000Z", "Europe/Berlin"]);
  const told = { sources: ["restore-lab"], query: "select * from restores", rowCount: 4, sourceTotal: 5, reconciledWith: ["backup-inventory"] };
  expect(snapshot.controls.find((sheet) => sheet.key === "BCP-03")?.populations).toMatchObject([{ total: 1, provenance: told }]);
  expect(snapshot.populations.find((entry) => entry.kind === "restore_test")).toMatchObject({ total: 1, provenance: told, exhibits: [1] });
});

test("a recorded zero speaks only for its own days, and one that came after the period not at all", async () => {
  const org = await createOrg({ now: new Date("2026-01-01T00:00:00Z") });
  const zero = (from: string, to: string) => native({ kind: "recorded_zero", facts: { kind: "incident", period_start: from, period_end: to, query: "status:any" } });
  await pushEvidence(org.at("2026-02-02T00:00:00Z"), { items: [zero("2025-12-31T23:00:00Z", "2026-01-31T23:00:00Z")] });
  await pushEvidence(org.at("2026-04-02T00:00:00Z"), { items: [zero("2026-01-31T23:00:00Z", "2026-03-31T22:00:00Z")] });
  const { id } = await makeReport(org.at(NOW), { kind: "control_tests", ...period });
  const snapshot = await reportSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)));
  const sheet = snapshot.controls.find((control) => control.state === "not_occurring" && control.populations.length === 0 && control.key.startsWith("INC"));
  expect(sheet?.uncovered).toEqual([{ from: "2026-02-01", to: "2026-03-31" }]);
});
