import { randomBytes } from "node:crypto";

import { describe, expect, test, vi } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin, countRows, trailOf } from "@/db/testing/admin";
import { addMember, addPerson, newIp } from "@/db/testing/people";
import { runEvaluations } from "@/db/testing/jobs";
import { native, restoreTest } from "@/db/testing/items";
import { evaluateDueOf } from "@/server/services/controls/evaluate-due";
import { getControl } from "@/server/services/controls/get";
import { listControls } from "@/server/services/controls/list";
import { updateControl } from "@/server/services/controls/update";
import { getEvidence } from "@/server/services/evidence/get";
import { pushEvidence } from "@/server/services/evidence/push";

import { adoptCatalog } from "./adopt-catalog";
import { createOrganization } from "./create";
import { getOrganization } from "./get";
import { listOwnOrganizations } from "./list-own";

const judging = vi.hoisted(() => ({ fails: false }));
vi.mock("@/server/services/controls/evaluate", async (original) => {
  const real = await original<typeof import("@/server/services/controls/evaluate")>();
  return { ...real, evaluateControls: async (...given: Parameters<typeof real.evaluateControls>) => {
    if (judging.fails) throw new Error("the process was killed here");
    return real.evaluateControls(...given);
  } };
});

const facts = () => ({ now: new Date("2026-01-01T00:00:00Z"), requestId: null, ip: newIp(), userAgent: null });

describe("organizations", () => {
  test("a new one is empty, has one owner and its own log, and is in nobody else's list", async () => {
    const [person, stranger] = [await addPerson(), await addPerson()];
    const slug = `new-${randomBytes(4).toString("hex")}`;
    const { orgId } = await createOrganization(person, facts(), { name: "New", slug, timezone: "Europe/Lisbon" });
    expect(await listOwnOrganizations(person)).toEqual([{ slug, name: "New", role: "owner" }]);
    expect(await listOwnOrganizations(stranger)).toEqual([]);
    expect(await trailOf(orgId)).toMatchObject({ audit: 3, entries: 3 });
  });

  test("one address is one organization, also when two ask for it at once", async () => {
    const slug = `race-${randomBytes(4).toString("hex")}`;
    const people = await Promise.all([1, 2, 3, 4].map(addPerson));
    const tries = await Promise.allSettled(people.map(async (person) => createOrganization(person, facts(), { name: "Race", slug, timezone: "UTC" })));
    expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    // The loser meets the look-up before (CONFLICT) or the unique key (23505, which the doors answer as CONFLICT).
    for (const one of tries) if (one.status === "rejected") expect((one.reason as { code?: string; cause?: { code?: string } }).code ?? (one.reason as { cause?: { code?: string } }).cause?.code).toMatch(/^(CONFLICT|23505)$/);
    const [left] = await admin()<{ count: number }[]>`select count(*)::int from memberships where user_id = any(${people.map((person) => person.id)})`;
    expect(left?.count).toBe(1);
  });

  test.each([
    { slug: "ab" }, { slug: "-abc" }, { slug: "abc-" }, { slug: "Abc" }, { slug: "a".repeat(41) }, { slug: "a_b" }, { slug: "a/b" }, { timezone: "Mars/Olympus" }, { timezone: "" }, { name: " " }, { orgId: "org_1" },
  ])("%j is refused", async (over) => {
    await expect(createOrganization(await addPerson(), facts(), { name: "New", slug: `ok-${randomBytes(4).toString("hex")}`, timezone: "UTC", ...over })).rejects.toMatchObject({ code: "INVALID" });
  });
});

