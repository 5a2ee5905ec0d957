import { describe, expect, test, vi } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { restoreTest } from "@/db/testing/items";
import { runEvaluations } from "@/db/testing/jobs";
import { pushEvidence } from "@/server/services/evidence/push";
import { reviewEvidence } from "@/server/services/evidence/review";
import { withdrawEvidence } from "@/server/services/evidence/withdraw";

import { getControl } from "./get";
import { judgeGroups } from "./judge-groups";
import { listControls } from "./list";
import { updateControl } from "./update";

const reads = vi.hoisted(() => ({ count: 0 }));
vi.mock("./load-records", async (original) => {
  const real = await original<typeof import("./load-records")>();
  return { ...real, loadRecords: async (...given: Parameters<typeof real.loadRecords>) => { reads.count += 1; return real.loadRecords(...given); } };
});

const START = new Date("2026-03-01T09:00:00Z");

/** The state shown at a moment, and whether records had to be read for it. */
async function shown(org: TestOrg, at: string): Promise<[string, number]> {
  reads.count = 0;
  const { state } = await getControl(org.at(at), { key: "BCP-03" });
  return [state, reads.count];
}

describe("today's verdict", () => {
  test("is the stored one and reads no record, until something it stands on changes or time turns it", async () => {
    const org = await createOrg({ now: START });
    const [item] = await pushEvidence(org.at("2026-03-02T00:00:00Z"), { items: [restoreTest("2026-03-01T10:00:00Z")] });
    expect(await shown(org, "2026-03-02T00:01:00Z")).toEqual(["pass", 1]);
    await runEvaluations(org.id);
    expect(await shown(org, "2026-03-02T00:02:00Z")).toEqual(["pass", 0]);
    expect(await shown(org, "2026-06-20T00:00:00Z")).toEqual(["stale", 1]);
    await reviewEvidence(org.at("2026-03-03T00:00:00Z"), { id: item?.id, state: "rejected", note: "no" });
    expect(await shown(org, "2026-03-03T00:01:00Z")).toEqual(["no_evidence", 1]);
    await reviewEvidence(org.at("2026-03-04T00:00:00Z"), { id: item?.id, state: "accepted" });
    await runEvaluations(org.id);
    expect(await shown(org, "2026-03-04T00:01:00Z")).toEqual(["pass", 0]);
    await updateControl(org.at("2026-03-05T00:00:00Z"), { key: "BCP-03", promised: { rtoMinutes: 5 } });
    expect(await shown(org, "2026-03-05T00:00:00Z")).toEqual(["fail", 0]);
    await withdrawEvidence(org.at("2026-03-06T00:00:00Z"), { id: item?.id, reason: "the wrong system" });
    expect(await shown(org, "2026-03-06T00:01:00Z")).toEqual(["no_evidence", 1]);
  });

  test("is the same however few records are judged at once, and no control is left out", async () => {
    const org = await createOrg({ now: START });
    await pushEvidence(org.as(), { items: [restoreTest("2026-02-27T10:00:00Z"), restoreTest("2026-02-28T10:00:00Z")] });
    const ids = (await listControls(org.as())).map(({ id }) => id);
    const [whole, parts] = [await judgeGroups(org.id, ids), await judgeGroups(org.id, ids, 1)];
    expect(whole).toHaveLength(1);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flat().sort()).toEqual(ids.toSorted());
  });
});
