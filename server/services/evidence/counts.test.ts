import { describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { meeting, restoreTest } from "@/db/testing/items";

import { countEvidence } from "./counts";
import { listEvidence } from "./list";
import { pushEvidence } from "./push";
import { reviewEvidence } from "./review";
import { supplyFacts } from "./supply-facts";

const NOW = "2026-03-06T09:00:00Z";

/** Copies of one item, by plain SQL: older than it, late or not, with an open question or not. */
async function addCopies(org: TestOrg, id: string, copies: number): Promise<void> {
  await admin()`
    insert into evidence select (jsonb_populate_record(e, jsonb_build_object('id', 'ev_' || lpad(n::text, 26, '0'), 'number', 100 + n, 'late', n % 2 = 0, 'open_questions', n % 3,
      'received_at', e.received_at - n * interval '1 minute', 'fingerprint', 'copy-' || n, 'entry_id', 'copy-' || n))).* from evidence e, generate_series(1, ${copies}) n where e.org_id = ${org.id} and e.id = ${id}`;
  await admin()`update org_counters set value = value + ${copies} where org_id = ${org.id} and name = 'evidence'`;
}

/** The same numbers by going through the lists the panel's entries open. */
async function listed(org: TestOrg) {
  const ctx = org.as();
  const length = async (query: object) => (await listEvidence(ctx, { ...query, limit: 200 })).rows.length;
  return { total: await length({}), unreviewed: await length({ review: "unreviewed" }), questions: await length({ questions: true }), late: await length({ late: true }) };
}

describe("countEvidence", () => {
  test("counts what the lists behind the numbers show: corrected, reviewed, answered and late items alike", async () => {
    const org = await createOrg({ adopt: false, now: new Date(NOW) });
    expect(await countEvidence(org.as())).toEqual({ total: 0, unreviewed: 0, questions: 0, late: 0, kinds: [], sources: [] });
    const { tester: _, ...untested } = restoreTest("2026-03-05T10:00:00Z").content.json.records[0]?.facts ?? {};
    const [asked, late, plain] = await pushEvidence(org.at(NOW), {
      items: [{ content: { json: { proofroom: 1, records: [{ kind: "restore_test", facts: untested }] } }, provenance: { sourceSystem: "db" } }, restoreTest("2026-01-05T10:00:00Z"), meeting("2026-03-04T10:00:00Z")],
    });
    await pushEvidence(org.at("2026-03-07T09:00:00Z"), { items: [{ ...restoreTest("2026-03-03T10:00:00Z"), supersedes: plain?.id }] });
    await reviewEvidence(org.at(NOW), { id: late?.id, state: "accepted" });
    const before = await countEvidence(org.as());
    expect(before).toMatchObject({ ...(await listed(org)), kinds: ["management_meeting", "restore_test"], sources: ["db"], total: 4, unreviewed: 3, late: 1, questions: 1 });
    await supplyFacts(org.as(), { id: asked?.id, answers: [{ kind: "restore_test", fact: "tester", value: "ada" }] });
    expect(await countEvidence(org.as())).toEqual({ ...before, questions: 0 });
  });

  test("beyond the newest thousand it counts on, and stops one after a thousand of what waits", async () => {
    const org = await createOrg({ adopt: false, now: new Date(NOW) });
    const [first] = await pushEvidence(org.at(NOW), { items: [restoreTest("2026-03-05T10:00:00Z")] });
    await addCopies(org, first?.id ?? "", 1200);
    expect(await countEvidence(org.as())).toMatchObject({ total: 1201, unreviewed: 1001, questions: 800, late: 600 });
  });
});
