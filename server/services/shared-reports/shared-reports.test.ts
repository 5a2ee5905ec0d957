import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";

import { asAuditor } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { letAuditorIn } from "@/db/testing/audits";
import { newIp } from "@/db/testing/people";
import { readPdf } from "@/server/domain/pdf-signature/pdf-file";
import { smallPdf } from "@/server/domain/pdf-signature/testing/small-pdf";
import { resolveAuditor, type AuditorContext } from "@/server/services/access/resolve-auditor";
import { listAuditViews } from "@/server/services/engagements/list-views";
import { moveEngagement } from "@/server/services/engagements/move";
import { makeReport } from "@/server/services/reports/make";
import type { SignedInUser } from "@/server/services/sessions/resolve";
import { storeStream } from "@/server/storage/blob-store";

import { listSharedReports } from "./list";
import { listRoomReports } from "./room";
import { shareReport } from "./share";
import { takeSharedReport } from "./take";
import { unshareReport } from "./unshare";

const NOW = new Date("2026-06-01T10:00:00Z");
const refused = async (work: Promise<unknown>) => work.then(() => "DONE", (error: unknown) => (error as { code?: string }).code ?? String(error));
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A finished report over some days, as the worker leaves it. */
async function finished(org: TestOrg, days: { from: string; to: string } = { from: "2026-01-01", to: "2026-03-31" }, status: "draft" | "final" = "final"): Promise<string> {
  const { id } = await makeReport(org.as(), { kind: "soc2_readiness", status, ...days });
  const { sha256, sizeBytes } = await storeStream(org.id, (async function* one() { yield smallPdf(); })(), 10_000);
  await admin()`update reports set state = 'done', sha256 = ${sha256}, size_bytes = ${sizeBytes}, pages = 2, finished_at = ${NOW} where id = ${id}`;
  return id;
}

