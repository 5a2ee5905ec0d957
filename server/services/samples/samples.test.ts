import { describe, expect, test } from "vitest";

import { asAuditor, withOrg } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { inviteAndAccept, letAuditorIn, type LetIn } from "@/db/testing/audits";
import { native } from "@/db/testing/items";
import { newIp } from "@/db/testing/people";
import { repeatDraw } from "@/server/domain/samples/repeat";
import { resolveAuditor, type AuditorContext } from "@/server/services/access/resolve-auditor";
import { moveEngagement } from "@/server/services/engagements/move";
import { pushEvidence } from "@/server/services/evidence/push";
import { sql } from "drizzle-orm";

import { deviationsOf } from "./deviations-of";
import { drawSample } from "./draw";
import { exportAskedSample, exportSample } from "./export";
import { extendSample } from "./extend";
import { freezePopulation } from "./freeze";
import { getSample } from "./get";
import { getAskedSample } from "./get-asked";
import { listSamples } from "./list";
import { listAskedSamples } from "./list-asked";
import { previewSample } from "./preview";
import { recordResult } from "./record-result";
import { replaceItem } from "./replace";

const NOW = new Date("2026-06-01T10:00:00Z");
const refused = async (work: Promise<unknown>) => work.then(() => "DONE", (error: unknown) => (error as { code?: string }).code ?? String(error));
const restores = (count: number, year = 2026) => Array.from({ length: count }, (_, i) => ({ kind: "restore_test", facts: { executed_at: new Date(Date.UTC(year, i % 5, 1 + (i % 25), i % 24)).toISOString(), system_id: `db-${i}`, outcome: "success", environment: i % 2 ? "production" : "lab" } }));
const parameters = { kind: "restore_test" };
const RANDOM = { method: { kind: "random" }, size: { kind: "number", number: 5 } };

/** Does something as an auditor does, as the role the database knows them by. */
const as = async <T>({ engagementId, user }: Pick<LetIn, "engagementId" | "user">, work: (ctx: AuditorContext) => Promise<T>): Promise<T> => {
  const ctx = await resolveAuditor(engagementId, user, { now: NOW, requestId: null, ip: newIp(), userAgent: "test" });
  return asAuditor(engagementId, async () => work(ctx));
};

async function audited(count = 40): Promise<{ org: TestOrg; ann: LetIn }> {
  const org = await createOrg({ now: NOW });
  await pushEvidence(org.as(), { items: [{ ...native(...restores(count)), provenance: { sourceSystem: "restore-lab", query: "all restores", rowCount: count, sourceTotalCount: count + 1 } }, native(...restores(3, 2025))] });
  return { org, ann: await letAuditorIn(org) };
}

