import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { countRows } from "@/db/testing/admin";
import { meeting, restoreTest } from "@/db/testing/items";
import { runEvaluations, takeEvaluations } from "@/db/testing/jobs";
import { getControl } from "@/server/services/controls/get";

import { getEvidence } from "./get";
import { listEvidence } from "./list";
import { pushEvidence } from "./push";
import { reviewEvidence } from "./review";
import { withdrawEvidence } from "./withdraw";

const bad = () => restoreTest("2026-03-05T10:00:00Z", { outcome: "failed" });
const good = () => restoreTest("2026-03-05T10:00:00Z");
const NOW = new Date("2026-03-06T09:00:00Z");

async function pushed(ctx: Parameters<typeof pushEvidence>[0], item: object): Promise<string> {
  const [answer] = await pushEvidence(ctx, { items: [item] });
  expect(answer?.status).toBe("created");
  return answer?.id ?? "";
}

describe("corrections", () => {
  test("a correction is a new version of the same number that names the old one; the old one stays as received", async () => {
    const org = await createOrg({ adopt: false, now: NOW });
    const v1 = await pushed(org.as(), bad());
    const v2 = await pushed(org.at("2026-03-07T09:00:00Z"), { ...good(), supersedes: v1 });
    const v3 = await pushed(org.at("2026-03-08T09:00:00Z"), { ...restoreTest("2026-03-05T10:00:00Z", { tester: "grace" }), supersedes: v2 });
    const details = await Promise.all([v1, v2, v3].map(async (id) => getEvidence(org.as(), { id })));
    expect(details.map(({ number, version, superseded }) => ({ number, version, superseded }))).toEqual([{ number: 1, version: 1, superseded: true }, { number: 1, version: 2, superseded: true }, { number: 1, version: 3, superseded: false }]);
    expect(details[0]?.records[0]?.facts.find((fact) => fact.name === "outcome")?.value).toBe("failed");
    expect(details[0]?.versions.map((version) => version.id)).toEqual([v3, v2, v1]);
    expect((await listEvidence(org.as())).rows).toHaveLength(3);
  });

  test("correcting the same version a second time is a conflict, one after the other and at once, and leaves nothing", async () => {
    const org = await createOrg({ adopt: false, now: NOW });
    const v1 = await pushed(org.as(), bad());
    const correction = async (tester: string) => pushEvidence(org.as(), { items: [{ ...restoreTest("2026-03-05T10:00:00Z", { tester }), supersedes: v1 }] }).then(([answer]) => answer?.status ?? "none", () => "conflict");
    const answers = await Promise.all(Array.from({ length: 5 }, async (_, i) => correction(`t${i}`)));
    expect(answers.filter((answer) => answer === "created")).toHaveLength(1);
    expect(new Set(answers).isSubsetOf(new Set(["created", "refused", "conflict"]))).toBe(true);
    const before = await countRows(org.id);
    expect(["refused", "conflict"]).toContain(await correction("late"));
    expect(await countRows(org.id)).toEqual(before);
  });

  test("the same correction sent again is the one that is there, and leaves nothing; withdrawn in between, it conflicts", async () => {
    const org = await createOrg({ adopt: false, now: NOW });
    const correction = { ...good(), supersedes: await pushed(org.as(), bad()) };
    const id = await pushed(org.as(), correction);
    const before = await countRows(org.id);
    expect(await pushEvidence(org.as(), { items: [correction] })).toMatchObject([{ status: "duplicate", id, number: 1, issues: [] }]);
    expect(await countRows(org.id)).toEqual(before);
    await withdrawEvidence(org.as(), { id, reason: "wrong system" });
    expect(await pushEvidence(org.as(), { items: [correction] })).toMatchObject([{ status: "refused", issues: [{ code: "ALREADY_CORRECTED" }] }]);
  });

  test("an item that corrects a version already corrected is refused by itself; the others of the batch are stored", async () => {
    const org = await createOrg({ adopt: false, now: NOW });
    const v1 = await pushed(org.as(), bad());
    await pushed(org.as(), { ...good(), supersedes: v1 });
    const answers = await pushEvidence(org.as(), { items: [restoreTest("2026-03-05T11:00:00Z"), { ...restoreTest("2026-03-05T12:00:00Z"), supersedes: v1 }] });
    expect(answers.map((answer) => answer.status)).toEqual(["created", "refused"]);
    expect(answers[1]?.issues).toContainEqual(expect.objectContaining({ level: "error", field: "supersedes" }));
  });

  test("a corrected record counts until the correction came in and not after; the history before stays as it was", async () => {
    const org = await createOrg({ now: NOW });
    const v1 = await pushed(org.as(), good());
    await runEvaluations(org.id);
    const shown = await getControl(org.at("2026-03-06T20:00:00Z"), { key: "BCP-03" });
    expect(shown.state).toBe("pass");
    await pushed(org.at("2026-03-07T09:00:00Z"), { ...bad(), supersedes: v1 });
    await runEvaluations(org.id);
    expect((await getControl(org.at("2026-03-08T00:00:00Z"), { key: "BCP-03" })).state).toBe("fail");
    const past = await getControl(org.at("2026-03-08T00:00:00Z"), { key: "BCP-03", asOf: "2026-03-06T20:00:00Z" });
    expect({ state: past.state, sentence: past.sentence, rules: past.rules }).toEqual({ state: shown.state, sentence: shown.sentence, rules: shown.rules });
    expect(past.history.map((band) => band.state)).toEqual(["no_evidence", "pass"]);
  });

  test("a correction of another kind also calls the controls that the old version bore on", async () => {
    const org = await createOrg({ now: NOW });
    const v1 = await pushed(org.as(), good());
    await runEvaluations(org.id);
    await pushed(org.at("2026-03-07T09:00:00Z"), { ...meeting("2026-03-05T10:00:00Z"), supersedes: v1 });
    const bcp = (await getControl(org.as(), { key: "BCP-03" })).id;
    expect((await takeEvaluations(org.id)).flatMap((job) => job.controlIds)).toContain(bcp);
  });
});

