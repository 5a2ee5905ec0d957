import { describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { letAuditorIn } from "@/db/testing/audits";
import type { ReportSnapshot } from "@/server/domain/reports/snapshot";
import { renderReport } from "@/server/reports/render-report";
import { readPdf, squeeze } from "@/server/reports/testing/pdf-text";

import { updateControl } from "../controls/update";
import { pushEvidence } from "../evidence/push";
import { getReport, reportOrThrow } from "./get";
import { makeReport } from "./make";
import { renderRequestedReport } from "./render";
import { frozenSnapshot } from "./snapshot";

const JANUARY = { from: "2026-01-01", to: "2026-01-31" };
const records = (sourceSystem: string, ...list: object[]) => ({ content: { json: { proofroom: 1, records: list } }, provenance: { sourceSystem } });
const rec = (kind: string, facts: object) => ({ kind, facts });
const run = (day: string, system: string, status: string) => rec("backup_run", { backup_id: `bk-${system}-${day}`, system_id: system, finished_at: `2026-01-${day}T03:00:00Z`, status, encrypted: true });

async function filled(): Promise<TestOrg> {
  const org = await createOrg({ now: new Date("2026-02-02T12:00:00Z") });
  await pushEvidence(org.at("2026-01-25T12:00:00Z"), { items: [
    records("vault", ...["ana", "ben", "svc-deploy"].map((id) => rec("account", { snapshot_at: "2026-01-20T08:00:00Z", system_id: "vault", account_id: `${id}@vault`, ...(id.startsWith("svc") ? {} : { person: id }), status: "active", privileged: id === "ana" }))),
    records("hr", rec("leaver", { person_id: "ben", left_at: "2026-01-10T00:00:00Z", hours_to_disable: 4 }), rec("access_review", { completed_at: "2026-01-22T08:00:00Z", reviewer: "Rita Reviewer", accounts_total: 3, undecided: 1 })),
    records("backup", run("02", "db", "success"), run("03", "db", "failed"), run("04", "db", "success"), run("02", "files", "success")),
    records("ops", rec("restore_test", { executed_at: "2026-01-15T08:00:00Z", system_id: "db", backup_id: "bk-db-02", outcome: "success", rto_minutes: 20, tester: "Tess" })),
  ] });
  return org;
}

type Made = { id: string; snapshot: ReportSnapshot; text: string };
async function made(org: TestOrg, input: object, finished = false): Promise<Made> {
  const { id } = await makeReport(org.as(), { ...JANUARY, ...input });
  if (finished) await renderRequestedReport(org.id, id, new Date("2026-02-02T12:01:00Z"));
  const { snapshot } = await frozenSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)), new Date());
  return { id, snapshot, text: squeeze(readPdf((await renderReport(snapshot)).bytes).all) };
}