describe("samples", () => {
  test("a frozen list, its draw, drawing on and replacing: one sequence that anyone draws again, each step on the ledger", async () => {
    const { org, ann } = await audited();
    const preview = await as(ann, async (ctx) => previewSample(ctx, { controlKey: "BCP-03", parameters, method: { kind: "stratified", per: "month" }, size: { kind: "table", frequency: "weekly", risk: "moderate" } }));
    expect(preview).toMatchObject({ population: 40, size: 8, problem: null, source: { rowCount: 40, sourceTotal: 41, evidenceTotal: 1 } });
    expect(preview.strata?.map(({ items }) => items)).toEqual([8, 8, 8, 8, 8]);
    const { id, sampleId } = await as(ann, async (ctx) => {
      const population = await freezePopulation(ctx, { controlKey: "BCP-03", parameters });
      const sample = await drawSample(ctx, { populationId: population.id, method: { kind: "stratified", per: "month" }, size: { kind: "number", number: 6 } });
      return { id: population.id, sampleId: sample.id };
    });
    const before = await as(ann, async (ctx) => getSample(ctx, { id: sampleId }));
    // What comes later is not in the list.
    await pushEvidence(org.as(), { items: [native(...restores(60).slice(40))] });
    await as(ann, async (ctx) => extendSample(ctx, { id: sampleId, by: 4, reason: "One deviation" }));
    await as(ann, async (ctx) => replaceItem(ctx, { id: sampleId, place: 2, reason: "Never ran" }));
    const after = await as(ann, async (ctx) => getSample(ctx, { id: sampleId }));
    expect(after.list.slice(0, 6).map(({ recordId }) => recordId)).toEqual(before.list.map(({ recordId }) => recordId));
    expect(after.list.map(({ drawnBy }) => drawnBy)).toEqual([...Array.from({ length: 6 }, () => "draw"), ...Array.from({ length: 4 }, () => "extend"), "replace"]);
    expect(after.list[1]).toMatchObject({ replacedBy: 11, evidence: { name: expect.stringMatching(/^E-\d+$/) } });
    expect(after.list[10]).toMatchObject({ replaces: 2, reason: "Never ran" });
    expect(await refused(as(ann, async (ctx) => replaceItem(ctx, { id: sampleId, place: 2, reason: "again" })))).toBe("CONFLICT");
    expect(await refused(as(ann, async (ctx) => extendSample(ctx, { id: sampleId, by: 40, reason: "more" })))).toBe("UNPROCESSABLE");
    for (const exported of [await as(ann, async (ctx) => exportSample(ctx, { id: sampleId })), await exportAskedSample(org.as(), { engagementId: ann.engagementId, id: sampleId })]) {
      expect(repeatDraw(exported.document)).toMatchObject({ same: true, seedIsOfTheRule: true, items: { length: 11 } });
      expect(exported.csv.trim().split("\r\n")).toHaveLength(12);
    }
    const events = await admin()`select a.action from audit_events a join ledger.entries e on e.org_id = a.org_id and e.id = a.entry_id where a.org_id = ${org.id} and a.object_id in (${id}, ${sampleId}) order by a.id`;
    expect(events.map((event) => String(event["action"])).toSorted()).toEqual(["population.frozen", "sample.drawn", "sample.extended", "sample.item_replaced"]);
  });

  test("a seed of one's own is on record with its reason, two lists are compared, and a list of nothing is not frozen", async () => {
    const { org, ann } = await audited(12);
    const own = { ...RANDOM, seed: { text: "3 5 6, thrown on 1 June", reason: "The firm throws dice" } };
    const sample = await as(ann, async (ctx) => {
      const against = { kind: "restore_test", fact: "environment", ownFact: "system_id" };
      const { id } = await freezePopulation(ctx, { controlKey: "BCP-03", parameters: { ...parameters, where: { fact: "environment", value: "production" }, against } });
      return getSample(ctx, { id: (await drawSample(ctx, { populationId: id, ...own })).id });
    });
    expect(sample).toMatchObject({ seedText: own.seed.text, seedReason: own.seed.reason, populationDetail: { size: 6, reconciliation: { inBoth: 0, onlyInATotal: 6, onlyInB: ["lab", "production"] } } });
    expect(repeatDraw((await exportAskedSample(org.as(), { engagementId: ann.engagementId, id: sample.id })).document)).toMatchObject({ same: true, seedIsOfTheRule: false });
    for (const [given, code] of [[{ kind: "leaver" }, "UNPROCESSABLE"], [{ kind: "toString" }, "INVALID"], [{ kind: "restore_test", where: { fact: "environment", value: "none" } }, "UNPROCESSABLE"]] as const) {
      expect(await refused(as(ann, async (ctx) => freezePopulation(ctx, { controlKey: "BCP-03", parameters: given })))).toBe(code);
    }
    expect(await refused(as(ann, async (ctx) => drawSample(ctx, { populationId: sample.population.id, method: { kind: "by_value" }, size: RANDOM.size })))).toBe("UNPROCESSABLE");
  });

  test("results are the auditors': newest counts, colleagues read them, the organization and its database role do not", async () => {
    const { org, ann } = await audited(12);
    const bob = { engagementId: ann.engagementId, ...(await inviteAndAccept(org, ann.engagementId)) };
    const sampleId = await as(ann, async (ctx) => (await drawSample(ctx, { populationId: (await freezePopulation(ctx, { controlKey: "BCP-03", parameters })).id, ...RANDOM })).id);
    const note = async (who: LetIn, place: number, result: string, words = "") => refused(as(who, async (ctx) => recordResult(ctx, { id: sampleId, place, result, note: words })));
    expect(await note(ann, 1, "deviation", "SECRETFINDING")).toBe("DONE");
    expect(await note(bob, 1, "tested")).toBe("DONE");
    expect(await note(bob, 2, "deviation", "SECRETFINDING")).toBe("DONE");
    expect(await note(ann, 3, "not_applicable", "SECRETFINDING")).toBe("DONE");
    expect([await note(ann, 4, "deviation"), await note(ann, 9, "tested")]).toEqual(["INVALID", "NOT_FOUND"]);
    const counts = { of: 5, tested: 2, deviations: 1, notApplicable: 1, open: 2 };
    expect(await as(ann, async (ctx) => withOrg(ctx.orgId, async (tx) => deviationsOf(tx, ctx, sampleId)))).toEqual(counts);
    expect((await as(bob, async (ctx) => listSamples(ctx))).samples).toMatchObject([{ counts, items: 5 }]);
    const seen = JSON.stringify([await listAskedSamples(org.as(), { engagementId: ann.engagementId }), await getAskedSample(org.as(), { engagementId: ann.engagementId, id: sampleId }), await exportAskedSample(org.as(), { engagementId: ann.engagementId, id: sampleId }), await admin()`select detail from audit_events where org_id = ${org.id}`]);
    expect(seen).not.toMatch(/SECRETFINDING|not_applicable|"found"/);
    for (const statement of ["select 1 from audit_sample_results", "insert into audit_samples default values", "insert into audit_sample_items default values"]) {
      expect(await refused(withOrg(org.id, async (tx) => tx.execute(sql.raw(statement))).catch((error: unknown) => { throw (error as { cause?: unknown }).cause ?? error; })), statement).toBe("42501");
    }
    const preview = await asAuditor(ann.engagementId, async () => getSample(await previewOf(org, ann), { id: sampleId }));
    expect(preview.list.every(({ found }) => found === null)).toBe(true);
  });

  test("two who draw, extend or replace at once each get numbers and items of their own", async () => {
    const { org, ann } = await audited();
    const bob = { engagementId: ann.engagementId, ...(await inviteAndAccept(org, ann.engagementId)) };
    const population = await as(ann, async (ctx) => freezePopulation(ctx, { controlKey: "BCP-03", parameters }));
    const drawn = await Promise.all([ann, bob, ann].map(async (who) => as(who, async (ctx) => drawSample(ctx, { populationId: population.id, ...RANDOM }))));
    const { samples } = await as(ann, async (ctx) => listSamples(ctx));
    expect(samples.map(({ name }) => name)).toEqual(["S-3", "S-2", "S-1"]);
    const id = drawn[0]?.id ?? "";
    const codes = await Promise.all([
      ...[ann, bob].map(async (who) => refused(as(who, async (ctx) => extendSample(ctx, { id, by: 3, reason: "more" })))),
      ...[ann, bob].map(async (who) => refused(as(who, async (ctx) => replaceItem(ctx, { id, place: 1, reason: "gone" })))),
    ]);
    expect(codes.toSorted()).toEqual(["CONFLICT", "DONE", "DONE", "DONE"]);
    const { list } = await as(ann, async (ctx) => getSample(ctx, { id }));
    expect(list.map(({ place }) => place)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(new Set(list.map(({ recordId }) => recordId)).size).toBe(12);
  });

  test("another audit's, another organization's and nobody's sample are not found, and an ended audit opens nothing", async () => {
    const [{ org, ann }, theirs] = [await audited(12), await audited(12)];
    const draw = async (who: LetIn) => as(who, async (ctx) => drawSample(ctx, { populationId: (await freezePopulation(ctx, { controlKey: "BCP-03", parameters })).id, ...RANDOM }));
    const [{ id }, { id: foreign }] = [await draw(ann), await draw(theirs.ann)];
    const second = await letAuditorIn(org);
    const before = await countRows(org.id, theirs.org.id);
    for (const [who, named] of [[ann, foreign], [ann, "smp_nobodys"], [second, id]] as const) {
      for (const work of [getSample, exportSample]) expect(await refused(as(who, async (ctx) => work(ctx, { id: named })))).toBe("NOT_FOUND");
      expect(await refused(as(who, async (ctx) => extendSample(ctx, { id: named, by: 1, reason: "x" })))).toBe("NOT_FOUND");
      expect(await refused(as(who, async (ctx) => recordResult(ctx, { id: named, place: 1, result: "tested" })))).toBe("NOT_FOUND");
    }
    expect(await refused(getAskedSample(org.as(), { engagementId: second.engagementId, id }))).toBe("NOT_FOUND");
    expect(await refused(listAskedSamples(org.as(), { engagementId: theirs.ann.engagementId }))).toBe("NOT_FOUND");
    expect(await refused(asAuditor(ann.engagementId, async () => drawSample(await previewOf(org, ann), { populationId: "x", ...RANDOM })))).toBe("FORBIDDEN");
    expect(await countRows(org.id, theirs.org.id)).toEqual(before);
    await moveEngagement(org.as(), { id: ann.engagementId, phase: "closed" });
    await pushEvidence(org.at("2026-06-02T10:00:00Z"), { items: [native(...restores(60).slice(12))] });
    expect(await as(ann, async (ctx) => previewSample({ ...ctx, now: new Date("2026-06-03T10:00:00Z") }, { controlKey: "BCP-03", parameters, ...RANDOM }))).toMatchObject({ population: 12 });
    expect(await refused(draw(ann))).toBe("DONE");
    await moveEngagement(org.as(), { id: ann.engagementId, phase: "ended" });
    expect(await refused(draw(ann))).toBe("NOT_FOUND");
    expect(await getAskedSample(org.as(), { engagementId: ann.engagementId, id })).toMatchObject({ items: 5 });
  });

  test("a list of twenty thousand is frozen, drawn from and taken along whole", async () => {
    const { org, ann } = await audited(20_000);
    const files = await as(ann, async (ctx) => {
      const { id: populationId } = await freezePopulation(ctx, { controlKey: "BCP-03", parameters });
      const { id } = await drawSample(ctx, { populationId, method: { kind: "every_nth" }, size: { kind: "statistical", confidence: 0.9, tolerableRate: 0.05 } });
      return exportSample(ctx, { id });
    });
    expect(files.document.population.lines).toHaveLength(20_000);
    expect(repeatDraw(files.document)).toMatchObject({ same: true, items: { length: 45 } });
    const stored = await admin()`update audit_populations set size = 1 where org_id = ${org.id}`.catch((error: unknown) => String(error));
    expect(stored).toMatch(/append-only/);
  });
});

const previewOf = async (org: TestOrg, { engagementId }: LetIn): Promise<AuditorContext> =>
  resolveAuditor(engagementId, { id: org.owner.id, name: "Owner", email: "owner@example.org", sessionId: "ses_x", secondFactorAt: NOW } as LetIn["user"], { now: NOW, requestId: null, ip: newIp(), userAgent: "test" });
