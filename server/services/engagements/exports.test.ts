import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";

import { asAuditor } from "@/db/client";
import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { letAuditorIn } from "@/db/testing/audits";
import { restoreTest } from "@/db/testing/items";
import { newIp } from "@/db/testing/people";
import { TABLE_FILES } from "@/server/domain/engagements/exports";
import { sampleSnapshot } from "@/server/reports/testing/sample-snapshot";
import { resolveAuditor } from "@/server/services/access/resolve-auditor";
import { pushEvidence } from "@/server/services/evidence/push";

import { takeOscal, takeTable } from "./auditor-export";
import { exportOscal, exportTable } from "./export";
import { exportFile, type ExportFile } from "./export-files";
import { listAuditViews } from "./list-views";
import { moveEngagement } from "./move";

const NOW = new Date("2026-06-01T10:00:00Z");
const refused = async (work: Promise<unknown>) => work.then(() => "DONE", (error: unknown) => (error as { code?: string }).code ?? String(error));
const textOf = async ({ stream }: ExportFile) => Buffer.concat(await Array.fromAsync(stream as AsyncIterable<Uint8Array>)).toString("utf8");

describe("taking an audit along", () => {
  test("a closed audit gives the organization and its auditor the same frozen bytes, each taking is on record, and verdicts of later do not show", async () => {
    const org = await createOrg({ now: NOW });
    const [pushed] = await pushEvidence(org.as(), { items: [restoreTest("2026-02-01T10:00:00Z")] });
    const { engagementId: id, user } = await letAuditorIn(org);
    const auditor = await resolveAuditor(id, user, { now: NOW, requestId: null, ip: newIp(), userAgent: "test" });
    const take = async (file: string) => asAuditor(id, async () => takeTable(auditor, { file }));
    expect(await refused(take("controls.csv"))).toBe("CONFLICT");
    expect(JSON.parse(await textOf(await exportOscal(org.as(), { id, document: "assessment-plan" })))).toHaveProperty("assessment-plan.import-ssp.href");
    await moveEngagement(org.as(), { id, phase: "closed" });
    const before = await textOf(await exportOscal(org.as(), { id, document: "assessment-results" }));
    await admin()`update control_status set state = 'pass', sentence = 'changed later' where org_id = ${org.id}`;
    expect(await textOf(await exportOscal(org.as(), { id, document: "assessment-results" }))).toBe(before);
    expect(await textOf(await asAuditor(id, async () => takeOscal(auditor, { document: "assessment-results" })))).toBe(before);
    const digests = await admin()`select sha256 from evidence where org_id = ${org.id} and id = ${pushed?.id ?? ""}`;
    expect(before).toContain(String(digests[0]?.["sha256"]));
    const rows: string[][] = parse(await textOf(await take("controls.csv")));
    expect(await textOf(await exportTable(org.as(), { id, file: "controls.csv" }))).toContain(rows[1]?.[0] ?? "none");
    const [{ count } = { count: 0 }] = await admin()<{ count: number }[]>`select count(*)::int as count from audit_events where org_id = ${org.id} and action = 'engagement.exported'`;
    expect(count).toBe(4);
    expect((await listAuditViews(org.as(), { id })).views.map(({ what, label }) => `${what} ${label}`).toSorted()).toEqual(["download A-1-controls.csv", "download assessment-results.json"]);
  });

  test("a file written in a process of its own has the same bytes as one written here", async () => {
    const source = { engagement: { id: "eng_1", reference: "A-1", name: "Grüße", firm: "Firm" }, snapshot: { number: 1, sha256: "ab".repeat(32) }, content: sampleSnapshot({ evidence: 40, controls: 5 }) };
    for (const asked of [...TABLE_FILES.filter(({ table }) => table === "evidence"), { document: "all" as const }]) {
      const [here, apart] = [await exportFile(source, asked), await exportFile(source, asked, 0)];
      expect(apart).toMatchObject({ fileName: here.fileName, mediaType: here.mediaType, sizeBytes: here.sizeBytes, sha256: here.sha256 });
    }
  });

  test("a grant of part of the window is told why it gets none, an unknown document and table are refused, another organization's audit is nobody's", async () => {
    const [org, other] = [await createOrg({ now: NOW }), await createOrg({ now: NOW })];
    const { engagementId: id, user } = await letAuditorIn(org);
    await moveEngagement(org.as(), { id, phase: "closed" });
    await admin()`update audit_grants set window_to = '2026-03-31' where org_id = ${org.id}`;
    const auditor = await resolveAuditor(id, user, { now: NOW, requestId: null, ip: newIp(), userAgent: "test" });
    expect(await refused(asAuditor(id, async () => takeOscal(auditor, { document: "all" })))).toBe("CONFLICT");
    expect((await listAuditViews(org.as(), { id })).views).toEqual([]);
    expect(await refused(exportOscal(org.as(), { id, document: "catalog" }))).toBe("INVALID");
    expect(await refused(exportTable(org.as(), { id, file: "users.csv" }))).toBe("INVALID");
    for (const document of ["all", "poam"]) expect(await refused(exportOscal(other.as(), { id, document }))).toBe("NOT_FOUND");
    expect(await refused(exportTable(other.as(), { id, file: "evidence.json" }))).toBe("NOT_FOUND");
  });
});
