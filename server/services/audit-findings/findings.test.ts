import { describe, expect, test } from "vitest";

import { asAuditor } from "@/db/client";
import { createOrg, type TestOrg } from "@/db/seed/factories";
import { countRows, trailOf } from "@/db/testing/admin";
import { letAuditorIn } from "@/db/testing/audits";
import { addMember, newIp } from "@/db/testing/people";
import { resolveAuditor, type AuditorContext } from "@/server/services/access/resolve-auditor";
import type { ServiceContext } from "@/server/services/context";
import { moveEngagement } from "@/server/services/engagements/move";
import { getEvidence } from "@/server/services/evidence/get";
import { pushEvidence } from "@/server/services/evidence/push";

import { actOnFinding } from "./act";
import { getFinding } from "./get";
import { listFindings } from "./list";
import { raiseFinding } from "./raise";

const NOW = new Date("2026-06-01T10:00:00Z");
const RAISED = { title: "Leavers kept their accounts", severity: "medium", controls: ["BCP-03"], criteria: ["CC6.2"], population: "Leavers of 2026", tested: 25, deviations: 2, deviating: ["L-4", "L-9"] };
const refused = async (work: Promise<unknown>) => work.then(() => "DONE", (error: unknown) => (error as { code?: string }).code ?? String(error));

type Room = { org: TestOrg; engagementId: string; inside: <T>(work: (ctx: AuditorContext) => Promise<T>) => Promise<T> };
async function openRoom(): Promise<Room> {
  const org = await createOrg({ now: NOW });
  const { engagementId, user } = await letAuditorIn(org);
  const ctx = await resolveAuditor(engagementId, user, { now: NOW, requestId: null, ip: newIp(), userAgent: "test" });
  return { org, engagementId, inside: async (work) => asAuditor(engagementId, async () => work(ctx)) };
}
const respond = (org: TestOrg, ownerId = org.owner.id) => ({ act: "respond", cause: "No ticket was opened", mitigation: "No sign-in after leaving", correction: "A rule in the directory", ownerId, dueOn: "2026-07-01" });

