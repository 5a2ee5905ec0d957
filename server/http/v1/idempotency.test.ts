import { describe, expect, test, vi } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { keyOf, problemOf, send } from "@/db/testing/api";
import { native } from "@/db/testing/items";
import { listEvidence } from "@/server/services/evidence/list";
import { forgetOldKeys } from "@/server/services/idempotency/forget-old";
import { once as runOnce } from "@/server/services/idempotency/once";

import { pushBatch, pushOne } from "./evidence";
import { make } from "./reports";

const zero = (query: string) => native({ kind: "recorded_zero", facts: { kind: "incident", period_start: "2026-01-01T00:00:00Z", period_end: "2026-03-31T00:00:00Z", query } });
const once = (key: string) => ({ "idempotency-key": key });
const bare = async () => {
  const org = await createOrg({ adopt: false });
  return { org, key: await keyOf(org, "evidence:push", "evidence:read", "reports:make") };
};

describe("Idempotency-Key", () => {
  test("the same key and body is given the same answer again, marked, and there is one item", async () => {
    const { org, key } = await bare();
    const call = { key, body: zero("a"), headers: once("k1") };
    const [first, second] = [await send(pushOne, call), await send(pushOne, call)];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect([first.headers.get("idempotent-replayed"), second.headers.get("idempotent-replayed")]).toEqual([null, "true"]);
    expect(await second.json()).toEqual(await first.json());
    expect((await listEvidence(org.as())).rows).toHaveLength(1);
  });

  test("the same key with another body is 422, in one byte of difference, and changes nothing", async () => {
    const { org, key } = await bare();
    await send(pushOne, { key, body: zero("a"), headers: once("k1") });
    const before = await countRows(org.id);
    expect(await problemOf(await send(pushOne, { key, body: zero("b"), headers: once("k1") }))).toMatchObject({ status: 422, body: { code: "UNPROCESSABLE" } });
    expect((await send(pushOne, { key, body: `${JSON.stringify(zero("a"))} `, headers: once("k1") })).status).toBe(422);
    expect(await countRows(org.id)).toEqual(before);
  });

  test("fifty at once with one key make one item; each gets the answer or is told to ask again", async () => {
    const { org, key } = await bare();
    const call = { key, body: zero("a"), headers: once("k1") };
    const answers = await Promise.all(Array.from({ length: 50 }, async () => send(pushOne, call)));
    expect(new Set(answers.map((answer) => answer.status)).isSubsetOf(new Set([201, 409]))).toBe(true);
    expect(answers.filter((answer) => answer.status === 201 && !answer.headers.has("idempotent-replayed"))).toHaveLength(1);
    expect((await listEvidence(org.as())).rows).toHaveLength(1);
    const after = await send(pushOne, call);
    expect([after.status, after.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
  });

  test("a refused content is not kept: mended it may use the key again", async () => {
    const { org, key } = await bare();
    expect((await send(pushOne, { key, body: { content: { text: "no format at all" } }, headers: once("k1") })).status).toBe(422);
    expect((await send(pushOne, { key, body: { content: 5 }, headers: once("k1") })).status).toBe(400);
    expect((await send(pushOne, { key, body: zero("a"), headers: once("k1") })).status).toBe(201);
    expect((await listEvidence(org.as())).rows).toHaveLength(1);
  });

  test("the key is one key's and one route's own", async () => {
    const { org, key } = await bare();
    const other = await keyOf(org, "evidence:push");
    await send(pushOne, { key, body: zero("a"), headers: once("k1") });
    expect((await send(pushOne, { key: other, body: zero("b"), headers: once("k1") })).status).toBe(201);
    expect((await send(pushBatch, { key, body: { items: [zero("c")] }, headers: once("k1") })).status).toBe(200);
    expect((await send(make, { key, body: { kind: "control_tests", from: "2026-01-01", to: "2026-01-31" }, headers: once("k1") })).status).toBe(202);
    const dry = await send(pushOne, { key, body: zero("a"), headers: once("k1"), path: "/api/v1/evidence?dry_run=true" });
    expect(await dry.json()).toMatchObject({ status: "dry_run", id: null });
    const foreign = await bare();
    expect((await send(pushOne, { key: foreign.key, body: zero("d"), headers: once("k1") })).status).toBe(201);
  });

  test("a report asked for twice with one key is one report at one address", async () => {
    const { org, key } = await bare();
    const call = { key, body: { kind: "control_tests", from: "2026-01-01", to: "2026-01-31" }, headers: once("r1") };
    const [first, second] = [await send(make, call), await send(make, call)];
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect((await countRows(org.id))[`${org.id} public.reports`]).toBe(1);
  });

  test("an empty and an overlong key are refused", async () => {
    const { key } = await bare();
    for (const text of ["", "k".repeat(256)]) expect((await send(pushOne, { key, body: zero("a"), headers: once(text) })).status).toBe(400);
    expect((await send(pushOne, { key, body: zero("a"), headers: once("k".repeat(255)) })).status).toBe(201);
  });

  test("a first request that died is taken over, and what it had stored already is not stored twice", async () => {
    const { org, key } = await bare();
    await send(pushOne, { key, body: zero("a"), headers: once("k1") });
    await admin()`update idempotency_keys set status = null, body = null, locked_until = now() + interval '1 minute' where org_id = ${org.id}`;
    expect((await send(pushOne, { key, body: zero("a"), headers: once("k1") })).status).toBe(409);
    await admin()`update idempotency_keys set locked_until = now() - interval '1 second' where org_id = ${org.id}`;
    const retried = await send(pushOne, { key, body: zero("a"), headers: once("k1") });
    expect([retried.status, await retried.json()]).toMatchObject([200, { status: "duplicate", number: 1 }]);
    expect((await listEvidence(org.as())).rows).toHaveLength(1);
  });

  test("a report whose answer could not be kept is answered as what it is, and asked for again it is the same report", async () => {
    const { org, key } = await bare();
    const call = { key, body: { kind: "control_tests", from: "2026-01-01", to: "2026-01-31" }, headers: once("r1") };
    await admin().unsafe(`create function refuse_answer() returns trigger language plpgsql as $$ begin if new.org_id = '${org.id}' and new.status is not null then raise exception 'no room'; end if; return new; end $$`);
    await admin().unsafe("create trigger refuse_answer before update on idempotency_keys for each row execute function refuse_answer()");
    const first = await send(make, call).finally(async () => admin().unsafe("drop function refuse_answer() cascade"));
    expect(first.status).toBe(202);
    expect((await send(make, call)).status).toBe(409);
    await admin()`update idempotency_keys set locked_until = now() - interval '1 second' where org_id = ${org.id}`;
    for (let i = 0; i < 2; i++) {
      const again = await send(make, call);
      expect([again.status, again.headers.get("location"), again.headers.get("idempotent-replayed")]).toEqual([202, first.headers.get("location"), "true"]);
    }
    expect((await countRows(org.id))[`${org.id} public.reports`]).toBe(1);
  });

  test("a run that lives is not taken over, however long it takes, and one that was taken over keeps no answer", async () => {
    const { org } = await bare();
    const call = { route: "test", key: "k1", request: new Uint8Array() };
    const context = (requestId: string) => ({ ...org.as(), requestId });
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const [begun, work] = [Promise.withResolvers<void>(), Promise.withResolvers<{ status: number; body: unknown }>()];
    const slow = runOnce(context("run-1"), call, async () => { begun.resolve(); return work.promise; });
    await begun.promise;
    const lockedUntil = async () => (await admin()<{ until: Date }[]>`select locked_until as until from idempotency_keys where org_id = ${org.id}`)[0]?.until.getTime() ?? 0;
    await admin()`update idempotency_keys set locked_until = now() - interval '1 second' where org_id = ${org.id}`;
    vi.advanceTimersByTime(10_000);
    vi.useRealTimers();
    await expect.poll(async () => (await lockedUntil()) - Date.now()).toBeGreaterThan(20_000);
    await expect(runOnce(context("run-2"), call, async () => ({ status: 200, body: 2 }))).rejects.toMatchObject({ code: "CONFLICT" });
    await admin()`update idempotency_keys set locked_until = now() - interval '1 second' where org_id = ${org.id}`;
    expect(await runOnce(context("run-3"), call, async () => ({ status: 200, body: 3 }))).toMatchObject({ body: 3, replayed: false });
    work.resolve({ status: 200, body: 1 });
    expect(await slow).toMatchObject({ body: 1 });
    expect(await runOnce(context("run-4"), call, async () => ({ status: 200, body: 4 }))).toMatchObject({ body: 3, replayed: true });
  });

  test("a failure that is no refusal leaves the run known, and the next request takes over at once", async () => {
    const { org } = await bare();
    const seen: string[] = [];
    const call = { route: "test", key: "k1", request: new Uint8Array(), recover: async (runId: string) => { seen.push(runId); return undefined; } };
    await expect(runOnce({ ...org.as(), requestId: "run-1" }, call, async () => { throw new Error("the connection broke at the commit"); })).rejects.toThrow("broke");
    expect(await runOnce({ ...org.as(), requestId: "run-2" }, call, async () => ({ status: 200, body: 2 }))).toMatchObject({ body: 2 });
    expect(seen).toEqual(["run-1"]);
  });

  test("the worker removes keys of yesterday, by an index, and no others", async () => {
    const { org, key } = await bare();
    await send(pushOne, { key, body: zero("a"), headers: once("old") });
    await admin()`update idempotency_keys set created_at = now() - interval '24 hours 1 minute' where org_id = ${org.id}`;
    await send(pushOne, { key, body: zero("b"), headers: once("new") });
    expect(await forgetOldKeys(new Date())).toBeGreaterThanOrEqual(1);
    expect(await admin()`select key from idempotency_keys where org_id = ${org.id}`).toEqual([{ key: "new" }]);
    const plan = await admin().begin(async (tx) => {
      await tx`set local enable_seqscan = off`;
      return tx`explain select 1 from idempotency_keys where org_id = ${org.id} and created_at < now() - interval '1 day'`;
    });
    expect(JSON.stringify(plan)).toContain("idempotency_keys_age_idx");
  });

  test("after a day a key is forgotten, not before", async () => {
    const { org, key } = await bare();
    const call = { key, body: zero("a"), headers: once("k1") };
    await send(pushOne, call);
    await admin()`update idempotency_keys set created_at = now() - interval '23 hours 59 minutes' where org_id = ${org.id}`;
    expect((await send(pushOne, call)).headers.get("idempotent-replayed")).toBe("true");
    await admin()`update idempotency_keys set created_at = now() - interval '24 hours 1 minute' where org_id = ${org.id}`;
    expect((await send(pushOne, call)).headers.get("idempotent-replayed")).toBeNull();
  });

  test("the answer of a batch with refused items is kept as it was given", async () => {
    const { key } = await bare();
    const call = { key, body: { items: [zero("a"), { content: { text: "nothing known" } }] }, headers: once("b1") };
    const [first, second] = [await send(pushBatch, call), await send(pushBatch, call)];
    expect([first.status, second.status]).toEqual([207, 207]);
    expect(await second.json()).toEqual(await first.json());
  });
});
