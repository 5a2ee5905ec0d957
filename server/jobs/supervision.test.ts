import { randomBytes } from "node:crypto";

import { afterEach, describe, expect, test, vi } from "vitest";

import { queueStatement, withOrg } from "@/db/client";
import { createOrg } from "@/db/seed/factories";
import { admin } from "@/db/testing/admin";

import { log } from "../log";
import { enqueue } from "../services/jobs/enqueue";
import * as queue from "../services/jobs/open-queue";

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const stop of stops.splice(0)) await stop();
});

async function openWatched(): Promise<Awaited<ReturnType<typeof queue.openQueue>>> {
  const boss = await queue.openQueue("system");
  stops.push(async () => boss.stop({ graceful: false }));
  return boss;
}

/** A queue of the test's own, made as the migration makes the others. */
async function ownQueue(): Promise<string> {
  const name = `test-${randomBytes(5).toString("hex")}`;
  await admin()`select pgboss.create_queue(${name}, ${admin().json({ policy: "standard", retryLimit: 2, retryDelay: 0, expireInSeconds: 1, retentionSeconds: 600, deletionSeconds: 600 })})`;
  return name;
}

describe("supervision of jobs", () => {
  test("the job of a worker that was killed runs again after its expiry, and the log stays free of errors", async () => {
    const errors = vi.spyOn(log(), "error");
    const name = await ownQueue();
    const killed = await openWatched();
    const id = await killed.send(name, { orgId: "none" });
    expect((await killed.fetch(name)).map((job) => job.id)).toEqual([id]);
    await killed.stop({ graceful: false });
    const heir = await openWatched();
    expect(await heir.fetch(name)).toEqual([]);
    await admin()`update pgboss.job set started_on = now() - interval '1 minute' where id = ${id}`;
    await heir.supervise(name);
    expect((await heir.fetch(name)).map((job) => job.id)).toEqual([id]);
    await heir.supervise();
    expect(errors).not.toHaveBeenCalled();
  });

  test("a transaction of the queue that breaks off leaves a connection that works", async () => {
    for (let i = 0; i < 8; i++) await expect(queueStatement("system", "BEGIN; select 1; select 1/0; COMMIT;")).rejects.toThrow("division by zero");
    const answers = await Promise.all(Array.from({ length: 8 }, async () => queueStatement("system", "BEGIN; select 2 as n; COMMIT;")));
    expect(answers.map(({ rows }) => rows)).toEqual(Array.from({ length: 8 }, () => [{ n: 2 }]));
  });
});

test("a queue that could not be opened is opened for the next job", async () => {
  const org = await createOrg({ adopt: false });
  (globalThis as { proofroomSender?: unknown }).proofroomSender = undefined;
  vi.spyOn(queue, "openQueue").mockRejectedValueOnce(new Error("the database is away"));
  const send = async () => withOrg(org.id, async (tx) => enqueue(tx, "make-report", { orgId: org.id, reportId: "none" }));
  await expect(send()).rejects.toThrow("the database is away");
  await send();
  expect(await admin()`select 1 from pgboss.job where data->>'orgId' = ${org.id}`).toHaveLength(1);
  await admin()`delete from pgboss.job where data->>'orgId' = ${org.id}`;
});