function expectIn(text: string, ...said: string[]) {
  for (const words of said) expect(text, words).toContain(squeeze(words));
  expect(text).not.toMatch(/undefined|NaN|\[object/);
}

describe("the report suite", () => {
  test("access and backups are printed from the records, with what no record says, and each exhibit named stands in the index", async () => {
    const org = await filled();
    const access = await made(org, { kind: "access_review" });
    expectIn(access.text, "Access review report", "Rita Reviewer", "ana@vault", "svc-deploy@vault", "person not stated", "query not stated", "DRAFT", "Leavers lose access in time", "stand in no record");
    const hidden = await made(org, { kind: "access_review", pseudonymous: true, sections: ["leavers", "accounts"], status: "final" });
    expectIn(hidden.text, "Person 2", "Left out on request", "Reviews in the period");
    expect(JSON.stringify(hidden.snapshot.extract)).not.toMatch(/ana|ben|svc-deploy|Rita/);
    expect(hidden.snapshot.extract?.chapters.map(({ title }) => title)).toEqual(["Leavers and their accounts", "Accounts by system"]);
    expect(hidden.text).not.toContain("DRAFT");
    const backup = await made(org, { kind: "backup_restore" });
    expectIn(backup.text, "files", "bk-db-03", "Tess", "not stated", "No recovery exercise was received for this period.");
    for (const { snapshot } of [access, backup]) {
      const listed = new Set(snapshot.evidence.map(({ number }) => number));
      const named = [...JSON.stringify(snapshot.extract).matchAll(/"exhibit":(\d+)/g)].map(([, number]) => Number(number));
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((number) => !listed.has(number))).toEqual([]);
    }
  });

  test("the statement names every control and every reason, the index every exhibit; made again it says what changed, and drawn again it is the same file", async () => {
    const org = await filled();
    await updateControl(org.at("2026-01-05T12:00:00Z"), { key: "BCP-04", applicable: false, applicabilityReason: "No offices at all" });
    const soa = await made(org, { kind: "applicability" });
    const keys = await admin()`select key from controls where org_id = ${org.id}`;
    expect(soa.snapshot.controls.map(({ key }) => key).sort()).toEqual(keys.map((row) => String(row["key"])).sort());
    expectIn(soa.text, "No offices at all", "Does not apply", "Requirements in scope that no control answers to", ...keys.slice(0, 9).map((row) => String(row["key"])));
    const index = await made(org, { kind: "evidence_index" }, true);
    expectIn(index.text, ...index.snapshot.evidence.map(({ sha256 }) => sha256), "E-4");
    expect(index.snapshot.since).toBeUndefined();
    const later = org.at("2026-02-02T13:00:00Z");
    await pushEvidence(later, { items: [records("later", rec("restore_test", { executed_at: "2026-01-28T08:00:00Z", system_id: "files", outcome: "success" }))] });
    const sinceOf = async (more: object) => {
      const { id } = await makeReport(later, { ...JANUARY, kind: "evidence_index", ...more });
      return (await frozenSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)), new Date("2026-02-02T13:01:00Z"))).snapshot.since?.former.id;
    };
    expect([await sinceOf({}), await sinceOf({ pseudonymous: true })]).toEqual([index.id, undefined]);
    const register = await made(org, { kind: "exceptions_register" });
    expectIn(register.text, "Exceptions register", ...register.snapshot.exceptions.slice(0, 5).map(({ id: name }) => name));
    const first = await getReport(org.as(), { id: index.id });
    await admin()`update reports set state = 'running', sha256 = null where org_id = ${org.id} and id = ${index.id}`;
    await renderRequestedReport(org.id, index.id, new Date("2026-02-05T12:01:00Z"));
    expect((await getReport(org.as(), { id: index.id })).sha256).toBe(first.sha256);
  });

  test("the access log prints each view of one audit and, where people are numbers, neither name nor address; another organization's audit is nobody's", async () => {
    const [org, other] = [await createOrg({ now: new Date("2026-01-20T12:00:00Z") }), await createOrg({ adopt: false })];
    const { engagementId, grantId } = await letAuditorIn(org);
    for (const [what, label] of [["view", "E-1 Roster"], ["download", "E-2 Backups"]] as const) {
      await admin()`insert into audit_views (org_id, engagement_id, grant_id, at, what, object_kind, object_id, label, ip) values (${org.id}, ${engagementId}, ${grantId}, ${new Date("2026-01-20T13:00:00Z")}, ${what}, 'evidence', 'ev_1', ${label}, '203.0.113.9')`;
    }
    const by = org.at("2026-02-02T12:00:00Z");
    const log = async (more: object) => {
      const { id } = await makeReport(by, { ...JANUARY, kind: "auditor_access", engagement: engagementId, ...more });
      const { snapshot } = await frozenSnapshot(org.id, await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id)), new Date("2026-02-02T12:01:00Z"));
      return squeeze(readPdf((await renderReport(snapshot)).bytes).all);
    };
    expectIn(await log({}), "Ann Auditor", "203.0.113.9", "E-1 Roster", "taken along", "Audit A-1, SOC 2 2026, by Example Audit");
    const hidden = await log({ pseudonymous: true });
    expectIn(hidden, "Auditor 1", "E-2 Backups");
    expect(hidden).not.toMatch(/Ann|203\.0|example\.org/);
    await expect(makeReport(other.as(), { ...JANUARY, kind: "auditor_access", engagement: engagementId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(makeReport(org.as("reports:make"), { ...JANUARY, kind: "auditor_access", engagement: engagementId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
