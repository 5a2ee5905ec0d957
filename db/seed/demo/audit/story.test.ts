import { expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import { native, restoreTest } from "@/db/testing/items";
import { unprovableOf } from "@/db/testing/provable";
import { listFindings } from "@/server/services/audit-findings/list";
import { listRequests } from "@/server/services/audit-requests/list";
import { getEngagement } from "@/server/services/engagements/get";
import { pushEvidence } from "@/server/services/evidence/push";
import { listRegisterEntries } from "@/server/services/registers/list";
import { listAskedSamples } from "@/server/services/samples/list-asked";
import { getSystemDescription } from "@/server/services/system-description/get";

import { DEMO_REGISTERS, fillRegisters } from "../registers";
import { SYSTEM_DESCRIPTIONS, describeSystem } from "../system-description";
import { AUDIT_STORY, newScene } from "./story";

const END = Date.parse("2026-11-20T12:00:00Z");
const dayOf = (daysBefore: number) => new Date(END - daysBefore * 86_400_000).toISOString();

test("the demo's audit is one that the rules allow: requests in every state, a sample under way, a deviation that is answered, one auditor at work and one invited, and all of it can be proven", async () => {
  const org = await createOrg({ now: new Date(END - 300 * 86_400_000) });
  const officer = (now: Date) => ({ ...org.as(), now });
  const changes = Array.from({ length: 30 }, (_, at) => native({ kind: "change_record", facts: { change_id: `c-${at}`, author: "ada", approved_by: "ben", approved_at: dayOf(61 + at), deployed_at: dayOf(60 + at), tests_passed: true, emergency: false } }));
  const items = [...changes, restoreTest(dayOf(50)), native({ kind: "access_review", facts: { completed_at: dayOf(50), reviewer: "ada" } }), native({ kind: "leaver", facts: { person_id: "x", left_at: dayOf(50) } })];
  const pushed = await pushEvidence(officer(new Date(END - 48 * 86_400_000)), { items });
  expect(pushed.filter(({ id }) => !id)).toEqual([]);
  const scene = newScene(officer(new Date(END)), (daysBefore) => dayOf(daysBefore).slice(0, 10));
  let last = Infinity;
  for (const { daysBefore, work } of AUDIT_STORY) {
    expect(daysBefore).toBeLessThanOrEqual(last);
    last = daysBefore;
    scene.officer = officer(new Date(END - daysBefore * 86_400_000));
    await work(scene);
  }
  const { requests } = await listRequests(officer(new Date(END)), { engagementId: scene.engagementId });
  expect(new Set(requests.map(({ state }) => state))).toEqual(new Set(["open", "submitted", "more_needed", "accepted"]));
  expect((await getEngagement(officer(new Date(END)), { id: scene.engagementId })).grants.map(({ state }) => state).toSorted()).toEqual(["active", "invited"]);
  expect(await listFindings(officer(new Date(END)), { engagementId: scene.engagementId })).toMatchObject([{ state: "answered", deviations: 1 }]);
  expect((await listAskedSamples(officer(new Date(END)), { engagementId: scene.engagementId }))).toHaveLength(1);
  expect(await unprovableOf(org)).toEqual([]);
});

test("the demo's registers take every entry, in the order of the days, and each says all that the law wants", async () => {
  const org = await createOrg();
  const [left, known] = [[...DEMO_REGISTERS], new Map<string, string>()];
  const days = DEMO_REGISTERS.map(({ daysBefore }) => daysBefore);
  expect(days).toEqual(days.toSorted((a, b) => b - a));
  await fillRegisters(left, known, (now) => ({ ...org.as(), now }), new Date(END), new Date(END - 250 * 86_400_000));
  expect(left.length).toBeGreaterThan(0);
  await fillRegisters(left, known, (now) => ({ ...org.as(), now }), new Date(END), new Date(END));
  expect([left, known.size]).toEqual([[], DEMO_REGISTERS.length]);
  for (const register of ["activities", "processors", "breaches", "dpias", "consents", "notices"] as const) {
    const { rows } = await listRegisterEntries(org.as(), { register });
    expect(rows.flatMap(({ name, gaps }) => (gaps > 0 ? [`${name}: ${gaps}`] : [])), register).toEqual([]);
  }
  expect(await admin()`select 1 from register_entries where org_id = ${org.id}`).toHaveLength(DEMO_REGISTERS.length);
});

test("the demo's system is described in every part but those that do not concern it, and each version says what happened since", async () => {
  const org = await createOrg({ adopt: false });
  const left = [...SYSTEM_DESCRIPTIONS];
  const day = (daysBefore: number) => dayOf(daysBefore).slice(0, 10);
  await describeSystem(left, org.as(), day, (daysBefore) => daysBefore > 200);
  expect((await getSystemDescription(org.as(), {})).version).toBe(1);
  await describeSystem(left, org.as(), day, () => true);
  const { version, content } = await getSystemDescription(org.as(), {});
  expect([left, version]).toEqual([[], SYSTEM_DESCRIPTIONS.length]);
  expect(Object.entries(content).flatMap(([part, said]) => (said.length === 0 ? [part] : []))).toEqual(["criteriaLeftOut"]);
});
