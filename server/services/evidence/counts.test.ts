import { describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { meeting, native, restoreTest } from "@/db/testing/items";

import { countEvidence } from "./counts";
import { getEvidence } from "./get";
import { linkEvidence } from "./link";
import { listEvidence } from "./list";
import { pushEvidence } from "./push";
import { reviewEvidence } from "./review";
import { supplyFacts } from "./supply-facts";
import { withdrawEvidence } from "./withdraw";

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
    expect(await countEvidence(org.as())).toEqual({ total: 0, totalUpTo: null, unreviewed: 0, questions: 0, late: 0, kinds: [], sources: [] });
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

  test("an answer to some of an item's records closes no question, one to all of them closes it, and withdrawing closes the rest: list, detail, filter and panel alike", async () => {
    const org = await createOrg({ adopt: false, now: new Date(NOW) });
    const facts = { executed_at: "2026-03-05T10:00:00Z", outcome: "success", rto_minutes: 20, rpo_minutes: 5 };
    const five = native(...[1, 2, 3, 4, 5].map((n) => ({ kind: "restore_test", facts: { ...facts, system_id: `db-${n}` } })));
    const [item] = await pushEvidence(org.at(NOW), { items: [five] });
    const ids = (await getEvidence(org.as(), { id: item?.id })).records.map((record) => record.id);
    const answer = async (at: string, fact: string, value: unknown, recordIds?: string[]) => supplyFacts(org.at(at), { id: item?.id, answers: [{ kind: "restore_test", fact, value, recordIds }] });
    const shown = async () => {
      const [row] = (await listEvidence(org.as(), {})).rows;
      const detail = await getEvidence(org.as(), { id: item?.id });
      return { list: row?.openQuestions, detail: detail.openQuestions, asked: detail.questions.length, filter: (await listEvidence(org.as(), { questions: true })).rows.length, panel: (await countEvidence(org.as())).questions };
    };
    const open = (count: number) => ({ list: count, detail: count, asked: count, filter: Number(count > 0), panel: Number(count > 0) });
    expect(await shown()).toEqual(open(2));
    await answer("2026-03-07T00:00:00Z", "tester", "ada", [ids[0] ?? ""]);
    expect(await shown()).toEqual(open(2));
    await answer("2026-03-08T00:00:00Z", "tester", "ada");
    expect(await shown()).toEqual(open(1));
    await withdrawEvidence(org.at("2026-03-09T00:00:00Z"), { id: item?.id, reason: "the wrong system" });
    expect(await shown()).toEqual(open(0));
    const [then] = (await listEvidence(org.as(), { asOf: "2026-03-07T12:00:00Z", questions: true })).rows;
    expect(then).toMatchObject({ openQuestions: 2, withdrawn: false });
  });

  test("as of a moment shows the review, the withdrawal and the links of that moment", async () => {
    const org = await createOrg({ now: new Date(NOW) });
    const [item] = await pushEvidence(org.at(NOW), { items: [meeting("2026-03-04T10:00:00Z")] });
    await reviewEvidence(org.at("2026-03-10T00:00:00Z"), { id: item?.id, state: "accepted" });
    await linkEvidence(org.at("2026-03-11T00:00:00Z"), { id: item?.id, controlKey: "BCP-03" });
    await withdrawEvidence(org.at("2026-03-12T00:00:00Z"), { id: item?.id, reason: "the wrong minutes" });
    const at = async (asOf: string, query: object = {}) => (await listEvidence(org.as(), { asOf, ...query })).rows.map(({ reviewState, withdrawn, controlKeys }) => [reviewState, withdrawn, controlKeys.includes("BCP-03")]);
    expect(await at("2026-03-09T00:00:00Z")).toEqual([["unreviewed", false, false]]);
    expect(await at("2026-03-11T12:00:00Z")).toEqual([["accepted", false, true]]);
    expect(await at("2026-03-13T00:00:00Z")).toEqual([["accepted", true, true]]);
    expect(await at("2026-03-09T00:00:00Z", { review: "accepted" })).toEqual([]);
    expect(await at("2026-03-09T00:00:00Z", { control: "BCP-03" })).toEqual([]);
  });

  test("beyond the newest thousand it counts on, and stops one after a thousand of what waits", async () => {
    const org = await createOrg({ adopt: false, now: new Date(NOW) });
    const [first] = await pushEvidence(org.at(NOW), { items: [restoreTest("2026-03-05T10:00:00Z")] });
    await addCopies(org, first?.id ?? "", 1200);
    expect(await countEvidence(org.as())).toMatchObject({ total: 1201, unreviewed: 1001, questions: 800, late: 600 });
  });
});
