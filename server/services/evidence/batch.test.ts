import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { native, restoreTest } from "@/db/testing/items";
import { takeEvaluations } from "@/db/testing/jobs";
import { countEvidence } from "@/server/services/evidence/counts";
import { getHome } from "@/server/services/home/get";

import { getEvidence } from "./get";
import { listEvidence } from "./list";
import { pushEvidence } from "./push";

const at = (i: number) => restoreTest(`2026-03-05T10:${String(Math.floor(i / 60)).padStart(2, "0")}:${String(i % 60).padStart(2, "0")}Z`);
const many = (count: number, from = 0) => Array.from({ length: count }, (_, i) => at(from + i));

describe("batches", () => {
  test("a hundred items are a hundred items, in order, numbered without gaps; a hundred and one and none are refused", async () => {
    const org = await createOrg({ adopt: false });
    const answers = await pushEvidence(org.as(), { items: many(100) });
    expect(answers.map((answer) => [answer.status, answer.number])).toEqual(Array.from({ length: 100 }, (_, i) => ["created", i + 1]));
    const before = await countRows(org.id);
    for (const items of [many(101, 200), [], undefined]) await expect(pushEvidence(org.as(), { items })).rejects.toMatchObject({ code: "INVALID" });
    expect(await countRows(org.id)).toEqual(before);
  });

  test("the same item twice in one batch is one item, and both answers name it", async () => {
    const org = await createOrg({ adopt: false });
    const answers = await pushEvidence(org.as(), { items: [at(1), at(2), at(1), at(1)] });
    expect(new Set([answers[0]?.id, answers[2]?.id, answers[3]?.id]).size).toBe(1);
    expect(answers.map((answer) => answer.status).sort()).toEqual(["created", "created", "duplicate", "duplicate"]);
    expect((await listEvidence(org.as())).rows).toHaveLength(2);
    expect((await countRows(org.id))[`${org.id} public.records`]).toBe(2);
  });

  test("of the same item twice in one batch the first is the one created", async () => {
    const org = await createOrg({ adopt: false });
    const answers = await pushEvidence(org.as(), { items: [{ ...at(1), title: "first" }, { ...at(1), title: "second" }] });
    expect(answers.map((answer) => answer.status)).toEqual(["created", "duplicate"]);
  });

  test("the same push many times at once leaves no gap in the numbers and no wrong count", async () => {
    const org = await createOrg({ adopt: false });
    await Promise.all(Array.from({ length: 8 }, async () => pushEvidence(org.as(), { items: [at(1)] })));
    const [next] = await pushEvidence(org.as(), { items: [at(2)] });
    expect(next?.number).toBe(2);
    expect((await getHome(org.as())).counts.evidence).toBe(2);
  });

  test("pushes at once of different items are each there once, with numbers of their own", async () => {
    const org = await createOrg({ adopt: false });
    const answers = (await Promise.all(Array.from({ length: 8 }, async (_, i) => pushEvidence(org.as(), { items: many(5, i * 5) })))).flat();
    expect(answers.map((answer) => answer.number).toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect((await countEvidence(org.as())).total).toBe(40);
  });

  test("an item with an error leaves nothing at all; the others are stored with everything that belongs to them", async () => {
    const org = await createOrg();
    const wrong = [
      native({ kind: "no_such_kind", facts: {} }), native({ kind: "restore_test", facts: { executed_at: "2026-03-05T10:00:00Z", system_id: "a", rto_minutes: "soon" } }), { content: { text: "" } },
      { ...at(50), controls: ["XXX-01"] }, { ...at(51), supersedes: "ev_nobody" }, { ...at(52), mappingName: "none" }, { content: { sha256: "0".repeat(64) } }, { content: { base64: "AAEC/w==" } },
    ];
    await takeEvaluations(org.id);
    const before = await countRows(org.id);
    const answers = await pushEvidence(org.as(), { items: [at(1), ...wrong] });
    expect(answers.map((answer) => answer.status)).toEqual(["created", ...wrong.map(() => "refused")]);
    for (const answer of answers.slice(1)) expect(answer.issues.filter((issue) => issue.level === "error" && issue.message.length > 10).length, JSON.stringify(answer)).toBeGreaterThan(0);
    const after = await countRows(org.id);
    expect(Object.fromEntries(Object.entries(after).filter(([name, count]) => count !== before[name]).map(([name, count]) => [name.split(" ")[1], count - (before[name] ?? 0)]))).toEqual({
      "ledger.entries": 1, "ledger.openings": 1, "public.audit_events": 1, "public.evidence": 1, "public.evidence_links": 1, "public.org_counters": 1,
      "public.records": 1, "public.small_blobs": 1,
    });
    expect((await takeEvaluations(org.id)).map((job) => job.controlIds.length)).toEqual([1]);
  });

  test("a dry run of anything leaves nothing, not even a file", async () => {
    const org = await createOrg();
    const before = await countRows(org.id);
    const large = native(...Array.from({ length: 300 }, (_, i) => ({ kind: "recorded_zero", facts: { kind: "incident", period_start: "2026-01-01T00:00:00Z", period_end: "2026-03-31T00:00:00Z", query: `q${i}` } })));
    const answers = await pushEvidence(org.as(), { items: [at(1), large, { content: { text: "?" } }], dryRun: true });
    expect(answers.map((answer) => [answer.status, answer.id, answer.number])).toEqual([["dry_run", null, null], ["dry_run", null, null], ["refused", null, null]]);
    expect(await countRows(org.id)).toEqual(before);
  });

  test("a file kept as a document holds no records, touches no control but those linked by hand, and says so", async () => {
    const org = await createOrg();
    const [plain] = await pushEvidence(org.as(), { items: [{ content: { text: "Minutes, signed on paper." } }] });
    expect(plain?.status).toBe("refused");
    const [kept] = await pushEvidence(org.as(), { items: [{ content: { text: "Minutes, signed on paper." }, asDocument: true, controls: ["GOV-02"] }] });
    expect(kept).toMatchObject({ status: "created", recordsTotal: 0, format: null, controls: ["GOV-02"], issues: [{ code: "KEPT_AS_DOCUMENT" }] });
    const [empty] = await pushEvidence(org.as(), { items: [{ content: { text: "" }, asDocument: true }] });
    expect(empty?.status).toBe("refused");
    expect(await getEvidence(org.as(), { id: kept?.id })).toMatchObject({ controls: [{ key: "GOV-02", linkedBy: "hand" }], preview: { kind: "text", text: "Minutes, signed on paper." } });
  });

  test("the three times are kept apart", async () => {
    const org = await createOrg({ adopt: false });
    const [answer] = await pushEvidence(org.at("2026-03-20T08:00:00Z"), { items: [{ ...at(0), provenance: { extractedAt: "2026-03-06T00:00:00+01:00" } }] });
    expect(await getEvidence(org.as(), { id: answer?.id })).toMatchObject({
      occurredFrom: "2026-03-05T10:00:00.000Z", occurredTo: "2026-03-05T10:00:00.000Z", extractedAt: "2026-03-05T23:00:00.000Z", receivedAt: "2026-03-20T08:00:00.000Z", late: true,
    });
  });

  test("received bytes and their records cannot be changed by any path of the product's role", async () => {
    const org = await createOrg({ adopt: false });
    await pushEvidence(org.as(), { items: [at(1)] });
    const grants = await admin()<{ name: string }[]>`select table_name || ' ' || grantee || ' ' || privilege_type as name from information_schema.role_table_grants
      where grantee in ('proofroom_app', 'proofroom_system') and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE') and table_name in ('evidence', 'records', 'record_supplements', 'small_blobs', 'evidence_links', 'evidence_reviews', 'evidence_withdrawals', 'audit_events', 'verdict_events', 'control_revisions')`;
    expect(grants.map((row) => row.name)).toEqual([]);
  });
});
