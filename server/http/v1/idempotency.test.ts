import { describe, expect, test } from "vitest";

import { createOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { keyOf, problemOf, send } from "@/db/testing/api";
import { native } from "@/db/testing/items";
import { listEvidence } from "@/server/services/evidence/list";

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
