import { describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { restoreTest } from "@/db/testing/items";
import { runEvaluations, takeEvaluations } from "@/db/testing/jobs";
import { getControl } from "@/server/services/controls/get";
import { listControls } from "@/server/services/controls/list";

import { getEvidence } from "./get";
import { linkEvidence } from "./link";
import { listEvidence } from "./list";
import { pushEvidence } from "./push";
import { unlinkEvidence } from "./unlink";

const PUSHED = "2026-03-06T09:00:00Z";
const UNLINKED = "2026-03-08T09:00:00Z";
const reason = "it is about another system";

async function linkedByHand(): Promise<{ org: TestOrg; id: string }> {
  const org = await createOrg({ now: new Date(PUSHED) });
  const [pushed] = await pushEvidence(org.at(PUSHED), { items: [restoreTest("2026-03-05T10:00:00Z")] });
  const id = pushed?.id ?? "";
  await linkEvidence(org.at("2026-03-07T09:00:00Z"), { id, controlKey: "GOV-02" });
  await runEvaluations(org.id);
  return { org, id };
}

/** Everywhere a link is seen: on the evidence, in both lists, at the control. */
async function seenAt(org: TestOrg, id: string, asOf?: string): Promise<boolean[]> {
  const ctx = org.as();
  const day = asOf ? { asOf } : {};
  const row = (await listControls(ctx, day)).find(({ key }) => key === "GOV-02");
  return [
    (row?.evidenceCount ?? 0) > 0, (await getControl(ctx, { key: "GOV-02", ...day })).evidence.some((item) => item.id === id),
    ...(asOf ? [] : [
      (await getEvidence(ctx, { id })).controls.some(({ key }) => key === "GOV-02"), (await listEvidence(ctx, { control: "GOV-02" })).rows.length > 0,
      (await listEvidence(ctx)).rows[0]?.controlKeys.includes("GOV-02") ?? false,
    ]),
  ];
}

describe("links made by hand", () => {
  test("a link taken away is nowhere to be seen from then on, and still there on a day before", async () => {
    const { org, id } = await linkedByHand();
    expect(await seenAt(org, id)).toEqual([true, true, true, true, true]);
    await unlinkEvidence(org.at(UNLINKED), { id, controlKey: "GOV-02", reason });
    expect(await seenAt(org, id)).toEqual([false, false, false, false, false]);
    expect(await seenAt(org, id, "2026-03-07T23:00:00Z")).toEqual([true, true]);
  });

  test("taking a link away is on record with its reason and has its control judged again", async () => {
    const { org, id } = await linkedByHand();
    await unlinkEvidence(org.at(UNLINKED), { id, controlKey: "GOV-02", reason });
    const events = await admin()`select detail, object_id, entry_id from audit_events where org_id = ${org.id} and action = 'evidence.unlinked'`;
    expect(events).toMatchObject([{ object_id: id, detail: { control: "GOV-02", reason } }]);
    expect(await admin()`select 1 from ledger.entries where org_id = ${org.id} and id = ${events[0]?.["entry_id"]}`).toHaveLength(1);
    const control = await getControl(org.as(), { key: "GOV-02" });
    expect((await takeEvaluations(org.id)).filter(({ at }) => at === new Date(UNLINKED).toISOString()).flatMap(({ controlIds }) => controlIds)).toEqual([control.id]);
  });

  test("a link can be given back, and taken away again", async () => {
    const { org, id } = await linkedByHand();
    await unlinkEvidence(org.at(UNLINKED), { id, controlKey: "GOV-02", reason });
    await linkEvidence(org.at("2026-03-09T09:00:00Z"), { id, controlKey: "GOV-02" });
    expect(await seenAt(org, id)).toEqual([true, true, true, true, true]);
    await unlinkEvidence(org.at("2026-03-10T09:00:00Z"), { id, controlKey: "GOV-02", reason });
    expect(await seenAt(org, id)).toEqual([false, false, false, false, false]);
  });

  test("a link by kind is nobody's to take away, one that is none is a conflict, and both leave nothing", async () => {
    const { org, id } = await linkedByHand();
    const before = await countRows(org.id);
    for (const [controlKey, words] of [["BCP-03", "by its kind"], ["GOV-03", "not linked"]] as const) {
      await expect(unlinkEvidence(org.as(), { id, controlKey, reason })).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining(words) });
    }
    await expect(unlinkEvidence(org.as(), { id, controlKey: "GOV-02", reason: " " })).rejects.toMatchObject({ code: "INVALID" });
    expect(await countRows(org.id)).toEqual(before);
  });

  test("two who take the same link away at once leave one record of it", async () => {
    const { org, id } = await linkedByHand();
    const answers = await Promise.allSettled([1, 2, 3].map(async () => unlinkEvidence(org.as(), { id, controlKey: "GOV-02", reason })));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await admin()`select 1 from audit_events where org_id = ${org.id} and action = 'evidence.unlinked'`).toHaveLength(1);
  });
});
