import { describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";

import { getEvidence } from "../evidence/get";
import { pushEvidence } from "../evidence/push";
import { supplyFacts } from "../evidence/supply-facts";
import { addToRegister } from "./add";
import { endStandingAnswer } from "./end";
import { listRegister } from "./list";

/** Who tested, as a new record of a system that does not say so shows it. */
async function testerOf(org: TestOrg, system: string, executedAt: string): Promise<unknown> {
  const [pushed] = await pushEvidence(org.as(), { items: [restoreTest(executedAt, { system_id: system, tester: null })] });
  const fact = (await getEvidence(org.as(), { id: pushed?.id })).records[0]?.facts.find(({ name }) => name === "tester");
  return fact?.source === "missing" ? "missing" : [fact?.value, fact?.source];
}

const forAll = { kind: "restore_test", fact: "tester", value: "ada" };
const forOne = { ...forAll, value: "grace", subject: { fact: "system_id", value: "db-2" } };

describe("the register", () => {
  test("fills what a record leaves open, for one subject before all, until it is ended", async () => {
    const org = await createOrg({ adopt: false });
    await addToRegister(org.as(), forAll);
    const { id } = await addToRegister(org.as(), forOne);
    expect([await testerOf(org, "db-1", "2026-03-01T10:00:00Z"), await testerOf(org, "db-2", "2026-03-02T10:00:00Z")]).toEqual([["ada", "register"], ["grace", "register"]]);
    await endStandingAnswer(org.as(), { id });
    expect(await testerOf(org, "db-2", "2026-03-03T10:00:00Z")).toEqual(["ada", "register"]);
    for (const { id: each } of (await listRegister(org.as())).filter(({ endedAt }) => endedAt === null)) await endStandingAnswer(org.as(), { id: each });
    expect(await testerOf(org, "db-2", "2026-03-04T10:00:00Z")).toBe("missing");
  });

  test("says of each answer for what, by whom and since when; a newer one for the same ends the older and nothing else", async () => {
    const org = await createOrg({ adopt: false });
    await addToRegister(org.at("2026-03-01T09:00:00Z"), forAll);
    await addToRegister(org.at("2026-03-02T09:00:00Z"), forOne);
    await addToRegister(org.at("2026-03-03T09:00:00Z"), { ...forAll, value: "lin" });
    const [pushed] = await pushEvidence(org.as(), { items: [restoreTest("2026-03-01T10:00:00Z")] });
    await supplyFacts(org.at("2026-03-04T09:00:00Z"), { id: pushed?.id, answers: [{ ...forAll, value: "mo" }], remember: true });
    const subject = { fact: "system_id", value: "db-2" };
    expect(await listRegister(org.as())).toMatchObject([
      { value: "mo", subject: null, at: "2026-03-04T09:00:00.000Z", endedAt: null }, { value: "grace", subject, at: "2026-03-02T09:00:00.000Z", endedAt: null },
      { value: "lin", subject: null, endedAt: "2026-03-04T09:00:00.000Z" }, { value: "ada", kind: "restore_test", fact: "tester", endedAt: "2026-03-03T09:00:00.000Z" },
    ]);
  });

  test("each change is on record and in the ledger once; ending twice is not found", async () => {
    const org = await createOrg({ adopt: false });
    const { id } = await addToRegister(org.as(), forOne);
    await endStandingAnswer(org.as(), { id });
    await expect(endStandingAnswer(org.as(), { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const events = await admin()`select e.action, e.detail from audit_events e join ledger.entries l on l.org_id = e.org_id and l.id = e.entry_id where e.org_id = ${org.id} and e.object_id = ${id} order by e.at, e.id`;
    expect(events).toMatchObject([{ action: "standing_answer.added", detail: forOne }, { action: "standing_answer.ended", detail: { kind: "restore_test", fact: "tester", value: "grace" } }]);
  });

  test("an answer that cannot be the fact is refused with its field, and leaves nothing", async () => {
    const org = await createOrg({ adopt: false });
    const before = await countRows(org.id);
    for (const [change, field] of [
      [{ value: 5 }, "value"], [{ value: "" }, "value"], [{ fact: "nonsense" }, "fact"], [{ kind: "nonsense" }, "fact"], [{ subject: { fact: "nonsense", value: "a" } }, "subject.fact"], [{ subject: { fact: "tester", value: "a" } }, "subject.fact"],
      [{ subject: { fact: "system_id", value: " " } }, "subject.value"],
    ] as const) await expect(addToRegister(org.as(), { ...forAll, ...change }), JSON.stringify(change)).rejects.toMatchObject({ code: "INVALID", details: [{ field }] });
    expect(await countRows(org.id)).toEqual(before);
  });
});