describe("findings of an audit", () => {
  test("response, repair with evidence, a failed and a passed retest and closure are each on the ledger, and the deviation stays as first stated", async () => {
    const { org, engagementId, inside } = await openRoom();
    const { id } = await inside(async (ctx) => raiseFinding(ctx, RAISED));
    const before = await trailOf(org.id);
    const [item] = await pushEvidence(org.as(), { items: [{ content: { text: "the rule" }, title: "Rule", asDocument: true }] });
    const seen = async () => refused(inside(async (ctx) => getEvidence(ctx, { id: item?.id })));
    expect(await seen()).toBe("NOT_FOUND");
    const [mine, theirs] = [async (said: object) => actOnFinding(org.as(), { id, said }), async (said: object) => inside(async (ctx) => actOnFinding(ctx, { id, said }))];
    expect(await refused(mine({ act: "remediate", text: "Done", doneOn: "2026-06-02" }))).toBe("CONFLICT");
    await mine(respond(org));
    await mine({ act: "remediate", text: "The rule is on", doneOn: "2026-06-02", evidenceIds: [item?.id] });
    expect(await seen()).toBe("DONE");
    await theirs({ act: "retest", passed: false, tested: 10, deviations: 1, text: "L-31 again" });
    await mine({ act: "remediate", text: "The rule holds for contractors too", doneOn: "2026-06-05" });
    await theirs({ act: "retest", passed: true, tested: 10, deviations: 0, text: "None" });
    await theirs({ act: "close", text: "Answered" });
    const detail = await getFinding(org.as(), { id });
    expect(detail).toMatchObject({ number: "F-1", state: "closed", tested: 25, deviations: 2, first: { deviating: ["L-4", "L-9"] }, controls: ["BCP-03"] });
    expect(detail.events.map(({ side, said }) => `${side} ${said.act}`)).toEqual(["organization respond", "organization remediate", "auditor retest", "organization remediate", "auditor retest", "auditor close"]);
    // one for the evidence that was pushed
    expect((await trailOf(org.id)).entries - before.entries).toBe(7);
    expect(await listFindings(org.as(), { engagementId })).toMatchObject([{ state: "closed", deviations: 2, responseDueOn: "2026-07-01" }]);
  });

  test("a correction and a withdrawal by the auditor stand beside what was first said", async () => {
    const { org, engagementId, inside } = await openRoom();
    const { id } = await inside(async (ctx) => raiseFinding(ctx, RAISED));
    await inside(async (ctx) => actOnFinding(ctx, { id, said: { act: "correct", text: "L-9 left a day later", population: RAISED.population, tested: 25, deviations: 1, deviating: ["L-4"] } }));
    await inside(async (ctx) => actOnFinding(ctx, { id, said: { act: "withdraw", text: "Not a leaver" } }));
    expect(await getFinding(org.as(), { id })).toMatchObject({ state: "withdrawn", isCorrected: true, facts: { deviations: 1 }, first: { deviations: 2 } });
    expect(await listFindings(org.as(), { engagementId })).toHaveLength(1);
  });

  test("neither side does what is the other's, and nothing of another organization or engagement is there", async () => {
    const [mine, theirs] = [await openRoom(), await openRoom()];
    const { id } = await mine.inside(async (ctx) => raiseFinding(ctx, RAISED));
    const stranger = await addMember(theirs.org.id, "owner");
    const [foreign] = await pushEvidence(theirs.org.as(), { items: [{ content: { text: "theirs" }, title: "Theirs", asDocument: true }] });
    const counts = await countRows(mine.org.id, theirs.org.id);
    const auditors = [{ act: "grade", severity: "low", text: "x" }, { act: "withdraw", text: "x" }, { act: "retest", passed: true, tested: 1, deviations: 0, text: "x" }, { act: "close", text: "x" }];
    for (const said of auditors) expect(await refused(actOnFinding(mine.org.as(), { id, said })), said.act).toBe("FORBIDDEN");
    for (const said of [respond(mine.org), { act: "remediate", text: "x", doneOn: "2026-06-01" }]) expect(await refused(mine.inside(async (ctx) => actOnFinding(ctx, { id, said })))).toBe("FORBIDDEN");
    expect(await refused((raiseFinding as (ctx: ServiceContext, input: unknown) => Promise<unknown>)(mine.org.as(), RAISED))).toBe("FORBIDDEN");
    expect(await refused(actOnFinding(mine.org.as("audits:read"), { id, said: { act: "comment", text: "x" } }))).toBe("FORBIDDEN");
    expect(await refused(actOnFinding(mine.org.as(), { id, said: respond(mine.org, stranger.id) }))).toBe("NOT_FOUND");
    expect(await refused(mine.inside(async (ctx) => raiseFinding(ctx, { ...RAISED, evidenceIds: [foreign?.id] })))).toBe("NOT_FOUND");
    expect(await refused(mine.inside(async (ctx) => raiseFinding(ctx, { ...RAISED, controls: ["XXX-99"] })))).toBe("INVALID");
    for (const [verb, input] of [[getFinding, { id }], [actOnFinding, { id, said: { act: "comment", text: "x" } }]] as const) {
      expect(await refused(verb(theirs.org.as(), input))).toBe("NOT_FOUND");
      expect(await refused(theirs.inside(async (ctx) => verb(ctx, input)))).toBe("NOT_FOUND");
    }
    expect(await refused(mine.inside(async (ctx) => listFindings(ctx, { engagementId: theirs.engagementId })))).toBe("NOT_FOUND");
    expect(await countRows(mine.org.id, theirs.org.id)).toEqual(counts);
  });

  test("two at once: both comments stay in an order, of two closures one counts; a closed audit takes responses, an ended one nothing", async () => {
    const { org, engagementId, inside } = await openRoom();
    const { id } = await inside(async (ctx) => raiseFinding(ctx, RAISED));
    await Promise.all(["a", "b"].map(async (text) => actOnFinding(org.as(), { id, said: { act: "comment", text } })));
    await moveEngagement(org.as(), { id: engagementId, phase: "closed" });
    await actOnFinding(org.as(), { id, said: respond(org) });
    const closed = await Promise.all(["a", "b"].map(async (text) => refused(inside(async (ctx) => actOnFinding(ctx, { id, said: { act: "close", text } })))));
    expect(closed.toSorted()).toEqual(["CONFLICT", "DONE"]);
    expect((await getFinding(org.as(), { id })).events).toHaveLength(4);
    await moveEngagement(org.as(), { id: engagementId, phase: "ended" });
    expect(await refused(actOnFinding(org.as(), { id, said: { act: "comment", text: "late" } }))).toBe("CONFLICT");
    expect(await refused(inside(async (ctx) => raiseFinding(ctx, RAISED)))).toBe("CONFLICT");
    expect((await getFinding(org.as(), { id })).acts).toEqual([]);
  });
});
