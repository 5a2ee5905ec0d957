import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { pushEvidence } from "@/server/services/evidence/push";
import { sequenceAllLogs } from "@/server/services/ledger/sequence-all";

import { downloadReport } from "./download";
import { getReport } from "./get";
import { makeReport } from "./make";
import { renderRequestedReport } from "./render";
import { reportOrThrow } from "./get";
import { reportSnapshot } from "./snapshot";
import { withOrg } from "@/db/client";

const zero = { content: { json: { proofroom: 1, records: [{ kind: "recorded_zero", facts: { kind: "incident", period_start: "2026-01-01T00:00:00Z", period_end: "2026-03-31T00:00:00Z", query: "status:any" } }] } } };

describe("reports", () => {
  test("a requested report is made, kept under its digest and can be downloaded", async () => {
    const org = await createOrg({ now: new Date("2026-04-01T12:00:00Z") });
    await pushEvidence(org.as(), { items: [zero] });
    await sequenceAllLogs(new Date("2026-04-01T12:00:00Z"));
    const { id } = await makeReport(org.as(), { kind: "soc2_readiness", from: "2026-01-01", to: "2026-03-31" });
    await renderRequestedReport(org.id, id, new Date());
    const row = await getReport(org.as(), { id });
    expect(row).toMatchObject({ state: "done", progress: 1 });
    expect(row.pages).toBeGreaterThan(5);
    const file = await downloadReport(org.as(), { id });
    expect(file.sizeBytes).toBe(row.sizeBytes);
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
