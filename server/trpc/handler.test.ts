import { beforeAll, describe, expect, test } from "vitest";

import { createOrg, type TestOrg } from "@/db/seed/factories";
import { countRows } from "@/db/testing/admin";
import { fromPage, signedIn } from "@/db/testing/browser";

import { handleTrpc } from "./handler";

const JSON_TYPE = { "content-type": "application/json" };
let org: TestOrg;
let cookie = "";
beforeAll(async () => {
  org = await createOrg({ adopt: false });
  cookie = await signedIn(org.owner.id);
}, 60_000);

const query = (path: string, given: { cookie?: string } = { cookie }) => handleTrpc(fromPage(`/api/trpc/${org.slug}/${path}`, given), org.slug);
const mutate = (path: string, body: string, headers: Record<string, string> = {}) => handleTrpc(fromPage(`/api/trpc/${org.slug}/${path}`, { cookie, method: "POST", body, headers: { ...JSON_TYPE, ...headers } }), org.slug);

/** A body made as it is read, so that what was read can be counted. */
function endless(totalBytes: number) {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (sent >= totalBytes) return controller.close();
      sent += 1 << 20;
      controller.enqueue(new Uint8Array(1 << 20).fill(32));
    },
  }, { highWaterMark: 0 });
  return { body, read: () => sent };
}

describe("the HTTP door of tRPC", () => {
  test("answers a member, and nobody else, without a cache and without a stack", async () => {
    const right = await query("organization.get");
    expect([right.status, right.headers.get("cache-control"), right.headers.get("x-content-type-options")]).toEqual([200, "private, no-store", "nosniff"]);
    const wrong = await query("organization.get", {});
    expect(wrong.status).toBe(401);
    expect(await wrong.text()).not.toMatch(/stack|node_modules|\.ts/);
  });

  test("a change by GET, from another site, from nowhere or in another content type changes nothing", async () => {
    const before = await countRows(org.id);
    const input = JSON.stringify({ name: "Taken over", timezone: "UTC" });
    expect((await query(`organization.update?input=${encodeURIComponent(input)}`)).status).toBe(405);
    const foreign: Record<string, string>[] = [{ origin: "https://evil.example" }, { origin: "null" }, { origin: "https://evil.example", "x-forwarded-host": "evil.example" }];
    for (const headers of foreign) expect((await mutate("organization.update", input, headers)).status).toBe(403);
    for (const type of ["text/plain", "application/x-www-form-urlencoded"]) expect((await mutate("organization.update", input, { "content-type": type })).status).toBeGreaterThanOrEqual(400);
    expect(await countRows(org.id)).toEqual(before);
  });

  test("malformed calls are 4xx", async () => {
    for (const path of ["nothing.here", "organization", "organization.get?batch=1&input=%7B", "evidence.list?input=%7B", "evidence.list?input=%22x%22", "__proto__.get", "constructor", "evidence.list?input=%E0%A4%A"]) {
      const answer = await query(path);
      expect(answer.status, path).toBeGreaterThanOrEqual(200);
      expect(answer.status, path).toBeLessThan(500);
    }
    for (const body of ["", "{", "null", "[]", "\u0000"]) expect((await mutate("organization.update", body)).status, body).toBe(400);
  });

  test("more than twenty calls in one request are refused", async () => {
    const paths = Array.from({ length: 21 }, () => "organization.get").join(",");
    expect((await query(`${paths}?batch=1`)).status).toBe(400);
    expect((await query(`${paths.slice(17)}?batch=1`)).status).toBe(200);
  });

  test.each([["account.requestSignInLink"], ["evidence.push"]])("a body of 40 MB to %s is 413 and not read to its end", async (path) => {
    const stream = endless(40 << 20);
    const answer = await handleTrpc(fromPage(`/api/trpc/${org.slug}/${path}`, { method: "POST", body: stream.body, headers: JSON_TYPE, cookie: path === "evidence.push" ? cookie : undefined }), org.slug);
    expect(stream.read()).toBeLessThan(20 << 20);
    expect(answer.status).toBe(413);
  });
});
