import { describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { admin, countRows } from "@/db/testing/admin";
import { keyOf, problemOf, send } from "@/db/testing/api";
import { native } from "@/db/testing/items";
import { createApiKey } from "@/server/services/api-keys/create";
import { listApiKeys } from "@/server/services/api-keys/list";
import { revokeApiKey } from "@/server/services/api-keys/revoke";
import { makeApiKey } from "@/server/domain/access/api-key";
import { newId } from "@/server/domain/ids/ids";

import { list, pushOne } from "./v1/evidence";

const item = native({ kind: "recorded_zero", facts: { kind: "incident", period_start: "2026-01-01T00:00:00Z", period_end: "2026-03-31T00:00:00Z", query: "q" } });

/** Every way a key can be wrong. */
async function wrongKeys(org: TestOrg): Promise<Record<string, string | undefined>> {
  const good = await keyOf(org, "evidence:read", "evidence:push");
  const revoked = await createApiKey(org.as(), { name: "old", scopes: ["evidence:read"] });
  await revokeApiKey(org.as(), { id: revoked.id });
  const expired = await createApiKey(org.at("2020-01-01T00:00:00Z"), { name: "expired", scopes: ["evidence:read"], expiresInDays: 366 });
  const secret = makeApiKey(`key_${good.slice(4, 30)}`).text;
  return {
    missing: undefined, empty: "", garbage: "hunter2", revoked: revoked.key, expired: expired.key, mistyped: `${good.slice(0, 40)}${good.charAt(40) === "A" ? "B" : "A"}${good.slice(41)}`,
    "of nobody": makeApiKey(newId("apiKey")).text, "with another secret": secret, "cut short": good.slice(0, -1), "with a tail": `${good}A`, "in capitals": good.toUpperCase(),
  };
}

describe("API keys at the gate", () => {
  test("every wrong key gets the same 401, byte for byte but the request's id, and reaches nothing", async () => {
    const org = await createOrg({ adopt: false });
    const keys = await wrongKeys(org);
    const good = await keyOf(org, "evidence:read");
    const before = await countRows(org.id);
    const answers = await Promise.all(Object.entries(keys).map(async ([what, key]) => ({ what, ...(await problemOf(await send(list, { headers: key === undefined ? {} : { authorization: `Bearer ${key}` } }))) })));
    for (const { what, ...answer } of answers) expect(answer, what).toEqual({ status: 401, type: "application/problem+json", body: answers[0]?.body });
    for (const authorization of ["Basic abc", "bearer", `Token ${good}`, `bearer ${good}`, good]) expect((await send(list, { headers: { authorization } })).status).toBe(401);
    for (const key of Object.values(keys)) await send(pushOne, { body: item, headers: { authorization: `Bearer ${key}` } });
    expect(await countRows(org.id)).toEqual(before);
  });

  test("a route without parameters is given none by the framework, and answers", async () => {
    const org = await createOrg({ adopt: false });
    const bare = { params: Promise.resolve(undefined) } as unknown as { params: Promise<Record<string, string>> };
    expect((await list(new Request("http://localhost:3000/api/v1/evidence", { headers: { authorization: `Bearer ${await keyOf(org, "evidence:read")}` } }), bare)).status).toBe(200);
  });

  test("a key in the address is refused even beside a right one", async () => {
    const org = await createOrg({ adopt: false });
    const key = await keyOf(org, "evidence:read");
    for (const name of ["api_key", "apikey", "key", "token", "API_KEY"]) {
      expect((await send(list, { key, path: `/api/v1/evidence?${name}=${key}` })).status).toBe(401);
      expect((await send(list, { path: `/api/v1/evidence?limit=1&${name}=${key}` })).status).toBe(401);
    }
  });

  test.each(["access_token", "authorization", "bearer"])("a key in the address under the name %s is refused as a leaked one", async (name) => {
    const org = await createOrg({ adopt: false });
    const key = await keyOf(org, "evidence:read");
    expect((await send(list, { key, path: `/api/v1/evidence?${name}=${key}` })).status).toBe(401);
  });

  test("revoked is refused on the very next call, and twice revoked is not found", async () => {
    const org = await createOrg({ adopt: false });
    const { id, key } = await createApiKey(org.as(), { name: "CI", scopes: ["evidence:read"] });
    expect((await send(list, { key })).status).toBe(200);
    await revokeApiKey(org.as(), { id });
    expect((await send(list, { key })).status).toBe(401);
    await expect(revokeApiKey(org.as(), { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("the key's text is shown once: it is in no table, no list and no trail", async () => {
    const org = await createOrg({ adopt: false });
    const { key } = await createApiKey(org.as(), { name: "CI", scopes: ["evidence:read"] });
    const secret = key.slice(31, 74);
    const rows = await admin()`select (select string_agg(k::text, '') from api_keys k where org_id = ${org.id}) || (select string_agg(a::text, '') from audit_events a where org_id = ${org.id}) as text`;
    expect(String(rows[0]?.["text"])).toContain(key.slice(4, 30));
    expect(String(rows[0]?.["text"])).not.toContain(secret);
    expect(JSON.stringify(await listApiKeys(org.as()))).not.toContain(secret);
  });

  test("a cookie never counts here, and no answer sets one", async () => {
    const org = await createOrg({ adopt: false });
    const response = await send(list, { headers: { cookie: "proofroom.session=abc" } });
    expect(response.status).toBe(401);
    const right = await send(list, { key: await keyOf(org, "evidence:read"), headers: { cookie: "proofroom.session=abc" } });
    expect([right.status, right.headers.get("set-cookie"), right.headers.get("cache-control")]).toEqual([200, null, "private, no-store"]);
  });

  test("the answer to a write asks not to be compressed on the way, that to a read may be", async () => {
    const org = await createOrg({ adopt: false });
    const key = await keyOf(org, "evidence:push", "evidence:read");
    const written = await send(pushOne, { key, body: item });
    expect([written.status, written.headers.get("cache-control")]).toEqual([201, "private, no-store, no-transform"]);
    expect((await send(list, { key })).headers.get("cache-control")).toBe("private, no-store");
  });

  test("the last use is noted", async () => {
    const org = await createOrg({ adopt: false });
    const key = await keyOf(org, "evidence:read");
    expect((await listApiKeys(org.as()))[0]?.lastUsedAt).toBeNull();
    await send(list, { key });
    await expect.poll(async () => (await listApiKeys(org.as()))[0]?.lastUsedAt).not.toBeNull();
  });

  test("over its rate a key gets 429 that names Retry-After, and another key does not", async () => {
    const org = await createOrg({ adopt: false });
    const [key, other] = [await keyOf(org, "evidence:read"), await keyOf(org, "evidence:read")];
    await send(list, { key });
    await admin()`update rate_limits set points = 1000000 where key = ${`api/key_${key.slice(4, 30)}`}`;
    const refused = await send(list, { key });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await send(list, { key: other })).status).toBe(200);
  });
});
