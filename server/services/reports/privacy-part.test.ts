import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";

import { withOrg } from "@/db/client";
import { reports } from "@/db/schema/reports";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { PRIVACY_SETTINGS } from "@/db/testing/privacy";
import { AUDIT_ONLY_REPORTS, REPORT_KINDS } from "@/server/domain/reports/kinds";
import { renderReport } from "@/server/reports/render-report";
import { readPdf, squeeze } from "@/server/reports/testing/pdf-text";

import type { ServiceContext } from "../context";
import { actOnCase } from "../privacy/act";
import { fileClosedCasesOf } from "../privacy/filed/file-closed-cases";
import { recordRequest } from "../privacy/record-request";
import { savePrivacySettings } from "../privacy/save-settings";
import { makeReport } from "./make";
import { reportSnapshot } from "./snapshot";

const AT = new Date("2026-03-05T10:00:00Z");
const at = (org: TestOrg, now = AT): ServiceContext => ({ ...org.as(), now });
const later = (days: number) => new Date(AT.getTime() + days * 86_400_000);

async function snapshotOf(org: TestOrg, kind: string, period: { from: string; to: string }) {
  const { id } = await makeReport(at(org, later(60)), { kind, ...period });
  const [row] = await withOrg(org.id, async (tx) => tx.select().from(reports).where(eq(reports.id, id)));
  if (!row) throw new Error("The report is missing.");
  return reportSnapshot(org.id, row);
}

describe("what reports print of the privacy desk", () => {
  let org: TestOrg;
  beforeAll(async () => {
    org = await createOrg();
    await savePrivacySettings(at(org), PRIVACY_SETTINGS);
    const given = { channel: "post", language: "en", requester: { name: "Petra Marker", email: "petra@marker.example", address: "Marker Street", identifiers: [] }, knownAddress: true, wording: "MARKERWORD" };
    const { id } = await recordRequest(at(org), { ...given, receivedAt: AT.toISOString(), rights: ["access"] });
    await recordRequest(at(org, later(50)), { ...given, receivedAt: later(50).toISOString(), rights: ["erasure", "objection"] });
    await actOnCase(at(org, later(1)), { id, kind: "start_assessing", data: { why: null } });
    await actOnCase(at(org, later(1)), { id, kind: "settle_identity", data: { method: "email_loop", reason: null, mandate: null } });
    await actOnCase({ ...at(org, later(2)), actor: { kind: "subject", id } }, { id, kind: "withdraw", data: { rights: ["access"], proofSha256: "ab".repeat(32) } });
    await fileClosedCasesOf(org.id, later(3));
  });

  test("is every right of every request by its number, in the period it was open, and nobody's name or words", async () => {
    const { privacy, controls } = await snapshotOf(org, "dsar_register", { from: "2026-03-01", to: "2026-04-30" });
    expect(privacy?.register).toEqual([
      { name: "R-1", right: "access", channel: "post", receivedOn: "2026-03-05", identity: "email_loop", dueOn: "2026-04-07", extendedAfterDays: null, outcome: "withdrawn", endedOn: "2026-03-07", openDays: 2, daysLate: null, grounds: [] },
      expect.objectContaining({ name: "R-2", right: "erasure", identity: null, outcome: null, endedOn: null }), expect.objectContaining({ name: "R-2", right: "objection" }),
    ]);
    expect(privacy).toMatchObject({ registerTotal: 3, controller: { name: "Acme GmbH", authority: "Berlin Commissioner" }, numbers: { total: { received: 3, withdrawn: 1 } } });
    expect(JSON.stringify(privacy)).not.toMatch(/marker/i);
    expect(controls.map(({ key }) => key)).toEqual(expect.arrayContaining(["PRV-06"]));
    expect(controls.map(({ key }) => key)).not.toContain("BCP-03");
  });

  test("leaves out what had ended before, and is in no report about something else", async () => {
    expect((await snapshotOf(org, "gdpr_accountability", { from: "2026-04-01", to: "2026-04-30" })).privacy?.register.map(({ name }) => name)).toEqual(["R-2", "R-2"]);
    expect(await snapshotOf(org, "control_tests", { from: "2026-04-01", to: "2026-04-30" })).not.toHaveProperty("privacy");
    expect((await snapshotOf(await createOrg(), "dsar_register", { from: "2026-04-01", to: "2026-04-30" })).privacy).toBeNull();
  });
});

test("an organization that has adopted no controls gets its reports all the same, and they say that nothing was tested", async () => {
  const org = await createOrg({ adopt: false });
  await savePrivacySettings(at(org), PRIVACY_SETTINGS);
  const made = new Map<string, Awaited<ReturnType<typeof snapshotOf>>>();
  for (const kind of REPORT_KINDS.filter((one) => !AUDIT_ONLY_REPORTS.includes(one))) made.set(kind, await snapshotOf(org, kind, { from: "2026-03-01", to: "2026-04-30" }));
  const snapshot = made.get("gdpr_accountability") ?? expect.fail("The report was not made.");
  const said = squeeze(readPdf((await renderReport(snapshot)).bytes).all);
  for (const words of ["no framework in scope", "nothing in it is tested by a control", "No control lapsed", "No processing as controller is recorded.", "No request was received"]) expect(said).toContain(squeeze(words));
  expect(said).not.toContain(squeeze("does not repeat them"));
});
