import { buffer } from "node:stream/consumers";

import { expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { sequenceOf } from "@/db/testing/jobs";
import { openLogOf } from "@/db/testing/ledgers";

import { freezeNow } from "../ledger/freeze";
import { succeedLog } from "../ledger/succeed";
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
