import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { restoreTest } from "@/db/testing/items";
import { pushEvidence } from "@/server/services/evidence/push";
import { withdrawEvidence } from "@/server/services/evidence/withdraw";

import { getControl } from "./get";
import { listControls } from "./list";
import { updateControl } from "./update";

const START = new Date("2026-03-01T09:00:00Z");

describe("a control as of a past day", () => {
  test("shows what was promised then, by whom and since when", async () => {
    const org = await createOrg({ now: START });
    const promise = async (at: string, rtoMinutes: number | null) => updateControl(org.at(at), { key: "BCP-03", promised: { rtoMinutes } });
    await promise("2026-03-10T00:00:00Z", 45);
    await updateControl(org.at("2026-03-15T00:00:00Z"), { key: "BCP-03", promise: "Every system is restored once a quarter." });
    await promise("2026-03-20T00:00:00Z", 120);
    const at = async (asOf?: string) => (await getControl(org.at("2026-04-01T00:00:00Z"), { key: "BCP-03", asOf })).parameters.find(({ name }) => name === "rtoMinutes");
    expect(await at("2026-03-05T00:00:00Z")).toMatchObject({ promised: null, changedBy: null, changedAt: null });
    expect(await at("2026-03-18T00:00:00Z")).toMatchObject({ promised: 45, changedBy: org.owner.name, changedAt: "2026-03-10T00:00:00.000Z" });
    expect(await at()).toMatchObject({ promised: 120, changedAt: "2026-03-20T00:00:00.000Z" });
  });

  test("evidence withdrawn or replaced since is marked and no longer counted; on the day before it still stands", async () => {
    const org = await createOrg({ now: START });
    const [wrong, old] = await pushEvidence(org.as(), { items: [restoreTest("2026-02-20T10:00:00Z"), restoreTest("2026-02-21T10:00:00Z")] });
    await pushEvidence(org.at("2026-03-05T00:00:00Z"), { items: [{ ...restoreTest("2026-02-21T11:00:00Z"), supersedes: old?.id }] });
    await withdrawEvidence(org.at("2026-03-06T00:00:00Z"), { id: wrong?.id, reason: "the wrong system" });
    const shown = async (asOf?: string) => {
      const control = await getControl(org.at("2026-04-01T00:00:00Z"), { key: "BCP-03", asOf });
      const listed = (await listControls(org.at("2026-04-01T00:00:00Z"), asOf ? { asOf } : {})).find(({ key }) => key === "BCP-03");
      expect(listed?.evidenceCount).toBe(control.evidenceCount);
      return { count: control.evidenceCount, marked: control.evidence.filter(({ withdrawn, superseded }) => withdrawn || superseded).map(({ id }) => id).sort() };
    };
    expect(await shown("2026-03-04T00:00:00Z")).toEqual({ count: 2, marked: [] });
    expect(await shown()).toEqual({ count: 1, marked: [old?.id, wrong?.id].sort() });
  });
});
