import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { noteAt } from "@/server/services/ledger/note-at";

import { admin } from "./admin";
import { sequenceOf } from "./jobs";
import { copyLedger, restoreLedger } from "./ledger-copy";
import { leavesOf, openLogOf, writeEntries, writeMirror } from "./ledgers";

/** An organization with so many entries behind its first three, all sequenced. */
export async function sequenced(count: number): Promise<{ org: TestOrg; logId: string }> {
  const org = await createOrg({ adopt: false });
  await writeEntries(org, count);
  await sequenceOf(org.id);
  return { org, logId: (await openLogOf(org.id)).id };
}

/** An organization whose database was put back to a state of 6 entries after 10 were published. */
export async function restored() {
  const { org, logId } = await sequenced(3);
  const yesterday = await copyLedger(org.id);
  await writeEntries(org, 4);
  await sequenceOf(org.id);
  const { size, root } = await openLogOf(org.id);
  const note = await withOrg(org.id, async (tx) => noteAt(tx, { orgId: org.id, logId }, size));
  const mirror = mkdtempSync(path.join(tmpdir(), "mirror-"));
  await writeMirror(mirror, logId, note);
  const lost = (await leavesOf(logId)).slice(6);
  await restoreLedger(yesterday);
  return { org, logId, published: { size, root, note }, mirror, lost };
}

/** State and newest freeze of the organization's logs. */
export async function freezeOf(orgId: string): Promise<{ state: string; code: string | null; sentence: string | null }> {
  const [row] = await admin()<{ state: string; code: string | null; sentence: string | null }[]>`
    select l.state, e.code, e.sentence from ledger.logs l left join ledger.log_events e on e.org_id = l.org_id and e.log_id = l.id and e.kind = 'frozen' where l.org_id = ${orgId} order by e.at desc limit 1`;
  return row ?? { state: "gone", code: null, sentence: null };
}
