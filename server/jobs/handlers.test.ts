import type { Job } from "pg-boss";
import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";
import type { Jobs } from "@/server/domain/jobs/queue";

import { runJobs } from "./handlers";

type Evaluation = Jobs["evaluate-controls"];

async function jobFor(orgId: string, id: string): Promise<Job<Evaluation>> {
  const rows = await admin()<{ id: string }[]>`select id from controls where org_id = ${orgId} order by key limit 2`;
  return { id, name: "evaluate-controls", data: { orgId, at: new Date().toISOString(), controlIds: rows.map((row) => row.id) } } as Job<Evaluation>;
}

describe("a batch of jobs", () => {
  test("one organization that cannot be judged fails its own jobs with their reason, and the others are judged", async () => {
    const [first, bad, last] = [await createOrg(), await createOrg(), await createOrg()];
    await admin()`update organizations set zones = '[{"from":"1970-01-01T00:00:00Z","timezone":"Nowhere/None"}]', timezone = 'Nowhere/None' where org_id = ${bad.id}`;
    const jobs = [await jobFor(first.id, "1"), await jobFor(bad.id, "2"), await jobFor(last.id, "3"), await jobFor(bad.id, "4"), await jobFor(first.id, "5")];
    const results = await runJobs("evaluate-controls", jobs);
    expect(Object.fromEntries(results.map(({ id, status }) => [id, status]))).toEqual({ 1: "completed", 2: "failed", 3: "completed", 4: "failed", 5: "completed" });
    expect(results.find(({ id }) => id === "2")?.output).toMatchObject({ message: expect.stringMatching(/./) as string });
    for (const { id } of [first, last]) expect(await admin()`select 1 from control_status where org_id = ${id} and evaluated_at > now() - interval '1 minute'`).not.toHaveLength(0);
  });
});