async function room(engagementId: string, user: SignedInUser, now = NOW) {
  const ctx = await resolveAuditor(engagementId, user, { now, requestId: null, ip: newIp(), userAgent: "test" });
  return async <T>(work: (as: AuditorContext) => Promise<T>) => asAuditor(engagementId, async () => work(ctx));
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

describe("reports in the audit room", () => {
  test("an auditor takes a shared report along as a copy that names them, the time and the audit on every page; it is on the organization's list and the ledger", async () => {
    const org = await createOrg({ now: NOW });
    const { engagementId, user } = await letAuditorIn(org);
    const reportId = await finished(org);
    const enter = await room(engagementId, user);
    expect(await enter(listRoomReports)).toEqual([]);
    expect(await refused(enter(async (ctx) => takeSharedReport(ctx, { reportId })))).toBe("NOT_FOUND");
    await shareReport(org.as(), { engagementId, reportId });
    const [seen] = await enter(listRoomReports);
    expect(seen).toMatchObject({ reportId, from: "2026-01-01", to: "2026-03-31", sha256: digest(smallPdf()), signedSha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(seen?.signedSha256).not.toBe(seen?.sha256);
    const file = await enter(async (ctx) => takeSharedReport(ctx, { reportId }));
    const copy = await bytesOf(file.stream);
    expect([copy.length, digest(copy)]).toEqual([file.sizeBytes, file.sha256]);
    expect(readPdf(copy).size).toBeGreaterThan(readPdf(smallPdf()).size);
    const marks = ["Taken along by Ann Auditor, 2026-06-01 10:00 UTC, in the audit A-1 SOC 2 2026", `Unsigned copy of the report with SHA-256 ${seen?.sha256 ?? ""}, for ${user.email}`];
    const added = copy.subarray(smallPdf().length).toString("latin1");
    for (const mark of marks) expect(added).toContain(Buffer.from(mark, "latin1").toString("hex").toUpperCase());
    expect(copy.toString("latin1")).not.toContain("/Type /Sig");
    expect((await listAuditViews(org.as(), { id: engagementId })).views).toMatchObject([{ who: "Ann Auditor", what: "download", objectKind: "report", objectId: reportId }]);
    const [entry] = await admin()`select actor_id, detail from audit_events where org_id = ${org.id} and action = 'report.downloaded'`;
    expect(entry).toMatchObject({ actor_id: user.id, detail: { sha256: seen?.sha256, copySha256: digest(copy), engagementId } });
  });

  test("only final, finished reports of the organization itself are shared, in an audit that has not ended; taken back, a report is gone until it is shared again", async () => {
    const [org, other] = [await createOrg({ now: NOW }), await createOrg({ now: NOW })];
    const { engagementId, user } = await letAuditorIn(org);
    const [final, draft, foreign] = [await finished(org), await finished(org, undefined, "draft"), await finished(other)];
    const { id: unfinished } = await makeReport(org.as(), { kind: "soc2_readiness", status: "final", from: "2026-01-01", to: "2026-03-31" });
    const share = async (reportId: string, to = engagementId) => refused(shareReport(org.as(), { engagementId: to, reportId }));
    expect([await share(draft), await share(unfinished), await share(foreign), await share(final, "eng_nobodys"), await share(final), await share(final)]).toEqual(["CONFLICT", "CONFLICT", "NOT_FOUND", "NOT_FOUND", "DONE", "DONE"]);
    expect(await listSharedReports(org.as(), { engagementId })).toMatchObject({ shared: [{ reportId: final }], choices: [] });
    const enter = await room(engagementId, user);
    const ids = async () => (await enter(listRoomReports)).map(({ reportId }) => reportId);
    const unshare = async () => refused(unshareReport(org.as(), { engagementId, reportId: final }));
    expect([await ids(), await unshare(), await unshare(), await ids(), await refused(enter(async (ctx) => takeSharedReport(ctx, { reportId: final })))]).toEqual([[final], "DONE", "NOT_FOUND", [], "NOT_FOUND"]);
    expect([await share(final), await ids()]).toEqual(["DONE", [final]]);
    await moveEngagement(org.as(), { id: engagementId, phase: "ended" });
    expect(await share(final)).toBe("CONFLICT");
  });

  test("a report of one audit is neither offered nor shared in another", async () => {
    const org = await createOrg({ now: NOW });
    const [first, second] = [(await letAuditorIn(org)).engagementId, (await letAuditorIn(org)).engagementId];
    const reportId = await finished(org);
    await admin()`update reports set options = options || jsonb_build_object('engagement', ${first}::text) where id = ${reportId}`;
    const offered = async (engagementId: string) => (await listSharedReports(org.as(), { engagementId })).choices.map(({ id }) => id);
    expect([await offered(first), await offered(second)]).toEqual([[reportId], []]);
    expect([await refused(shareReport(org.as(), { engagementId: second, reportId })), await refused(shareReport(org.as(), { engagementId: first, reportId }))]).toEqual(["CONFLICT", "DONE"]);
  });

  test("an access to some days of the audit opens reports about those days, and no report of another audit", async () => {
    const org = await createOrg({ now: NOW });
    const [{ engagementId, user, grantId }, elsewhere] = [await letAuditorIn(org), await letAuditorIn(org)];
    const [quarter, march] = [await finished(org), await finished(org, { from: "2026-03-02", to: "2026-03-29" })];
    for (const reportId of [quarter, march]) await shareReport(org.as(), { engagementId, reportId });
    await admin()`update audit_grants set window_from = '2026-03-01', window_to = '2026-03-31' where id = ${grantId}`;
    const enter = await room(engagementId, user);
    expect((await enter(listRoomReports)).map(({ reportId }) => reportId)).toEqual([march]);
    expect(await refused(enter(async (ctx) => takeSharedReport(ctx, { reportId: quarter })))).toBe("NOT_FOUND");
    const other = await room(elsewhere.engagementId, elsewhere.user);
    expect(await other(listRoomReports)).toEqual([]);
    expect(await refused(other(async (ctx) => takeSharedReport(ctx, { reportId: march })))).toBe("NOT_FOUND");
  });
});
