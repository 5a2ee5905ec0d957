import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { openLogOf } from "@/db/testing/ledgers";
import { asSuperuser } from "@/db/testing/superuser";
import { openCheckpoint } from "@/server/domain/ledger/open-checkpoint";
import { parseVerifierKey } from "@/server/domain/ledger/verifier-key";
import { listAnchors } from "@/server/services/anchors/list";
import { updateControl } from "@/server/services/controls/update";
import { pushEvidence } from "@/server/services/evidence/push";
import { selfCheck } from "@/server/services/ledger/self-check";
import { sequenceAllLogs } from "@/server/services/ledger/sequence-all";

import { downloadReport } from "./download";
import { getReport } from "./get";
import { makeReport } from "./make";
import { renderRequestedReport } from "./render";
import { reportOrThrow } from "./get";
import { frozenSnapshot, reportSnapshot } from "./snapshot";
import { withOrg } from "@/db/client";

const zero = { content: { json: { proofroom: 1, records: [{ kind: "recorded_zero", facts: { kind: "incident", period_start: "2026-01-01T00:00:00Z", period_end: "2026-03-31T00:00:00Z", query: "status:any" } }] } } };

describe("reports", () => {
  test("a requested report is made once, whoever else is at it, kept under its digest and can be downloaded", async () => {
    const org = await createOrg({ now: new Date("2026-04-01T12:00:00Z") });
    await pushEvidence(org.as(), { items: [zero] });
    await sequenceAllLogs(new Date("2026-04-01T12:00:00Z"));
    const { id } = await makeReport(org.as(), { kind: "soc2_readiness", from: "2026-01-01", to: "2026-03-31" });
    await Promise.all([renderRequestedReport(org.id, id, new Date()), renderRequestedReport(org.id, id, new Date())]);
    expect(await admin()`select 1 from audit_events where org_id = ${org.id} and object_id = ${id} and action = 'report.made'`).toHaveLength(1);
    const row = await getReport(org.as(), { id });
    expect(row).toMatchObject({ state: "done", progress: 1 });
    expect(row.pages).toBeGreaterThan(5);
    const file = await downloadReport(org.as(), { id });
    expect(file.sizeBytes).toBe(row.sizeBytes);
  });

  test("prints the signed head that it stands on, and stands among the anchors once, however often it is drawn", async () => {
    const org = await createOrg({ now: new Date("2026-04-01T12:00:00Z") });
    await sequenceOf(org.id);
    const { id } = await makeReport(org.as(), { kind: "control_tests", from: "2026-01-01", to: "2026-03-31" });
    await renderRequestedReport(org.id, id, new Date("2026-04-01T12:01:00Z"));
    const row = await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id));
    const { ledger } = (await frozenSnapshot(org.id, row, new Date())).snapshot;
    expect(openCheckpoint(ledger.note ?? "", [parseVerifierKey(ledger.vkey ?? "")])).toMatchObject({ origin: ledger.origin, size: ledger.size });
    await admin()`update reports set state = 'running' where org_id = ${org.id} and id = ${id}`;
    await renderRequestedReport(org.id, id, new Date("2026-04-02T12:01:00Z"));
    const { rows } = await listAnchors(org.as(), {});
    expect(rows.filter(({ log }) => log === "tenant")).toMatchObject([{ kind: "pdf", target: id, state: "done", covers: ledger.size }]);
  });

  test("whose printed head is taken off the list of anchors, or put under another size, is named by the whole self-check", async () => {
    const org = await createOrg({ adopt: false });
    await sequenceOf(org.id);
    const { id } = await makeReport(org.as(), { kind: "control_tests", from: "2026-01-01", to: "2026-03-31" });
    await renderRequestedReport(org.id, id, new Date());
    await sequenceOf(org.id);
    const found = async () => ((await selfCheck(org.id, (await openLogOf(org.id)).id, "full", () => new Date()))?.findings ?? []).map(({ code, at }) => `${code} ${at}`);
    expect(await found()).toEqual([]);
    for (const change of ["update ledger.anchors set size = (select max(size) from ledger.checkpoints where log_id = anchors.log_id)", "delete from ledger.anchors"]) {
      await asSuperuser(async (sql) => sql.unsafe(`${change} where org_id = '${org.id}' and kind = 'pdf'`));
      expect(await found(), change).toEqual([`ROW_MISSING printed head of report ${id}`]);
    }
  });

  test("made again after a crash it is the same file, whatever came in between", async () => {
    const org = await createOrg({ now: new Date("2026-04-01T12:00:00Z") });
    await pushEvidence(org.as(), { items: [zero] });
    const { id } = await makeReport(org.as(), { kind: "control_tests", from: "2026-01-01", to: "2026-03-31" });
    await renderRequestedReport(org.id, id, new Date("2026-04-01T12:01:00Z"));
    const first = await getReport(org.as(), { id });
    await sequenceOf(org.id);
    await updateControl(org.as(), { key: "BCP-03", promise: "Restored whenever somebody thinks of it." });
    await admin()`update reports set state = 'running', sha256 = null where org_id = ${org.id} and id = ${id}`;
    await renderRequestedReport(org.id, id, new Date("2026-04-02T12:01:00Z"));
    const again = await getReport(org.as(), { id });
    expect(again).toMatchObject({ state: "done", sha256: first.sha256, sizeBytes: first.sizeBytes });
    expect(first.sha256).not.toBeNull();
  });

  test("a kept snapshot that was tampered with is refused", async () => {
    const org = await createOrg({ now: new Date("2026-04-01T12:00:00Z") });
    const { id } = await makeReport(org.as(), { kind: "control_tests", from: "2026-01-01", to: "2026-03-31" });
    const row = await withOrg(org.id, async (tx) => reportOrThrow(tx, org.id, id));
    const kept = await frozenSnapshot(org.id, row, new Date());
    expect(await frozenSnapshot(org.id, row, new Date())).toEqual(kept);
    const other = gzipSync(JSON.stringify({ ...kept.snapshot, status: "final" }));
    await admin().begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update report_snapshots set bytes = ${other} where org_id = ${org.id}`;
    });
    await expect(frozenSnapshot(org.id, row, new Date())).rejects.toThrow("not the one its digest names");
  });

  test("a report of one organization names nothing of another", async () => {
    const [mine, theirs] = [await createOrg(), await createOrg()];
    await pushEvidence(theirs.as(), { items: [{ ...zero, title: "MARKER-OF-THEIRS" }] });
    const { id } = await makeReport(mine.as(), { kind: "control_tests", from: "2026-01-01", to: "2026-12-31" });
    const snapshot = await reportSnapshot(mine.id, await withOrg(mine.id, async (tx) => reportOrThrow(tx, mine.id, id)));
    expect(JSON.stringify(snapshot)).not.toContain("MARKER-OF-THEIRS");
    await expect(getReport(theirs.as(), { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