describe("withdrawn and rejected evidence", () => {
  test.each([
    ["withdrawn", async (ctx: Parameters<typeof withdrawEvidence>[0], id: string) => withdrawEvidence(ctx, { id, reason: "wrong system" })],
    ["rejected", async (ctx: Parameters<typeof withdrawEvidence>[0], id: string) => reviewEvidence(ctx, { id, state: "rejected", note: "wrong system" })],
  ])("%s evidence stops counting from then on and not before", async (_, take) => {
    const org = await createOrg({ now: NOW });
    const id = await pushed(org.as(), good());
    await runEvaluations(org.id);
    await take(org.at("2026-03-10T09:00:00.000Z"), id);
    await runEvaluations(org.id);
    const later = org.at("2026-03-20T00:00:00Z");
    const states = await Promise.all(["2026-03-06T08:59:59.999Z", "2026-03-06T09:00:00.000Z", "2026-03-10T08:59:59.999Z", "2026-03-10T09:00:00.000Z", "2026-03-15T00:00:00Z"].map(async (asOf) => (await getControl(later, { key: "BCP-03", asOf })).state));
    expect(states).toEqual(["no_evidence", "pass", "pass", "no_evidence", "no_evidence"]);
    expect((await getControl(later, { key: "BCP-03" })).history.map(({ state, from }) => [state, from]).slice(1)).toEqual([["pass", "2026-03-06T09:00:00.000Z"], ["no_evidence", "2026-03-10T09:00:00.000Z"]]);
    const detail = await getEvidence(later, { id });
    expect(detail.records).toHaveLength(1);
  });

  test("a later review accepts it again; a withdrawal is for good and only once", async () => {
    const org = await createOrg({ now: NOW });
    const id = await pushed(org.as(), good());
    await reviewEvidence(org.at("2026-03-07T00:00:00Z"), { id, state: "rejected", note: "no" });
    await reviewEvidence(org.at("2026-03-08T00:00:00Z"), { id, state: "accepted" });
    await runEvaluations(org.id);
    expect((await getControl(org.at("2026-03-09T00:00:00Z"), { key: "BCP-03" })).state).toBe("pass");
    await withdrawEvidence(org.at("2026-03-10T00:00:00Z"), { id, reason: "sent in error" });
    const before = await countRows(org.id);
    await expect(withdrawEvidence(org.at("2026-03-10T01:00:00Z"), { id, reason: "sent in error" })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await countRows(org.id)).toEqual(before);
    await reviewEvidence(org.at("2026-03-11T00:00:00Z"), { id, state: "accepted" });
    await runEvaluations(org.id);
    expect((await getControl(org.at("2026-03-12T00:00:00Z"), { key: "BCP-03" })).state).toBe("no_evidence");
  });

  test("two withdrawals at once are one", async () => {
    const org = await createOrg({ adopt: false, now: NOW });
    const id = await pushed(org.as(), good());
    const tries = await Promise.allSettled([1, 2, 3, 4].map(async () => withdrawEvidence(org.as(), { id, reason: "sent in error" })));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    expect((await countRows(org.id))[`${org.id} public.evidence_withdrawals`]).toBe(1);
  });

  test("a rejection says why", async () => {
    const org = await createOrg({ adopt: false, now: NOW });
    const id = await pushed(org.as(), good());
    await expect(reviewEvidence(org.as(), { id, state: "rejected" })).rejects.toMatchObject({ code: "INVALID", details: [{ field: "note" }] });
    await expect(reviewEvidence(org.as(), { id, state: "rejected", note: "  " })).rejects.toMatchObject({ code: "INVALID" });
    await expect(withdrawEvidence(org.as(), { id, reason: " " })).rejects.toMatchObject({ code: "INVALID" });
  });
});
