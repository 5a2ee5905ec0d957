import { buffer } from "node:stream/consumers";

import { expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { openLogOf } from "@/db/testing/ledgers";

import { exportActivity } from "../activity/export";
import { freezeNow } from "../ledger/freeze";
import { succeedLog } from "../ledger/succeed";
import { downloadReport } from "../reports/download";
import { makeReport } from "../reports/make";
import { downloadEvidence } from "./download";
import { pushEvidence } from "./push";

test("while the ledger is frozen a file is still downloaded, and its record goes into the ledger that follows, with its time", async () => {
  const org = await createOrg({ adopt: false });
  const [item] = await pushEvidence(org.as(), { items: [{ content: { text: "a document" }, title: "Document", asDocument: true }] });
  await sequenceOf(org.id);
  const log = await openLogOf(org.id);
  await freezeNow(org.id, log.id, { code: "OPERATOR", sentence: "Looked at." }, new Date());
  const read = org.at("2026-05-01T08:00:00Z");
  expect((await buffer((await downloadEvidence(read, { id: item?.id })).stream)).toString()).toBe("a document");
  await expect(pushEvidence(org.as(), { items: [{ content: { text: "another" }, asDocument: true }] })).rejects.toMatchObject({ code: "UNAVAILABLE" });
  await succeedLog(org.id, log.id, { statement: "Lost." }, new Date());
  await sequenceOf(org.id);
  const rows = await admin()<{ at: Date; actor_id: string; log_id: string; detail: Record<string, unknown> }[]>`
    select a.at, a.actor_id, l.log_id, a.detail from audit_events a join ledger.leaves l on l.org_id = a.org_id and l.entry_id = a.entry_id where a.org_id = ${org.id} and a.action = 'evidence.downloaded'`;
  expect(rows).toEqual([{ at: read.now, actor_id: read.actor.id, log_id: (await openLogOf(org.id)).id, detail: expect.objectContaining({ kept_while_frozen_until: expect.any(String) }) }]);
});

test("reports are downloaded and the audit trail is exported while the ledger is frozen, and both are on record afterwards", async () => {
  const org = await createOrg({ adopt: false });
  const [item] = await pushEvidence(org.as(), { items: [{ content: { text: "a document" }, title: "Document", asDocument: true }] });
  const report = await makeReport(org.as(), { kind: "control_tests", from: "2026-01-01", to: "2026-03-31" });
  // As if a worker had drawn it.
  await admin()`update reports r set state = 'done', sha256 = e.sha256, size_bytes = e.size_bytes from evidence e where r.org_id = ${org.id} and e.org_id = r.org_id and r.id = ${report.id} and e.id = ${item?.id ?? ""}`;
  await sequenceOf(org.id);
  const log = await openLogOf(org.id);
  await freezeNow(org.id, log.id, { code: "OPERATOR", sentence: "Looked at." }, new Date());
  await expect(downloadReport(org.as(), { id: report.id })).resolves.toMatchObject({ fileName: "control-tests-2026-01-01-2026-03-31.pdf" });
  const lines = [];
  for await (const page of await exportActivity(org.as())) lines.push(...page);
  expect(lines.map(({ action }) => action)).toContain("report.requested");
  await succeedLog(org.id, log.id, { statement: "Lost." }, new Date());
  const rows = await admin()<{ action: string }[]>`select action from audit_events where org_id = ${org.id} and detail ? 'kept_while_frozen_until' order by action`;
  expect(rows.map(({ action }) => action)).toEqual(["activity.exported", "report.downloaded"]);
});