describe("adopting the catalog", () => {
  test("by framework and category; a second time adds nothing and takes nothing of what the tenant made its own", async () => {
    const org = await createOrg({ adopt: false });
    const first = await adoptCatalog(org.as(), { frameworks: ["soc2"], soc2Categories: ["security"] });
    await updateControl(org.as(), { key: "GOV-02", title: "Board meets", promise: "The board meets every quarter.", ownerId: org.owner.id });
    expect(await adoptCatalog(org.as(), { frameworks: ["soc2"], soc2Categories: ["security"] })).toEqual({ added: 0, total: first.total });
    const more = await adoptCatalog(org.as(), { frameworks: ["soc2", "gdpr"], soc2Categories: ["security", "privacy"] });
    expect(more.total).toBe(first.total + more.added);
    expect(await getControl(org.as(), { key: "GOV-02" })).toMatchObject({ title: "Board meets", promise: "The board meets every quarter.", owner: { id: org.owner.id } });
    expect((await getOrganization(org.as())).frameworks).toEqual(["soc2", "gdpr"]);
    expect((await listControls(org.as())).every((row) => row.sentence !== "Not judged yet.")).toBe(true);
  });

  test("a control adopted later lists the evidence of its kinds that came before it, and is judged on it", async () => {
    const org = await createOrg({ adopt: false });
    await adoptCatalog(org.as(), { frameworks: ["gdpr"] });
    const [answer] = await pushEvidence(org.as(), { items: [restoreTest(new Date(Date.now() - 86_400_000).toISOString())] });
    const zero = native({ kind: "recorded_zero", facts: { kind: "restore_test", period_start: "2026-01-01T00:00:00Z", period_end: "2026-02-01T00:00:00Z", query: "select 1" } });
    const [none] = await pushEvidence(org.as(), { items: [zero] });
    await adoptCatalog(org.as(), { frameworks: ["gdpr", "soc2"], soc2Categories: ["availability"] });
    const control = await getControl(org.as(), { key: "BCP-03" });
    expect(control).toMatchObject({ state: "pass", evidenceCount: 2 });
    expect(control.evidence.map(({ id }) => id)).toEqual([none?.id, answer?.id]);
    expect((await getEvidence(org.as(), { id: answer?.id })).controls).toContainEqual(expect.objectContaining({ key: "BCP-03", linkedBy: "kind" }));
  });

  test("twice at once adopts each control once", async () => {
    const org = await createOrg({ adopt: false });
    await Promise.allSettled([1, 2, 3].map(async () => adoptCatalog(org.as(), { frameworks: ["gdpr"] })));
    const keys = (await listControls(org.as())).map((row) => row.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(10);
  });

  test("a kill between adopting and the first judgement is made good by the worker", async () => {
    const org = await createOrg({ adopt: false });
    judging.fails = true;
    await adoptCatalog(org.as(), { frameworks: ["soc2"] }).catch(() => undefined);
    judging.fails = false;
    await runEvaluations(org.id);
    await evaluateDueOf(org.id, new Date(Date.now() + 2 * 86_400_000));
    expect((await listControls(org.as())).filter((row) => row.sentence === "Not judged yet.")).toEqual([]);
  });
});

describe("what a tenant may change of a control", () => {
  test("the promise stands beside the default, and back to the default is back", async () => {
    const org = await createOrg();
    await updateControl(org.as(), { key: "BCP-03", promised: { rtoMinutes: 15 } });
    const parameter = async () => (await getControl(org.as(), { key: "BCP-03" })).parameters.find((one) => one.name === "rtoMinutes");
    expect(await parameter()).toMatchObject({ defaultValue: 60, promised: 15, changedBy: org.owner.name });
    await updateControl(org.as(), { key: "BCP-03", promised: { rtoMinutes: null } });
    expect(await parameter()).toMatchObject({ defaultValue: 60, promised: null });
  });

  test("an unknown parameter, a value of another type, an owner from outside and a silent not-applicable are refused whole", async () => {
    const org = await createOrg();
    const outsider = await addPerson();
    const other = await addMember((await createOrg({ adopt: false })).id, "owner");
    const before = await countRows(org.id);
    for (const change of [{ promised: { nonsense: 1 } }, { promised: { rtoMinutes: "soon" } }, { promised: { rtoMinutes: true } }, { ownerId: outsider.id }, { ownerId: other.id }, { applicable: false }, { applicable: false, applicabilityReason: " " }, { title: "x" }, { test: {} }]) {
      await expect(updateControl(org.as(), { key: "BCP-03", title: "Would be new", ...change }), JSON.stringify(change)).rejects.toMatchObject({ code: "INVALID" });
    }
    expect(await countRows(org.id)).toEqual(before);
    expect((await getControl(org.as(), { key: "BCP-03" })).title).not.toBe("Would be new");
  });
});
